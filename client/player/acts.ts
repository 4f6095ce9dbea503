/** What a viewer can ask of the player, by button, key or pointer. */
import type { Millis } from "../../shared/time.ts";
import type { Delay } from "./delay.ts";

export type PlayerAct =
  | { readonly type: "toggle-play" }
  | { readonly type: "toggle-mute" }
  | { readonly type: "toggle-captions" }
  | { readonly type: "toggle-fullscreen" }
  | { readonly type: "toggle-picture-in-picture" }
  | { readonly type: "go-live" }
  | { readonly type: "go-to-start" }
  | { readonly type: "show-keys" }
  /** Negative: back. */
  | { readonly type: "skip"; readonly by: Millis }
  /** From 0 to 1. */
  | { readonly type: "set-volume"; readonly volume: number }
  | { readonly type: "change-volume"; readonly by: number }
  | { readonly type: "set-delay"; readonly delay: Delay }
  | { readonly type: "change-nudge"; readonly by: Millis }
  /** Index in the engine's levels; `null`: automatic. */
  | { readonly type: "set-level"; readonly level: number | null };

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
