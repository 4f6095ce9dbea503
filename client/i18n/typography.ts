const NO_BREAK_SPACE = "\u00a0";

/** Short words and initials that must not hang at a line's end: «и», «в», «на», «г. Каменск», «А. П. Лебедев», «№ 5». */
const hanging = /(?<=^|[\s(«„])((?:[а-яё]{1,2}|г\.|[А-ЯЁ]\.|№)) (?=\S)/gu;
/** A number and what it counts: `42 %`, `3 047`, `1,2 МБ`. */
const beforeUnit = /(\d) (?=[%‰₽°]|\d{3}(?!\d))/gu;

/** Puts no-break spaces where Russian setting asks for them. People type plain ones. Length and words stay. */
export const tidy = (text: string): string =>
  // Twice: of two short words in a row («и в 2026»), the second starts where the first match ended.
  text
    .replace(hanging, `$1${NO_BREAK_SPACE}`)
    .replace(hanging, `$1${NO_BREAK_SPACE}`)
    .replace(beforeUnit, `$1${NO_BREAK_SPACE}`);
