import type { Broadcast } from "../../../shared/recordings.ts";
import type { ProgramTime } from "../../../shared/time.ts";

const DAY_MS = 24 * 60 * 60_000;

export interface MeetingRecordings {
  readonly slug: string;
  /** Newest first. */
  readonly broadcasts: readonly Broadcast[];
}

/** By meeting; the meeting with the newest broadcast first, as the list itself is. */
export const byMeeting = (broadcasts: readonly Broadcast[]): readonly MeetingRecordings[] =>
  [...Map.groupBy(broadcasts, ({ slug }) => slug)].map(([slug, own]) => ({ slug, broadcasts: own }));

/** What the server deletes at once when recordings are kept for so many days (RC12). */
export const dueUnder = (
  broadcasts: readonly Broadcast[],
  keepDays: number | null,
  now: ProgramTime,
): readonly Broadcast[] =>
  keepDays === null ? [] : broadcasts.filter(({ until }) => until !== null && until < now - keepDays * DAY_MS);
