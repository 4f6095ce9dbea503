import type { SegmentView } from "../packager/segment.ts";
import type { Targets } from "../packager/targets.ts";
import type { WindowView } from "../packager/window.ts";
import { partAddress } from "./addresses.ts";
import { headOf, type PartSize, partsOf } from "./part-view.ts";
import { closedText, dateLine, decimal, discontinuityLines, endLines, mapLine } from "./segment-text.ts";

export interface PlaylistOptions {
  readonly size: PartSize;
  /** Leave out what a client that reloads has: `_HLS_skip=YES`. */
  readonly skip: boolean;
  /** `live`: the last minute. `whole`: all of the window. Rule HL43. */
  readonly extent: "live" | "whole";
  /** The other renditions of the same programme; none while there is one. */
  readonly reports?: readonly RenditionReport[];
}

/** Where another rendition stands (RFC 8216bis 4.4.5.4). */
export interface RenditionReport {
  readonly uri: string;
  readonly lastMsn: number;
  readonly lastPart: number;
}

/** A playlist in three pieces: the middle one is long, and is the same in the next playlist. */
export interface PlaylistSections {
  readonly head: string;
  /** Places in the window of the segments that are listed without parts. */
  readonly closedFrom: number;
  readonly closedTo: number;
  readonly tail: string;
}

const VERSION = 9;
/** Parts are listed so far back, in target durations (RFC 8216bis 6.2.2). */
const PARTS_LISTED = 3;
const HOLD_BACK = 3;
const PART_HOLD_BACK = 3;
const SKIP_UNTIL = 6;
/** A little more than the six target durations of eight seconds behind which a delta update leaves out. */
const LIVE_LIST_MS = 60_000;
/** A list says hundredths of a millisecond: what ends on the boundary by its numbers must not lie beyond it by ours. */
const ROUNDING_MS = 1;
/** Gaps between two runs of the server last no time. */
const MOST_LIVE_SEGMENTS = 120;

/**
 * The text of a media playlist, or its delta update. Rules HL20–HL27 in docs/spec/hls.md.
 * @param targets what the window declared; before it did, there is no playlist.
 */
export function mediaPlaylist(window: WindowView, targets: Targets, options: PlaylistOptions): string {
  const { head, closedFrom, closedTo, tail } = playlistSections(window, targets, options);
  return head + closedListing(window, closedFrom, closedTo) + tail;
}

/** Segments without parts, by their places in the window; `to` is exclusive. */
export function closedListing({ segments }: WindowView, from: number, to: number): string {
  let text = "";
  for (let index = from; index < to; index += 1) {
    const segment = segments.at(index);
    if (segment !== undefined) text += closedText(segment);
  }
  return text;
}

export function playlistSections(window: WindowView, targets: Targets, options: PlaylistOptions): PlaylistSections {
  const { segments } = window;
  const targetMs = targets.targetDurationSeconds * 1000;
  const first = options.extent === "live" ? firstLive(window) : 0;
  const skipped = options.skip ? Math.max(1 + lastBeyond(window, options.size, SKIP_UNTIL * targetMs) - first, 0) : 0;
  const closedFrom = first + skipped;
  const closedTo = Math.max(1 + lastBeyond(window, options.size, PARTS_LISTED * targetMs), closedFrom);
  const opening = segments.at(closedFrom);
  const head = [
    ...header(window, targets, options.size, segments.at(first)),
    ...(skipped > 0 ? [`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`] : []),
    // After EXT-X-SKIP the map is said again: the client may have no other place to take it from.
    ...(opening === undefined || opening.isDiscontinuity ? [] : [mapLine(opening.init)]),
  ];
  const tail = [
    ...recentLines(window, options.size, closedTo),
    preloadHint(window, options.size),
    ...(options.reports ?? []).map(reportLine),
  ];
  return { head: `${head.join("\n")}\n`, closedFrom, closedTo, tail: `${tail.join("\n")}\n` };
}

function header(
  window: WindowView,
  targets: Targets,
  size: PartSize,
  first: SegmentView | undefined,
): readonly string[] {
  const { targetDurationSeconds: target } = targets;
  const partTarget = (targets.partTarget * size) / 1000;
  const control = [
    "CAN-BLOCK-RELOAD=YES",
    `PART-HOLD-BACK=${decimal(PART_HOLD_BACK * partTarget)}`,
    `HOLD-BACK=${decimal(HOLD_BACK * target)}`,
    `CAN-SKIP-UNTIL=${decimal(SKIP_UNTIL * target)}`,
  ];
  const oldest = window.segments.at(0);
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${VERSION}`,
    `#EXT-X-TARGETDURATION:${target}`,
    `#EXT-X-SERVER-CONTROL:${control.join(",")}`,
    `#EXT-X-PART-INF:PART-TARGET=${decimal(partTarget)}`,
    `#EXT-X-MEDIA-SEQUENCE:${first?.msn ?? window.nextMsn}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${discontinuitiesBefore(window, first)}`,
    // Players pass over tags they do not know (RFC 8216bis 6.3.1); ours learns how far it may go back.
    ...(oldest === undefined ? [] : [`#EXT-X-EFIR-WINDOW:FROM="${new Date(oldest.startsAt).toISOString()}"`]),
  ];
}

/** Its own tag is counted by the reader. */
const discontinuitiesBefore = (window: WindowView, first: SegmentView | undefined): number =>
  first === undefined ? window.discontinuitySequence : first.discontinuity - (first.isDiscontinuity ? 1 : 0);

/** Where the live list begins. Counted in closed segments, so that it never goes back. */
function firstLive({ segments }: WindowView): number {
  let index = segments.length - (segments.at(-1)?.isClosed === false ? 1 : 0);
  const least = Math.max(index - MOST_LIVE_SEGMENTS, 0);
  for (let listedMs = 0; index > least && listedMs < LIVE_LIST_MS; index -= 1) {
    listedMs += segments.at(index - 1)?.duration ?? 0;
  }
  return index;
}

/**
 * Place of the last segment that ends further than this before the end of the playlist; −1 where none does. Measured from
 * the end of the playlist (RFC 8216bis 6.2.5.1).
 */
function lastBeyond({ segments }: WindowView, size: PartSize, distanceMs: number): number {
  let laterMs = 0;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    if (laterMs > distanceMs + ROUNDING_MS) return index;
    const segment = segments.at(index);
    laterMs += segment === undefined ? 0 : listedMs(segment, size);
  }
  return -1;
}

/** Of an open segment a list of long parts shows less than the window holds. */
const listedMs = (segment: SegmentView, size: PartSize): number =>
  segment.isClosed
    ? segment.duration
    : partsOf(segment, size).reduce((listed, { durationMs }) => listed + durationMs, 0);

function recentLines({ segments }: WindowView, size: PartSize, from: number): readonly string[] {
  const lines: string[] = [];
  for (let index = from; index < segments.length; index += 1) {
    const segment = segments.at(index);
    if (segment === undefined) break;
    const parts = partLines(segment, size);
    if (!segment.isClosed && parts.length === 0) break;
    lines.push(...discontinuityLines(segment), dateLine(segment), ...parts);
    if (segment.isClosed) lines.push(...endLines(segment));
  }
  return lines;
}

function partLines(segment: SegmentView, size: PartSize): readonly string[] {
  return partsOf(segment, size).map((part) => {
    const uri = partAddress(segment.epoch, segment.msn, part.first, size);
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
