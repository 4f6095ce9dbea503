import type { Signal } from "../../../shared/protocol.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { PlayerState } from "../../player/state.ts";
import { endOfTime } from "../../stage/shown.ts";

/**
 * What a page shows while no frame comes (VW2). An open meeting without a signal has nothing that could be ahead of its
 * picture: a break is often put on air after the encoder was stopped for it. Once there is a signal again, what is shown
 * stays as it is until a frame tells where the reader is.
 */
export class Frameless {
  #until: ProgramTime | null = null;

  /** @returns the moment to show; `null`: the playhead's */
  until(
    { phase }: MeetingRecord,
    {
      signal,
      player,
      now,
    }: { readonly signal: Signal | null; readonly player: PlayerState["phase"]; readonly now: ProgramTime },
  ): ProgramTime | null {
    const isStill = player === "connecting" || player === "waiting";
    if (phase !== "open" || !isStill) this.#until = null;
    else if (signal === "none") this.#until = endOfTime;
    else if (this.#until === endOfTime) this.#until = now;
    return this.#until;
  }
}
