import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { PlayerState } from "../../player/state.ts";
import { endOfTime } from "../../stage/shown.ts";

export interface CardMoment {
  /** The moment whose cards this page shows; `null`: none yet. */
  readonly until: ProgramTime | null;
  readonly player: PlayerState["phase"];
  readonly isOpen: boolean;
  /** Programme clock; `null`: not known yet. */
  readonly now: ProgramTime | null;
}

/**
 * How long after its `at` a card is seen on this page, the reader's own shift of cards counted in. 0: at once, for there
 * is no picture that a card could be ahead of (VW2). `null`: nothing moves here, or it is a recording.
 */
export function cardLag({ until, player, isOpen, now }: CardMoment): Millis | null {
  if (until === endOfTime) return isOpen ? millis(0) : null;
  if (until === null || now === null || (player !== "live" && player !== "behind")) return null;
  return millis(Math.max(0, now - until));
}
