import type { SegmentFacts } from "../packager/segment-store.ts";
import { REPLAY_END, replayHead, replayListing } from "./replay-playlist.ts";

/**
 * A part of a stage as a playlist over its stored segments. Segments are whole: players are told to begin within the first
 * (EXT-X-START, RFC 8216bis 4.4.2.2), and end with the last. Rule BZ202 in docs/spec/clips.md.
 * @param segments oldest first, at least one.
 */
export function partPlaylist(
  stage: string,
  segments: readonly SegmentFacts[],
  { leadMs }: { readonly leadMs: number },
): string {
  const start = `#EXT-X-START:TIME-OFFSET=${(leadMs / 1000).toFixed(3)},PRECISE=YES\n`;
  return replayHead(segments) + start + replayListing(stage, segments, 0, segments.length) + REPLAY_END;
}
