/**
 * Media time ↔ programme time over what a playlist lists. Pure, and by halving: a window of four hours has 7,200 segments
 * and the page asks on every frame. Rules PL10–PL12.
 */
import { later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";

/** A listed segment as hls.js knows it: seconds on the media element's timeline, and its EXT-X-PROGRAM-DATE-TIME in UTC ms. */
export interface DatedSegment {
  readonly start: number;
  readonly duration: number;
  readonly programDateTime: number | null;
  /** EXT-X-GAP: there is no media. */
  readonly gap?: boolean;
}

/**
 * The programme time of a frame; `null` without dates. Before the first segment and beyond the last, the nearest one's
 * date goes on: a frame of the back buffer keeps its date when its segment has left the playlist.
 */
export function dateAt(segments: readonly DatedSegment[], mediaTime: Millis): ProgramTime | null {
  const seconds = mediaTime / 1000;
  const segment =
    segments[
      Math.max(
        0,
        lastUpTo(segments, ({ start }) => start <= seconds),
      )
    ];
  if (segment === undefined || segment.programDateTime === null) return null;
  return later(programTime(segment.programDateTime), millis((seconds - segment.start) * 1000));
}

/** The media time at which `date` is shown, clamped to the list; a date within an outage or a gap is the picture after it. */
export function mediaTimeAt(segments: readonly DatedSegment[], date: ProgramTime): Millis | null {
  const isBy = ({ programDateTime }: DatedSegment): boolean => programDateTime !== null && programDateTime <= date;
  const index = Math.max(0, lastUpTo(segments, isBy));
  const segment = segments[index];
  if (segment === undefined || segment.programDateTime === null) return null;
  if (segment.gap) {
    const next = segments.find(({ gap }, at) => at > index && !gap);
    if (next !== undefined) return millis(next.start * 1000);
  }
  const into = Math.min(Math.max(0, (date - segment.programDateTime) / 1000), segment.duration);
  return millis((segment.start + into) * 1000);
}

/** Index of the last segment that `holds`, where those that hold come first; −1: none does. */
function lastUpTo(segments: readonly DatedSegment[], holds: (segment: DatedSegment) => boolean): number {
  let low = -1;
  let high = segments.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment !== undefined && holds(segment)) low = middle;
    else high = middle;
  }
  return low;
}
