import type { Card } from "../cards/index.ts";
import type { FigureContent } from "../timeline/figure-correction.ts";

/** A prepared card. Private to the control room until a take copies it to the timeline. */
export interface Cue {
  readonly id: string;
  readonly card: Card;
  /** The `seq` of its last edit. A change names the one that it was made from. Absent in what earlier versions wrote. */
  readonly revision?: number;
}

/** The rundown's state. */
export interface Plan {
  readonly cues: readonly Cue[];
}

export type RundownEvent =
  | { readonly type: "cue.added"; readonly cue: Cue; readonly before?: string }
  | { readonly type: "cue.edited"; readonly cue: Cue }
  | { readonly type: "cue.moved"; readonly id: string; readonly before: string | null }
  | { readonly type: "cue.dropped"; readonly id: string }
  | { readonly type: "figure.corrected"; readonly figureId: string; readonly figure: FigureContent };
