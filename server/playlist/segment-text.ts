import type { InitSegment } from "../packager/segment.ts";
import type { SegmentFacts } from "../packager/segment-store.ts";
import { initAddress, segmentAddress } from "./addresses.ts";

/** A closed segment as lists name it. Its name is `(epoch, msn)`. */
export interface ListedSegment extends Omit<SegmentFacts, "number" | "source" | "discontinuity"> {
  readonly msn: number;
  readonly isGap: boolean;
}

/** @param folder what comes before the address: nothing where the playlist stands beside the media. */
export const mapLine = (init: InitSegment, folder = ""): string =>
  `#EXT-X-MAP:URI="${folder}${initAddress(init.epoch, init.id)}"`;

export const dateLine = ({ startsAt }: Pick<ListedSegment, "startsAt">): string =>
  `#EXT-X-PROGRAM-DATE-TIME:${new Date(startsAt).toISOString()}`;

/** A discontinuity and what is said again behind it (HL21). */
export const discontinuityLines = (segment: ListedSegment, folder = ""): readonly string[] =>
  segment.isDiscontinuity ? ["#EXT-X-DISCONTINUITY", mapLine(segment.init, folder)] : [];

/** The lines that close a segment, behind its date and parts. */
export const endLines = (segment: ListedSegment, folder = ""): readonly string[] => [
  `#EXTINF:${decimal(segment.duration / 1000)},`,
  ...(segment.isGap ? ["#EXT-X-GAP"] : []),
  folder + segmentAddress(segment.epoch, segment.msn),
];

/** A closed segment without parts: the same in every list, as long as it is listed. Ends with a line's end. */
export const closedText = (segment: ListedSegment, folder = ""): string =>
  `${[...discontinuityLines(segment, folder), dateLine(segment), ...endLines(segment, folder)].join("\n")}\n`;

/** Seconds to the hundredth of a millisecond. */
export const decimal = (seconds: number): string => seconds.toFixed(5);
