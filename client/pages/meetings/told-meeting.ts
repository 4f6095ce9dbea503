import type { ImageRef } from "../../../shared/cards/field.ts";
import type { MeetingDay } from "../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";

/** As `GET /api/meetings` tells it (WB25, docs/spec/meetings.md). */
export interface ToldMeeting {
  readonly slug: string;
  readonly title: string;
  readonly phase: MeetingRecord["phase"];
  readonly sample: boolean;
  readonly lead?: string;
  readonly hashtag?: string;
  readonly place?: string;
  readonly timeZone?: string;
  readonly cover?: ImageRef;
  readonly days: readonly MeetingDay[];
  readonly archivedAt: number | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  /** Told to staff only. */
  readonly viewers?: number;
}

export const shelves = ["coming", "past", "archive"] as const;
/** Where in the list a meeting stands. */
export type Shelf = (typeof shelves)[number];

export function shelfOf({ archivedAt, phase }: ToldMeeting): Shelf {
  if (archivedAt !== null) return "archive";
  return phase === "closed" ? "past" : "coming";
}

/** On air first, then by the first day, then those without one; what is over: the last one first. */
export function onShelf(meetings: readonly ToldMeeting[], shelf: Shelf): readonly ToldMeeting[] {
  const those = meetings.filter((meeting) => shelfOf(meeting) === shelf);
  if (shelf === "coming") return those.toSorted((one, other) => (comingKey(one) < comingKey(other) ? -1 : 1));
  return those.toSorted((one, other) => lastSeen(other) - lastSeen(one));
}

const comingKey = ({ phase, days, sample }: ToldMeeting): string =>
  `${phase === "open" && !sample ? 0 : 1} ${sample ? "2" : "1"} ${days[0]?.date ?? "9999"} ${days[0]?.from ?? ""}`;

const lastSeen = ({ archivedAt, closedAt }: ToldMeeting): number => archivedAt ?? closedAt ?? 0;
