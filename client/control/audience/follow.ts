/** How a monitor's picture is kept at another viewer's place. Pure. Rule CR63. */
import { type Millis, millis } from "../../../shared/time.ts";

/** The audience's lags are told in steps and waver: what moves by less does not move the picture. */
const DEAD_BAND_MS = 1000;
/** After a choice the picture goes there more exactly. */
const AT_FIRST_MS = 250;
/** Farther from the live edge than it need be: more than this is played from the rewind window. */
const MOST_HELD_BACK_MS = 4000;
/** A seek and the pace need so long to show in the lag. */
const SETTLES_MS = 2500;

export interface Follower {
  /** The lag to keep. */
  readonly wanted: Millis;
  /** The programme clock minus the picture's time. */
  readonly lag: Millis;
  /** The live edge minus the picture's time. */
  readonly behindEdge: Millis;
  readonly heldBack: Millis;
  readonly isLive: boolean;
  /** Since the last step; `null`: none was taken since this view was chosen. */
  readonly sinceStep: Millis | null;
}

export type Step =
  | { readonly type: "stay" }
  /** At the live edge, held back by so much. */
  | { readonly type: "live"; readonly heldBack: Millis }
  /** In the rewind window, so long before now. */
  | { readonly type: "window"; readonly lag: Millis };

export function follow({ wanted, lag, behindEdge, heldBack, isLive, sinceStep }: Follower): Step {
  if (sinceStep !== null && sinceStep < SETTLES_MS) return { type: "stay" };
  const farther = wanted - lag;
  if (Math.abs(farther) <= (sinceStep === null ? AT_FIRST_MS : DEAD_BAND_MS)) return { type: "stay" };
  // From the edge's own place: what the network asks for, and no more.
  const wantedBack = isLive ? heldBack + farther : wanted - (lag - behindEdge);
  if (wantedBack > MOST_HELD_BACK_MS) return { type: "window", lag: wanted };
  const next = millis(Math.max(0, wantedBack));
  return isLive && next === heldBack ? { type: "stay" } : { type: "live", heldBack: next };
}
