import { later, type Millis, type ProgramTime } from "../../shared/time.ts";

/** What the house itself shows while no encoder does: the sample's clip, or a still picture that says so. */
export type Filler = "loop" | "slate";

/** What feeds a stage. */
export type Signal = "encoder" | Filler | "none";

export interface StageState {
  readonly onAir: Signal;
  /** Who holds the stage: on air, or admitted and about to be. */
  readonly publisher: string | null;
  /** When the filler takes over, if nothing happens before. */
  readonly fillerDueAt: ProgramTime | null;
  /** What fills the gaps; `null`: nothing does. */
  readonly filler: Filler | null;
}

export type StageInput =
  /** The stage was given to a publisher, who has said nothing yet. Whoever held it before has left. */
  | { readonly type: "claimed"; readonly publisher: string; readonly at: ProgramTime }
  /** The publisher's first decodable picture, or its sound when it has no picture. */
  | { readonly type: "ready"; readonly publisher: string }
  | { readonly type: "left"; readonly publisher: string; readonly at: ProgramTime }
  | { readonly type: "filled"; readonly filler: Filler | null; readonly at: ProgramTime }
  | { readonly type: "time-passed"; readonly at: ProgramTime };

export interface StagePatience {
  /** After an encoder left: time to come back. */
  readonly grace: Millis;
  /** After it came back: time until its first keyframe, longer than any sensible keyframe interval. */
  readonly keyframe: Millis;
}

export const emptyStage: StageState = { onAir: "none", publisher: null, fillerDueAt: null, filler: null };

/** Who is on air after this. Pure. Rules PO20–PO25 in docs/spec/playout.md. */
export function nextStage(state: StageState, input: StageInput, patience: StagePatience): StageState {
  switch (input.type) {
    case "claimed":
      return claimed(state, input.publisher, later(input.at, patience.keyframe));
    case "ready":
      return input.publisher === state.publisher ? { ...state, onAir: "encoder", fillerDueAt: null } : state;
    case "left":
      return input.publisher === state.publisher ? left(state, later(input.at, patience.grace)) : state;
    case "filled":
      return filled(state, input.filler, input.at);
    case "time-passed":
      return timePassed(state, input.at);
  }
}

/** The filler stays until the newcomer's keyframe; after an encoder the stage is held for the next one. */
function claimed(state: StageState, publisher: string, fillerDueAt: ProgramTime): StageState {
  if (isFiller(state.onAir)) return { ...state, publisher };
  return { ...state, publisher, onAir: "none", fillerDueAt: state.filler === null ? null : fillerDueAt };
}

function left(state: StageState, fillerDueAt: ProgramTime): StageState {
  if (isFiller(state.onAir)) return { ...state, publisher: null };
  return { ...state, publisher: null, onAir: "none", fillerDueAt: state.filler === null ? null : fillerDueAt };
}

/** Another filler takes the place of the one on air at once; an encoder's grace goes on as it was. */
function filled(state: StageState, filler: Filler | null, at: ProgramTime): StageState {
  const next = { ...state, filler };
  if (isFiller(state.onAir)) return { ...next, fillerDueAt: null, onAir: filler ?? "none" };
  if (filler === null) return { ...next, fillerDueAt: null };
  const isIdle = state.onAir === "none" && state.publisher === null && state.filler === null;
  return isIdle ? { ...next, fillerDueAt: at } : next;
}

function timePassed(state: StageState, at: ProgramTime): StageState {
  if (state.filler === null || state.fillerDueAt === null || state.fillerDueAt > at) return state;
  return { ...state, onAir: state.filler, fillerDueAt: null };
}

export const isFiller = (signal: Signal): signal is Filler => signal === "loop" || signal === "slate";
