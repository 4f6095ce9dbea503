/**
 * The programme as planned, joined with what has happened of it: agenda cards on the chapter layer. Pure.
 * Rules RL1–RL9 in docs/spec/ruler.md.
 */
import type { ProgramTime } from "../../../shared/time.ts";
import { type ChapterSpan, spansOf } from "../../../shared/timeline/chapter-spans.ts";
import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import { type PlannedTime, plannedTimes, zoneOf } from "../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { localTime } from "../../../shared/zone.ts";

export interface Chapter {
  /** The item's place in the programme, from 1. Of a chapter outside it: what its card says, or `null`. */
  readonly number: number | null;
  readonly title: string;
  /** `null`: not in the programme, or planned by a version that named no items. */
  readonly itemId: string | null;
  /** Its line in `record.programme`; `null`: it has none. */
  readonly item: ProgrammeItem | null;
  readonly plannedFrom: ProgramTime | null;
  readonly plannedTo: ProgramTime | null;
  /** Its actual start; `null`: it has not begun. */
  readonly from: ProgramTime | null;
  /** `null`: it has not begun, or is on. */
  readonly to: ProgramTime | null;
  /** `2026-01-30`: planned, or when it began; by the clocks of the meeting's place. */
  readonly day: string | null;
  readonly state: "past" | "now" | "next" | "skipped";
  /** The meeting came back to an item it had left: the item has a chapter already. */
  readonly isReturn: boolean;
}

/**
 * In the order of the programme; what happened outside it stands after what it followed.
 * @param until nothing that happened after this moment is told; what is planned is public
 */
export function chaptersOf(record: MeetingRecord, { until }: { readonly until: ProgramTime }): readonly Chapter[] {
  const isClosed = record.closedAt !== null && record.closedAt <= until;
  const spans = spansOf(record, until);
  const planned = plannedTimes(record.programme, record.about);
  const zone = zoneOf(record.about);
  const lastBegun = Math.max(...spans.map(({ index }) => index ?? -1), -1);
  const items = record.programme.map((item, index): Chapter => {
    const span = spans.find((one) => one.index === index);
    const notBegun = isClosed || index < lastBegun ? "skipped" : "next";
    const chapter = plannedChapter(item, index, planned[index] ?? unplanned);
    if (span === undefined) return { ...chapter, state: notBegun };
    return { ...chapter, ...happened(span), day: chapter.day ?? localTime(span.from, zone).date };
  });
  const chapters = [...items];
  let before: Chapter | undefined;
  for (const span of spans) {
    const item = span.index === null ? undefined : items[span.index];
    // Spans of one layer do not overlap, so a start names one.
    const own = item?.from === span.from ? item : outsidePlan(span, item, zone);
    if (own !== item) insertAfter(chapters, own, before);
    before = own;
  }
  return chapters;
}

/** The chapter on at that moment; `null`: none is, or nothing was seen yet. */
export function currentChapter(chapters: readonly Chapter[], playhead: ProgramTime | null): Chapter | null {
  if (playhead === null) return null;
  return chapters.find(({ from, to }) => from !== null && from <= playhead && (to === null || playhead < to)) ?? null;
}

const unplanned: PlannedTime = { from: null, to: null, day: null };

function plannedChapter(item: ProgrammeItem, index: number, { from, to, day }: PlannedTime): Omit<Chapter, "state"> {
  return {
    number: index + 1,
    title: item.title,
    itemId: item.id ?? null,
    item,
    plannedFrom: from,
    plannedTo: to,
    from: null,
    to: null,
    day,
    isReturn: false,
  };
}

const happened = ({ from, to, state }: ChapterSpan) => ({ from, to, state });

/** @param item the chapter that the item has already, when the meeting came back to it */
function outsidePlan(span: ChapterSpan, item: Chapter | undefined, zone: string): Chapter {
  return {
    number: item === undefined ? (span.card.number ?? null) : item.number,
    title: item === undefined ? span.card.title : item.title,
    itemId: item?.itemId ?? null,
    item: item?.item ?? null,
    plannedFrom: null,
    plannedTo: null,
    ...happened(span),
    day: localTime(span.from, zone).date,
    isReturn: item !== undefined,
  };
}

function insertAfter(chapters: Chapter[], added: Chapter, before: Chapter | undefined): void {
  chapters.splice(before === undefined ? 0 : chapters.indexOf(before) + 1, 0, added);
}
