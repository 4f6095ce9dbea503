/** What the player is doing, as a viewer would say it. Rules PL1–PL8 in docs/spec/player.md. */
import type { Millis } from "../../shared/time.ts";

/** What feeds the stage, as the page knows it from its socket. `null`: the page has not heard yet. */
export type StageSignal = "encoder" | "loop" | "none" | null;

/** `unsupported`: this browser plays no HLS. `media`: the picture cannot be decoded. */
export type PlayerError = "unsupported" | "media";

export type PlayerState =
  | { readonly phase: "connecting" }
  | { readonly phase: "live" }
  /** Plays the rewind window (DVR), behind the live edge by the viewer's own choice. */
  | { readonly phase: "behind" }
  | { readonly phase: "paused" }
  /** The server answers, but no encoder feeds the stage. */
  | { readonly phase: "waiting" }
  /** The server does not answer; the next attempt comes by itself after `retryIn` from the moment this state began. */
  | { readonly phase: "lost"; readonly attempt: number; readonly retryIn: Millis }
  | { readonly phase: "ended" }
  | { readonly phase: "error"; readonly reason: PlayerError };
