/** The programme as a reader at a playhead finds it. Pure (VW51). */
import type { ProgramTime } from "../../../../shared/time.ts";
import type { ProgrammeSpeaker } from "../../../../shared/timeline/meeting-plan.ts";
import { zoneOf } from "../../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { timeIn } from "../before/day-words.ts";
import { type Chapter, chaptersOf, currentChapter } from "../chapters.ts";

export type RowState =
  /** It was on: it can be watched from its start. */
  | { readonly sort: "past"; readonly from: ProgramTime }
  | { readonly sort: "now" }
  /** The next one, in so many minutes by the plan; `null`: the plan does not say, or is behind. */
  | { readonly sort: "next"; readonly minutes: number | null }
  | { readonly sort: "planned" };

export interface ProgrammeRow {
  readonly key: string;
  /** `10:30`, by the clocks of the meeting's place; `null`: nobody said. */
  readonly time: string | null;
  /** `2026-01-30`; `null`: not known. */
  readonly day: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly speakers: readonly ProgrammeSpeaker[];
  readonly state: RowState;
}

/** Beyond this the plan is easier to read off the clock. */
const SOON_MINUTES = 60;

export interface Place {
  /** What is told of the past; in a recording the end of time. */
  readonly until: ProgramTime;
  /** `null`: nothing is on for this reader. */
  readonly playhead: ProgramTime | null;
}

/** In the order of the programme; the meeting's returns to an item are no rows of their own. */
export function programmeRows(record: MeetingRecord, { until, playhead }: Place): readonly ProgrammeRow[] {
  const chapters = chaptersOf(record, { until });
  const current = currentChapter(chapters, playhead);
  const rows = chapters.filter(({ isReturn }) => !isReturn);
  const nowAt = rows.findIndex((chapter) => isSame(chapter, current));
  const next = nowAt < 0 ? -1 : rows.findIndex(({ state }, index) => index > nowAt && state === "next");
  const zone = zoneOf(record.about);
  return rows.map((chapter, index) => ({
    key: chapter.itemId ?? `${index}`,
    time: timeOf(chapter, zone),
    day: chapter.day,
    title: chapter.title,
    detail: chapter.item?.detail ?? null,
    speakers: chapter.item?.speakers ?? [],
    state: index === nowAt ? { sort: "now" } : stateOf(chapter, index === next, playhead),
  }));
}

const isSame = (chapter: Chapter, current: Chapter | null): boolean =>
  current !== null && (chapter === current || (chapter.item !== null && chapter.item === current.item));

function stateOf(chapter: Chapter, isNext: boolean, playhead: ProgramTime | null): RowState {
  if (chapter.from !== null) return { sort: "past", from: chapter.from };
  if (!isNext || playhead === null) return { sort: "planned" };
  const minutes = chapter.plannedFrom === null ? null : Math.ceil((chapter.plannedFrom - playhead) / 60_000);
  return { sort: "next", minutes: minutes !== null && minutes > 0 && minutes <= SOON_MINUTES ? minutes : null };
}

function timeOf({ item, plannedFrom, from }: Chapter, zone: string): string | null {
  if (item?.time !== undefined && item.startsAt === undefined) return item.time;
  const at = plannedFrom ?? from;
  return at === null ? null : timeIn(at, zone);
}
