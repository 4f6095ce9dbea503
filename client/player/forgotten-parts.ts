/**
 * hls.js 1.7.4 forgets that it has loaded a part when several came in one go (a network that hiccuped, a busy machine): in
 * the next playlist they count as not loaded. At the end of their segment it then looks for them, finds the segment whole in
 * the buffer, and loads nothing until the next segment is complete: a stall of up to a segment, each time anew, for as long
 * as catching up brings several parts in one go. What is in the buffer is loaded. Pure. Rule PL38.
 */

/** What this needs of a part as hls.js knows it: seconds on the media element's timeline. */
export interface ListedPart {
  readonly start: number;
  readonly end: number;
  readonly loaded: boolean;
}

/** Sound and picture of a part do not end at the same instant; a part is longer than this. */
const UNEVEN_SECONDS = 0.1;

/** Parts that lie whole in the buffer, and are not known to be loaded. */
export const forgottenParts = <Part extends ListedPart>(
  parts: readonly Part[],
  buffered: TimeRanges,
): readonly Part[] => parts.filter((part) => !part.loaded && isWithin(part, buffered));

function isWithin({ start, end }: ListedPart, buffered: TimeRanges): boolean {
  for (let i = 0; i < buffered.length; i++) {
    if (buffered.start(i) - UNEVEN_SECONDS <= start && end <= buffered.end(i) + UNEVEN_SECONDS) return true;
  }
  return false;
}
