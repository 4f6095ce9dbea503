/**
 * Russian typography: a no-break space between what is read as one: `3 047 человек`, `1,2 млрд ₽`, `№ 14`, `А. П. Лебедев`, `и т. д.`,
 * and between a word of one or two letters and the next. A text is broken at plain spaces only, so this is also what keeps a cut out
 * of them (FD78). Nothing but spaces changes, and `№14`, which gets its own.
 */
import { NBSP } from "./clean.ts";

export function glued(text: string): string {
  const numbers = text.replace(numberGroup, (group) => group.replaceAll(" ", NBSP));
  const whole = steps.reduce((so, [pattern, by]) => so.replace(pattern, by), numbers);
  return whole.split("\n").map(shortWordsGlued).join("\n");
}

/** `3 047`, `12 500 000`: at most to the quadrillions, so that a list of hundreds is no one number. */
const numberGroup = /(?<![\d.,])\d{1,3}(?: \d{3}){1,5}(?!\d)/gu;

const places = "гг|пос|обл|р-н|ул|пр|пл|пер|стр|кв|корп|ст|пп|гл|разд|им|акад|проф|рис|табл|см|напр|тов|гр|св|ред|тел";
const units = "тыс|млн|млрд|трлн";

const steps: readonly (readonly [RegExp, string])[] = [
  [/([№§])[ \u00a0]?(?=\d)/gu, `$1${NBSP}`],
  [/(?<=(?<!\p{L})(?:пункт|вопрос|слайд|стать|част|глав|раздел|приложени|таблиц|страниц)\p{L}{0,3}) (?=\d)/giu, NBSP],
  // A number and what it counts; a range; a sign before it.
  [/(?<=\d) (?=[%‰₽$€°]|\p{Ll}{3}|(?:г|гг|км|м|мм|см|кг|т|ч|га|вв?\.)(?!\p{L}))/gu, NBSP],
  [/(?<=\d) (?=[–—−] ?\d)/gu, NBSP],
  [/(?<=\d[ \u00a0]?[–—−]) (?=\d)/gu, NBSP],
  [new RegExp(`(?<=\\d[ \\u00a0](?:${units})\\.?) (?=[\\p{Ll}₽$€])`, "gu"), NBSP],
  // `А. П. Лебедев`, `Лебедев А. П.`
  [/(?<=(?<!\p{L})\p{Lu}\.) (?=\p{Lu})/gu, NBSP],
  [/(?<=\p{Lu}\p{Ll}+) (?=\p{Lu}\.(?!\p{L}{2}))/gu, NBSP],
  // `т. д.`, `т. е.`, `н. э.`
  [/(?<=(?<!\p{L})\p{Ll}\.) (?=\p{Ll}\.)/gu, NBSP],
  [/(?<=(?<!\p{L})и) (?=т\.)/gu, NBSP],
  // `ул. Мира`, `ст. 5`, `п. 3`; but `2026 г. Каменск` and `т. д. и` are two things each.
  [new RegExp(`(?<=(?<![\\p{L}\\d]|\\d[ \\u00a0])(?:${places})\\.) (?=[\\p{L}\\d«„])`, "giu"), NBSP],
  [/(?<=(?<![\p{L}\d]|\d[ \u00a0])г\.) (?=\p{Lu})/gu, NBSP],
  [/(?<=(?<![\p{L}\d]|\d[ \u00a0]|\p{L}\.[ \u00a0]?)[пчдс]\.) (?=[\p{Lu}\d])/gu, NBSP],
  // A dash never begins a line, save a list's or a signature's, which keeps its word.
  [/(?<=[^\n ]) (?=[–—](?: |$))/gmu, NBSP],
  [/(?<=^[–—•]) /gmu, NBSP],
  [/ (?=(?:же|ли|бы|ль|ж|б)(?![\p{L}\p{N}]))/giu, NBSP],
];

/** Not more than so many in a row: «и не в ту же» is to be read, not to be carried as one block. */
const MOST_SHORT_IN_A_ROW = 3;

function shortWordsGlued(line: string): string {
  let row = 0;
  return line.replace(/([^ \u00a0]+)([ \u00a0]|$)/gu, (whole, word: string, gap: string) => {
    const bare = word.replace(/^[«„"(]+/u, "");
    if (!/^\p{L}{1,2}$/u.test(bare) || /^(?:же|ли|бы|ль)$/iu.test(bare)) {
      row = 0;
      return whole;
    }
    row += 1;
    return gap === " " && row <= MOST_SHORT_IN_A_ROW ? `${word}${NBSP}` : whole;
  });
}
