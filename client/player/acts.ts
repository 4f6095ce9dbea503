/** What a viewer can ask of the player, by button, key or pointer. */
import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { Delay } from "./delay.ts";
import type { Speed } from "./speed.ts";

/** Of what plays. */
export type PlaybackAct =
  | { readonly type: "toggle-play" }
  /** To the live edge, or to a recording's end. */
  | { readonly type: "go-live" }
  | { readonly type: "go-to-start" }
  | { readonly type: "seek"; readonly to: ProgramTime | "live" }
  /** Negative: back. */
  | { readonly type: "skip"; readonly by: Millis }
  | { readonly type: "set-speed"; readonly speed: Speed }
  | { readonly type: "change-speed"; readonly by: 1 | -1 }
  | { readonly type: "set-delay"; readonly delay: Delay }
  /** Index in the engine's levels; `null`: automatic. */
  | { readonly type: "set-level"; readonly level: number | null };

export type PlayerAct =
  | PlaybackAct
  | { readonly type: "toggle-mute" }
  | { readonly type: "toggle-captions" }
  | { readonly type: "toggle-fullscreen" }
  | { readonly type: "toggle-picture-in-picture" }
  | { readonly type: "show-keys" }
  /** From 0 to 1. */
  | { readonly type: "set-volume"; readonly volume: number }
  | { readonly type: "change-volume"; readonly by: number }
  | { readonly type: "change-nudge"; readonly by: Millis };

/** An element of the player asks for an act; the player performs it. Stays inside the player. */
export class ActEvent extends Event {
  static readonly type = "efir-player-act";
  constructor(readonly act: PlayerAct) {
    super(ActEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ActEvent.type]: ActEvent;
  }
}
