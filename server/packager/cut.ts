import type { Ticks } from "../../shared/time.ts";
import type { TrackRun } from "./fmp4/fragment.ts";
import type { Lineup } from "./lineup.ts";
import type { Targets } from "./targets.ts";

/** What the segmenter decides, in order: opened, fragments, closed, and again. */
export type Cut = SegmentOpened | FragmentCut | SegmentClosed;

export interface SegmentOpened {
  readonly type: "opened";
  /** Set when what follows cannot be decoded or dated like what was before. */
  readonly discontinuity: Discontinuity | null;
  /** When the first frame is shown, on the source's clock. */
  readonly shownAt: Ticks;
}

export interface Discontinuity {
  readonly lineup: Lineup;
  /** Decode time of its first sample. */
  readonly origin: Ticks;
}

export interface FragmentCut {
  readonly type: "fragment";
  readonly runs: readonly TrackRun[];
  readonly duration: Ticks;
  readonly isIndependent: boolean;
}

export interface SegmentClosed {
  readonly type: "closed";
  readonly duration: Ticks;
  /** What this segment asks to declare, if nothing is declared yet. */
  readonly targets: Targets;
}
