import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";

/** One line of the on-air log. */
export type Act =
  | { readonly type: "opened" | "closed"; readonly at: ProgramTime }
  | { readonly type: "taken" | "cleared"; readonly at: ProgramTime; readonly showing: Showing }
  | { readonly type: "marked"; readonly at: ProgramTime; readonly text: string };

/** What was done on air, newest first, read from the record: it is the same for every control room and after a reload. */
export function actsOf(record: MeetingRecord): readonly Act[] {
  const acts: Act[] = record.showings.flatMap((showing) => taken(showing, record));
  acts.push(...record.highlights.map(({ at, text }) => ({ type: "marked", at, text }) as const));
  if (record.openedAt !== null) acts.push({ type: "opened", at: record.openedAt });
  if (record.closedAt !== null) acts.push({ type: "closed", at: record.closedAt });
  return acts.sort((one, other) => other.at - one.at || rank[other.type] - rank[one.type]);
}

// Of acts on one frame: cards are cleared before the meeting closes, and it opens before anything is shown.
const rank = { opened: 0, cleared: 1, taken: 2, marked: 3, closed: 4 } as const;

function taken(showing: Showing, { showings }: MeetingRecord): readonly Act[] {
  const take: Act = { type: "taken", at: showing.from, showing };
  const { until, layer } = showing;
  if (until === null || showings.some((next) => next.layer === layer && next.from === until)) return [take];
  return [take, { type: "cleared", at: until, showing }];
}
