import type { Millis, ProgramTime } from "../../shared/time.ts";

/** The least that a playlist can list: one `moof` and `mdat` of whole frames. */
export interface Fragment {
  readonly bytes: Uint8Array;
  /** Never above the window's part target. */
  readonly duration: Millis;
  /** Begins with a keyframe, or holds audio alone. */
  readonly isIndependent: boolean;
}

export interface InitSegment {
  /** Counts up within a window; its name in addresses. */
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** With what a segment begins. */
export interface SegmentStart {
  readonly init: InitSegment;
  readonly isDiscontinuity: boolean;
  readonly startsAt: ProgramTime;
}

/** What the reading side may see of a segment. An open one still grows; a closed one never changes. */
export interface SegmentView {
  /** Media sequence number. */
  readonly msn: number;
  readonly init: InitSegment;
  /** An EXT-X-DISCONTINUITY stands before it. */
  readonly isDiscontinuity: boolean;
  /** Date of its first frame on the programme clock. Provisional while the first segment of a source is open (HL12). */
  readonly startsAt: ProgramTime;
  /** What was cut so far; once closed, up to the start of the next segment. */
  readonly duration: Millis;
  readonly isClosed: boolean;
  readonly fragments: readonly FragmentFacts[];
  /** Bytes of `count` fragments from `first` on; fewer where the segment ends. This is the port behind which segments may move to disk. */
  read(first?: number, count?: number): Promise<readonly Uint8Array[]>;
}

export type FragmentFacts = Pick<Fragment, "duration" | "isIndependent">;
