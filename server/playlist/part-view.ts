import type { FragmentFacts, SegmentView } from "../packager/segment.ts";
import type { WindowView } from "../packager/window.ts";

/** How many fragments make a part. One playlist each; players choose by their round-trip time (HL19). */
export const PART_SIZES = [1, 2, 5] as const;
export type PartSize = (typeof PART_SIZES)[number];

export interface Part {
  /** Place of its first fragment in the segment. */
  readonly first: number;
  readonly durationMs: number;
  readonly isIndependent: boolean;
}

/** The parts of a segment that are ready: full ones, and when the segment is closed the short one at its end. */
export function partsOf(segment: SegmentView, size: PartSize): readonly Part[] {
  return Array.from({ length: partCount(segment, size) }, (_, index) => {
    const first = index * size;
    return partOf(first, segment.fragments.slice(first, first + size));
  });
}

export function partCount(segment: SegmentView, size: PartSize): number {
  const full = segment.fragments.length / size;
  return segment.isClosed ? Math.ceil(full) : Math.floor(full);
}

/** Where the next part will stand. */
export interface Head {
  readonly msn: number;
  readonly part: number;
}

/** The part that is not there yet: the one a preload hint names and a reload waits for. */
export function headOf(window: WindowView, size: PartSize): Head {
  const last = window.segments.at(-1);
  if (last === undefined || last.isClosed) return { msn: window.nextMsn, part: 0 };
  return { msn: last.msn, part: partCount(last, size) };
}

function partOf(first: number, fragments: readonly FragmentFacts[]): Part {
  return {
    first,
    durationMs: fragments.reduce((sum, fragment) => sum + fragment.duration, 0),
    isIndependent: fragments[0]?.isIndependent ?? false,
  };
}
