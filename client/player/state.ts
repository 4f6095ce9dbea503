/** What the player is doing, as a viewer would say it, and how it changes. Pure. Rules PL1–PL9 in docs/spec/player.md. */
import type { Millis } from "../../shared/time.ts";

/** What feeds the stage, as the page knows it from its socket. `null`: the page has not heard yet. */
export type StageSignal = "encoder" | "loop" | "slate" | "none" | null;

/** `unsupported`: this browser plays no HLS. `media`: the picture cannot be decoded. */
export type PlayerError = "unsupported" | "media";

export type PlayerState =
  | { readonly phase: "connecting" }
  | { readonly phase: "live" }
  /** Plays the rewind window (DVR), behind the live edge by the viewer's own choice. */
  | { readonly phase: "behind" }
  | { readonly phase: "paused" }
  /** A recording waits for the viewer to press play. */
  | { readonly phase: "ready" }
  /** Plays a recording. */
  | { readonly phase: "replaying" }
  /** A recording has been played to its end. */
  | { readonly phase: "finished" }
  /** The server answers, but nothing feeds the stage. */
  | { readonly phase: "waiting" }
  /** The server does not answer; the next attempt comes by itself after `retryIn`, counted from this state's beginning. */
  | { readonly phase: "lost"; readonly attempt: number; readonly retryIn: Millis }
  | { readonly phase: "ended" }
  | { readonly phase: "error"; readonly reason: PlayerError };

/** What happened to playback. */
export type PlaybackEvent =
  | { readonly type: "opened" }
  /** The picture moves. */
  | { readonly type: "moved"; readonly isBehind: boolean }
  | { readonly type: "stalled" }
  | { readonly type: "readied" }
  /** The picture of a recording moves. */
  | { readonly type: "replayed" }
  | { readonly type: "finished" }
  | { readonly type: "paused" }
  | { readonly type: "resumed" }
  /** The server has nothing new to play. */
  | { readonly type: "absent" }
  | { readonly type: "unreachable"; readonly attempt: number; readonly retryIn: Millis }
  | { readonly type: "failed"; readonly reason: PlayerError }
  /** The meeting is over. */
  | { readonly type: "closed" };

export const atFirst: PlayerState = { phase: "connecting" };

/** The same object when nothing changed, so that whoever watches may compare by identity. */
export function reduce(state: PlayerState, event: PlaybackEvent): PlayerState {
  switch (event.type) {
    case "opened":
      return to(state, { phase: "connecting" });
    case "readied":
      return to(state, { phase: "ready" });
    case "finished":
      return to(state, { phase: "finished" });
    case "closed":
      return to(state, { phase: "ended" });
    case "failed":
      return state.phase === "ended" ? state : { phase: "error", reason: event.reason };
    case "paused":
      return isOver(state) || isWaitingForPress(state) ? state : to(state, { phase: "paused" });
    case "resumed":
      return isWaitingForPress(state) ? { phase: "connecting" } : state;
    case "moved":
      return isAtRest(state) ? state : to(state, { phase: event.isBehind ? "behind" : "live" });
    case "replayed":
      return isAtRest(state) ? state : to(state, { phase: "replaying" });
    case "stalled":
      return isPlaying(state) ? { phase: "connecting" } : state;
    case "absent":
      return isAtRest(state) ? state : to(state, { phase: "waiting" });
    case "unreachable":
      return isAtRest(state) ? state : { phase: "lost", attempt: event.attempt, retryIn: event.retryIn };
  }
}

const to = (state: PlayerState, next: PlayerState): PlayerState => (state.phase === next.phase ? state : next);

/** The picture moves, wherever it is. */
export const isPlaying = ({ phase }: PlayerState): boolean =>
  phase === "live" || phase === "behind" || phase === "replaying";

/** Nothing moves until the viewer presses. */
export const isWaitingForPress = ({ phase }: PlayerState): boolean =>
  phase === "paused" || phase === "ready" || phase === "finished";

const isOver = ({ phase }: PlayerState): boolean => phase === "ended" || phase === "error";

/** What the network does is no news to a viewer who has paused: trouble shows when they press play. */
const isAtRest = (state: PlayerState): boolean => isWaitingForPress(state) || isOver(state);
