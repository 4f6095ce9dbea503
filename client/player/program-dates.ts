/** Media time ↔ programme time over what a playlist lists. Pure. Rules PL10–PL12. */
import { later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";

/** A listed segment as hls.js knows it: seconds on the media element's timeline, and its EXT-X-PROGRAM-DATE-TIME in UTC ms. */
export interface DatedSegment {
  readonly start: number;
  readonly duration: number;
  readonly programDateTime: number | null;
}

/**
 * The programme time of a frame; `null` without dates. Before the first segment and beyond the last, the nearest one's
 * date goes on: a frame of the back buffer keeps its date when its segment has left the playlist.
 */
export function dateAt(segments: readonly DatedSegment[], mediaTime: Millis): ProgramTime | null {
  const seconds = mediaTime / 1000;
  const segment = segments.findLast(({ start }) => start <= seconds) ?? segments[0];
  if (segment === undefined || segment.programDateTime === null) return null;
  return later(programTime(segment.programDateTime), millis((seconds - segment.start) * 1000));
}

/** The media time at which `date` is shown, clamped to the list; a date within an outage is the picture after it. */
export function mediaTimeAt(segments: readonly DatedSegment[], date: ProgramTime): Millis | null {
  const first = segments[0];
  if (first === undefined || first.programDateTime === null) return null;
  const segment =
    segments.findLast(({ programDateTime }) => programDateTime !== null && programDateTime <= date) ?? first;
  if (segment.programDateTime === null) return null;
  const into = Math.min(Math.max(0, (date - segment.programDateTime) / 1000), segment.duration);
  return millis((segment.start + into) * 1000);
}
