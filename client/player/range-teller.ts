import type { LitElement, ReactiveController } from "lit";
import type { ProgramTime } from "../../shared/time.ts";
import type { Deck } from "./deck.ts";
import type { ProgramWindow } from "./engine.ts";
import { PlayerRangeEvent } from "./events.ts";
import type { Run } from "./runs.ts";

/** What can be watched now, and where in it the viewer is. */
export interface PlayerRange {
  readonly window: ProgramWindow | null;
  /** What a recording holds; `null` on air. */
  readonly runs: readonly Run[] | null;
  /** Programme time of the picture, to the second; `null` without a clock. */
  readonly second: ProgramTime | null;
  readonly isLive: boolean;
}

/** Tells what the player's own seek bar draws to whoever draws a larger one. */
export class RangeTeller implements ReactiveController {
  readonly #host: LitElement;
  readonly #deck: Deck;
  #told: PlayerRange = { window: null, runs: null, second: null, isLive: false };

  constructor(host: LitElement, deck: Deck) {
    this.#host = host;
    this.#deck = deck;
  }

  hostUpdated(): void {
    const { window, runs, second, state } = this.#deck;
    const range: PlayerRange = { window, runs, second, isLive: state.phase === "live" };
    if (isSame(range, this.#told)) return;
    this.#told = range;
    this.#host.dispatchEvent(new PlayerRangeEvent(range));
  }
}

const isSame = (one: PlayerRange, other: PlayerRange): boolean =>
  one.window === other.window && one.runs === other.runs && one.second === other.second && one.isLive === other.isLive;
