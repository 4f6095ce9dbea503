/** Where a text may be broken: at plain spaces and line ends alone. What may not is glued already (typography.ts). */
export type BreakKind = "paragraph" | "sentence" | "clause" | "word";

export interface Break {
  /** The text before ends here… */
  readonly end: number;
  /** …and goes on here. */
  readonly next: number;
  readonly kind: BreakKind;
  /** Within marks of a quote or brackets, counted from the text's beginning. */
  readonly isInside?: boolean;
}

/** In order. */
export function breaksOf(text: string): readonly Break[] {
  const breaks: Break[] = [];
  let depth = 0;
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(/[ \n]+/gu)) {
    depth = Math.max(0, depth + depthOf(text.slice(from, index)));
    from = index;
    const next = index + gap.length;
    breaks.push({ end: index, next, kind: kindOf(text, index, next), isInside: depth > 0 });
  }
  return breaks;
}

/** Whether a sentence ends here: not after `г.`, `т. д.`, initials, and not before a word that goes on. */
function kindOf(text: string, end: number, next: number): BreakKind {
  if (text.slice(end, next).includes("\n")) return "paragraph";
  const word = wordBefore(text, end);
  if (/[.!?…。！？]["'”“»)\]]*$/u.test(word) && !isAbbreviation(word) && /^[^\p{Ll}]/u.test(text.slice(next, next + 2)))
    return "sentence";
  return /[,;:—–)»]$/u.test(word) ? "clause" : "word";
}

function wordBefore(text: string, end: number): string {
  const from = Math.max(
    text.lastIndexOf(" ", end - 1),
    text.lastIndexOf("\u00a0", end - 1),
    text.lastIndexOf("\n", end - 1),
  );
  return text.slice(from + 1, end);
}

const abbreviations = new Set(
  (
    "гг вв руб коп тыс млн млрд трлн чел мин сек час ул пр пл пер стр кв корп ст пп гл разд им акад проф рис табл см ср напр тов гр св" +
    " ред тел обл пос др т.д т.п т.е т.ч т.к н.э кг км шт экз изд мес кан доц канд зам нач гос мед соц"
  ).split(" "),
);

/** One letter before a full stop is an initial, or `г.`, `д.`: a sentence that ends so is cut elsewhere. */
function isAbbreviation(word: string): boolean {
  const bare = word.toLowerCase().match(/^[«„"(]*(.*?)\.[»“")]*$/u)?.[1];
  if (bare === undefined) return false;
  if (bare === "я") return false;
  return /^(?:\p{L}\.)*\p{L}$/u.test(bare) || abbreviations.has(bare);
}

function depthOf(piece: string): number {
  let depth = 0;
  for (const mark of piece) {
    if ("«„(".includes(mark)) depth += 1;
    else if ("»“)".includes(mark)) depth -= 1;
  }
  return depth;
}
