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
  /** The start of the server that made it; with `id` its name in addresses, for good. */
  readonly epoch: string;
  /** Counts up within an epoch. */
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** What may stand on a stage: an encoder's session, or what the house itself plays between them. */
export type SourceKind = "encoder" | "loop";

/** With what a segment begins. */
export interface SegmentStart {
  readonly init: InitSegment;
  readonly source: SourceKind;
  readonly isDiscontinuity: boolean;
  readonly startsAt: ProgramTime;
}

/** What the reading side may see of a segment. An open one still grows; a closed one never changes. */
export interface SegmentView {
  /** Media sequence number. Never another one, after a restart of the server either: players refuse a list that renumbers. */
  readonly msn: number;
  /** The start of the server that cut it. With `msn` its name in addresses, for good. */
  readonly epoch: string;
  readonly init: InitSegment;
  readonly source: SourceKind;
  /** An EXT-X-DISCONTINUITY stands before it. */
  readonly isDiscontinuity: boolean;
  /** Discontinuities of the stage up to and with its own (HL15). */
  readonly discontinuity: number;
  /** Date of its first frame on the programme clock. Provisional while the first segment of a source is open (HL12). */
  readonly startsAt: ProgramTime;
  /** What was cut so far; once closed, up to the start of the next segment. */
  readonly duration: Millis;
  readonly isClosed: boolean;
  /** Its bytes are nowhere any more: the disk had no room for them. Listed with EXT-X-GAP. */
  readonly isGap: boolean;
  /** Empty once the bytes have left memory: from then on it is read as a whole. */
  readonly fragments: readonly FragmentFacts[];
  /** Bytes of `count` fragments from `first` on; fewer where the segment ends. From the disk: all of it, in one piece. */
  read(first?: number, count?: number): Promise<readonly Uint8Array[]>;
}

export type FragmentFacts = Pick<Fragment, "duration" | "isIndependent">;
