import type { SegmentView } from "../packager/segment.ts";
import type { Targets } from "../packager/targets.ts";
import type { WindowView } from "../packager/window.ts";
import { initAddress, partAddress, segmentAddress } from "./addresses.ts";
import { headOf, type PartSize, partsOf } from "./part-view.ts";

export interface PlaylistOptions {
  readonly size: PartSize;
  /** Leave out what a client that reloads has: `_HLS_skip=YES`. */
  readonly skip: boolean;
  /** The other renditions of the same programme; none while there is one. */
  readonly reports?: readonly RenditionReport[];
}

/** Where another rendition stands (RFC 8216bis 4.4.5.4). */
export interface RenditionReport {
  readonly uri: string;
  readonly lastMsn: number;
  readonly lastPart: number;
}

const VERSION = 9;
/** Parts are listed so far back, in target durations (RFC 8216bis 6.2.2). */
const PARTS_LISTED = 3;
const HOLD_BACK = 3;
const PART_HOLD_BACK = 3;
const SKIP_UNTIL = 6;

/**
 * The text of a media playlist, or its delta update. Rules HL20–HL27 in docs/spec/hls.md.
 * @param targets what the window declared; before it did, there is no playlist.
 */
export function mediaPlaylist(window: WindowView, targets: Targets, options: PlaylistOptions): string {
  const skipped = options.skip ? skippable(window, targets) : 0;
  return [
    ...header(window, targets, options.size),
    ...(skipped > 0 ? [`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`] : []),
    ...segmentLines(window, targets, { ...options, skipped }),
    preloadHint(window, options.size),
    ...(options.reports ?? []).map(reportLine),
    "",
  ].join("\n");
}

function header(window: WindowView, targets: Targets, size: PartSize): readonly string[] {
  const { targetDurationSeconds: target } = targets;
  const partTarget = (targets.partTarget * size) / 1000;
  const control = [
    "CAN-BLOCK-RELOAD=YES",
    `PART-HOLD-BACK=${decimal(PART_HOLD_BACK * partTarget)}`,
    `HOLD-BACK=${decimal(HOLD_BACK * target)}`,
    `CAN-SKIP-UNTIL=${decimal(SKIP_UNTIL * target)}`,
  ];
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${VERSION}`,
    `#EXT-X-TARGETDURATION:${target}`,
    `#EXT-X-SERVER-CONTROL:${control.join(",")}`,
    `#EXT-X-PART-INF:PART-TARGET=${decimal(partTarget)}`,
    `#EXT-X-MEDIA-SEQUENCE:${window.segments[0]?.msn ?? window.nextMsn}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${window.discontinuitySequence}`,
  ];
}

/** How many segments lie beyond the skip boundary, measured from the end of the playlist (RFC 8216bis 6.2.5.1). */
function skippable(window: WindowView, targets: Targets): number {
  const boundaryMs = SKIP_UNTIL * targets.targetDurationSeconds * 1000;
  return 1 + lastBeyond(window.segments, boundaryMs);
}

/** Index of the last segment that ends further than this before the end of the playlist; −1 where none does. */
function lastBeyond(segments: readonly SegmentView[], distanceMs: number): number {
  let laterMs = 0;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    if (laterMs > distanceMs) return index;
    laterMs += segments[index]?.duration ?? 0;
  }
  return -1;
}

function segmentLines(
  window: WindowView,
  targets: Targets,
  { size, skipped }: PlaylistOptions & { readonly skipped: number },
): readonly string[] {
  const firstWithParts = 1 + lastBeyond(window.segments, PARTS_LISTED * targets.targetDurationSeconds * 1000);
  const lines: string[] = [];
  for (let index = skipped; index < window.segments.length; index += 1) {
    const segment = window.segments[index];
    if (segment === undefined) break;
    const parts = index >= firstWithParts ? partLines(segment, size) : [];
    if (!segment.isClosed && parts.length === 0) break;
    // After EXT-X-SKIP the map is said again: the client may have no other place to take it from.
    if (index === skipped || segment.isDiscontinuity) lines.push(...mapLines(segment));
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.startsAt).toISOString()}`, ...parts);
    if (segment.isClosed)
      lines.push(`#EXTINF:${decimal(segment.duration / 1000)},`, segmentAddress(segment.epoch, segment.number));
  }
  return lines;
}

const mapLines = (segment: SegmentView): readonly string[] => [
  ...(segment.isDiscontinuity ? ["#EXT-X-DISCONTINUITY"] : []),
  `#EXT-X-MAP:URI="${initAddress(segment.init.epoch, segment.init.id)}"`,
];

function partLines(segment: SegmentView, size: PartSize): readonly string[] {
  return partsOf(segment, size).map((part) => {
    const uri = partAddress(segment.epoch, segment.number, part.first, size);
    const independent = part.isIndependent ? ",INDEPENDENT=YES" : "";
    return `#EXT-X-PART:DURATION=${decimal(part.durationMs / 1000)},URI="${uri}"${independent}`;
  });
}

/** Always there: players that find none reload in a loop. */
function preloadHint(window: WindowView, size: PartSize): string {
  const { msn, part } = headOf(window, size);
  return `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${partAddress(window.epoch, msn, part * size, size)}"`;
}

const reportLine = ({ uri, lastMsn, lastPart }: RenditionReport): string =>
  `#EXT-X-RENDITION-REPORT:URI="${uri}",LAST-MSN=${lastMsn},LAST-PART=${lastPart}`;

/** Seconds to the hundredth of a millisecond. */
const decimal = (seconds: number): string => seconds.toFixed(5);
