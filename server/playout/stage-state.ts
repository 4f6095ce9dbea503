import { later, type Millis, type ProgramTime } from "../../shared/time.ts";

/** What feeds a stage. */
export type Signal = "encoder" | "loop" | "none";

export interface StageState {
  readonly onAir: Signal;
  /** Who holds the stage: on air, or admitted and about to be. */
  readonly publisher: string | null;
  /** When the loop takes over, if nothing happens before. */
  readonly loopDueAt: ProgramTime | null;
  readonly isLoopAllowed: boolean;
}

export type StageInput =
  /** The stage was given to a publisher, who has said nothing yet. Whoever held it before has left. */
  | { readonly type: "claimed"; readonly publisher: string; readonly at: ProgramTime }
  /** The publisher's first decodable picture, or its sound when it has no picture. */
  | { readonly type: "ready"; readonly publisher: string }
  | { readonly type: "left"; readonly publisher: string; readonly at: ProgramTime }
  | { readonly type: "loop-allowed"; readonly isAllowed: boolean; readonly at: ProgramTime }
  | { readonly type: "time-passed"; readonly at: ProgramTime };

export interface StagePatience {
  /** After an encoder left: time to come back. */
  readonly grace: Millis;
  /** After it came back: time until its first keyframe, longer than any sensible keyframe interval. */
  readonly keyframe: Millis;
}

export const emptyStage: StageState = { onAir: "none", publisher: null, loopDueAt: null, isLoopAllowed: false };

/** Who is on air after this. Pure. Rules PO20–PO25 in docs/spec/playout.md. */
export function nextStage(state: StageState, input: StageInput, patience: StagePatience): StageState {
  switch (input.type) {
    case "claimed":
      return claimed(state, input.publisher, later(input.at, patience.keyframe));
    case "ready":
      return input.publisher === state.publisher ? { ...state, onAir: "encoder", loopDueAt: null } : state;
    case "left":
      return input.publisher === state.publisher ? left(state, later(input.at, patience.grace)) : state;
    case "loop-allowed":
      return allowed({ ...state, isLoopAllowed: input.isAllowed }, input.at);
    case "time-passed":
      return timePassed(state, input.at);
  }
}

/** The loop stays until the newcomer's keyframe; after an encoder the stage is held for the next one. */
function claimed(state: StageState, publisher: string, loopDueAt: ProgramTime): StageState {
  if (state.onAir === "loop") return { ...state, publisher };
  return { ...state, publisher, onAir: "none", loopDueAt: state.isLoopAllowed ? loopDueAt : null };
}

function left(state: StageState, loopDueAt: ProgramTime): StageState {
  if (state.onAir === "loop") return { ...state, publisher: null };
  return { ...state, publisher: null, onAir: "none", loopDueAt: state.isLoopAllowed ? loopDueAt : null };
}

function allowed(state: StageState, at: ProgramTime): StageState {
  if (state.isLoopAllowed)
    return state.onAir === "none" && state.publisher === null ? { ...state, loopDueAt: at } : state;
  return { ...state, loopDueAt: null, onAir: state.onAir === "loop" ? "none" : state.onAir };
}

function timePassed(state: StageState, at: ProgramTime): StageState {
  return state.loopDueAt !== null && state.loopDueAt <= at ? { ...state, onAir: "loop", loopDueAt: null } : state;
}
