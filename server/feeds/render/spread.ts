/** One text over several posts: nothing is lost, nothing changes places (FD81). */
import { type Break, breaksOf } from "./breaks.ts";
import { mostThatFit } from "./most-that-fit.ts";

/** Longer threads are read by nobody. */
export const MOST_PARTS = 25;

/** Whether so much of the text fits as this part of so many. */
export type PartFits = (piece: string, part: number, parts: number) => boolean;

/** Pieces in order, or why there are none: something that may not be broken is too long, or there would be too many. */
export function spread(text: string, fits: PartFits): readonly string[] | "ONE_WORD_TOO_LONG" | "TOO_LONG" {
  // How long `(1/3)` is depends on how many there are: first as if they were few.
  const few = pieces(text, FEW, (piece, part) => fits(piece, part, FEW));
  if (few !== "TOO_LONG") return few;
  return pieces(text, MOST_PARTS, (piece, part) => fits(piece, part, MOST_PARTS));
}

/** As many as one digit counts. */
const FEW = 9;

function pieces(
  text: string,
  most: number,
  fits: (piece: string, part: number) => boolean,
): readonly string[] | "ONE_WORD_TOO_LONG" | "TOO_LONG" {
  const all: readonly Break[] = [...breaksOf(text), { end: text.length, next: text.length, kind: "paragraph" }];
  const made: string[] = [];
  for (let from = 0; from < text.length; ) {
    if (made.length === most) return "TOO_LONG";
    const open = all.filter(({ end }) => end > from);
    const fitting = mostThatFit(open, ({ end }) => fits(text.slice(from, end), made.length));
    const at = fitting === open.length ? open.at(-1) : pleasantest(open.slice(0, fitting), from);
    if (at === undefined) return "ONE_WORD_TOO_LONG";
    made.push(text.slice(from, at.end));
    from = at.next;
  }
  return made;
}

/** The last end of a sentence, where it leaves the part at least two fifths full; else of a clause; else of a word. */
function pleasantest(open: readonly Break[], from: number): Break | undefined {
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const isFull = ({ end }: Break, share: number) => end - from >= (last.end - from) * share;
  return (
    open.findLast((at) => (at.kind === "sentence" || at.kind === "paragraph") && isFull(at, 0.4)) ??
    open.findLast((at) => at.kind === "clause" && isFull(at, 0.6)) ??
    last
  );
}
