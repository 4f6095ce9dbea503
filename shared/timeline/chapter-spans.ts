/** When each item of the agenda was on, by the agenda cards that were taken. Pure. Rules RL3–RL5 in docs/spec/ruler.md. */
import type { CardOf } from "../cards/index.ts";
import type { ProgramTime } from "../time.ts";
import type { ProgrammeItem } from "./meeting-plan.ts";
import type { MeetingRecord } from "./record.ts";

/** An item's time on the chapter layer, retakes and all. */
export interface ChapterSpan {
  /** In the programme; `null`: of no item. */
  readonly index: number | null;
  readonly card: CardOf<"agenda">;
  readonly from: ProgramTime;
  to: ProgramTime | null;
  state: "past" | "now";
}

/**
 * In order of time.
 * @param until nothing that happened after this moment is told
 */
export function spansOf({ showings, programme, closedAt }: MeetingRecord, until: ProgramTime): readonly ChapterSpan[] {
  const shown = showings
    .filter(({ layer, from, until: to }) => layer === "chapter" && from <= until && from !== to)
    .sort((one, other) => one.from - other.from || one.seq - other.seq);
  const spans: ChapterSpan[] = [];
  for (const { card, from, until: ends } of shown) {
    if (card.kind !== "agenda") continue;
    const end = ends ?? closedAt;
    const to = end !== null && end <= until ? end : null;
    const index = programmeIndexOf(card, programme);
    const before = spans.at(-1);
    const isSame = before !== undefined && (index === null ? before.card.id === card.id : before.index === index);
    // Taken again, e.g. with its words corrected, or after a break: the item goes on.
    if (isSame) Object.assign(before, { to, state: stateOf(to) });
    else spans.push({ index, card, from, to, state: stateOf(to) });
  }
  return spans;
}

const stateOf = (to: ProgramTime | null) => (to === null ? "now" : "past");

/**
 * The item's place in the programme; `null`: the card is of none of it. A name that is no item's any more is not replaced
 * by a number: items may have moved since.
 */
export function programmeIndexOf(
  { itemId, number, title }: CardOf<"agenda">,
  programme: readonly ProgrammeItem[],
): number | null {
  const named = itemId === undefined ? -1 : programme.findIndex(({ id }) => id === itemId);
  if (named >= 0) return named;
  if (itemId === undefined && number !== undefined && number <= programme.length) return number - 1;
  const titled = programme.findIndex((item) => wordsOf(item.title) === wordsOf(title));
  return titled < 0 ? null : titled;
}

/** Titles are the same whatever their spaces, case and final period. */
const wordsOf = (title: string): string =>
  title
    .normalize("NFKC")
    .toLocaleLowerCase("ru")
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.]+$/, "")
    .trim();
