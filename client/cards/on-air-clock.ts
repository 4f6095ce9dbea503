/** What a card that plays in step asks of the page it stands on. Implemented in client/stage, so that cards know no player. */
import { createContext } from "@lit/context";
import type { Card } from "../../shared/cards/index.ts";
import type { ProgramTime } from "../../shared/time.ts";

export interface OnAirReading {
  /** Programme time of the frame on screen. */
  readonly at: ProgramTime;
  /** Seconds of programme in a second; 0: the picture stands. */
  readonly pace: number;
}

export interface OnAirClock {
  /** The first frame of what stands on the stage now; `null`: this card does not. */
  beginningOf(card: Card): ProgramTime | null;
  /** Hears each frame, and when the picture stops. @returns stops hearing */
  listen(hear: (reading: OnAirReading) => void): () => void;
}

/** `null`: a card that is looked at, and not on air. */
export const onAirClockContext = createContext<OnAirClock | null>(Symbol("on-air clock"));
