import type { Card } from "../cards/index.ts";

/** A prepared card. Private to the control room until a take copies it to the timeline. */
export interface Cue {
  readonly id: string;
  readonly card: Card;
}

/** The rundown's state. */
export interface Plan {
  readonly cues: readonly Cue[];
}

export type RundownEvent =
  | { readonly type: "cue.added"; readonly cue: Cue; readonly before?: string }
  | { readonly type: "cue.edited"; readonly cue: Cue }
  | { readonly type: "cue.moved"; readonly id: string; readonly before: string | null }
  | { readonly type: "cue.dropped"; readonly id: string };
