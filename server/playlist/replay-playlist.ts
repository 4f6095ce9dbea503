import type { SegmentFacts } from "../packager/segment-store.ts";
import { closedText, mapLine } from "./segment-text.ts";

/** EXT-X-MAP outside of lists of I-frames (RFC 8216bis 8). */
const VERSION = 6;

/**
 * A recording as one playlist: whatever was broadcast, in a row, each segment with its date, so that gaps are known.
 * Rules HL45, HL46 in docs/spec/hls.md.
 * @param stage whose media it is: addresses begin at the root, since the playlist does not stand beside them.
 * @param segments oldest first, at least one.
 */
export const replayPlaylist = (stage: string, segments: readonly SegmentFacts[]): string =>
  replayHead(segments) + replayListing(stage, segments, 0, segments.length) + REPLAY_END;

export const REPLAY_END = "#EXT-X-ENDLIST\n";

export function replayHead(segments: readonly SegmentFacts[]): string {
  const longest = segments.reduce((most, { duration }) => Math.max(most, duration), 1);
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${VERSION}`,
    `#EXT-X-TARGETDURATION:${Math.ceil(longest / 1000)}`,
    "#EXT-X-PLAYLIST-TYPE:VOD",
    "#EXT-X-MEDIA-SEQUENCE:0",
    "",
  ].join("\n");
}

/** The segments from place `from` to before `to`. */
export function replayListing(stage: string, segments: readonly SegmentFacts[], from: number, to: number): string {
  const folder = `/hls/${stage}/`;
  let text = "";
  for (let index = from; index < Math.min(to, segments.length); index += 1) {
    const segment = segments[index];
    if (segment === undefined) break;
    const before = segments[index - 1];
    const isDiscontinuity = before !== undefined && !goesOn(before, segment);
    if (before === undefined) text += `${mapLine(segment.init, folder)}\n`;
    text += closedText({ ...listed(segment), isDiscontinuity }, folder);
  }
  return text;
}

/** Cut by the same run right behind the other, of the same source: time stamps go on. */
const goesOn = (before: SegmentFacts, after: SegmentFacts): boolean =>
  !after.isDiscontinuity && after.epoch === before.epoch && after.number === before.number + 1;

const listed = ({ epoch, number: msn, init, startsAt, duration }: SegmentFacts) => ({
  ...{ epoch, msn, init, startsAt, duration },
  isGap: false,
});
