import type { Signal } from "../../../shared/protocol.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { endOfTime } from "./shown.ts";

/**
 * What a page may show before its first frame (VW2). While an open meeting has no signal nothing can be ahead of its
 * picture; once there is one, what is shown stays as it is until the first frame tells where the reader is.
 */
export class Frameless {
  #until: ProgramTime | null = null;

  /** @returns the moment to show; `null`: wait for the frame */
  until({ phase }: MeetingRecord, signal: Signal | null, now: ProgramTime): ProgramTime | null {
    if (phase !== "open" || signal === null) return this.#until;
    if (signal === "none") this.#until = endOfTime;
    else if (this.#until === endOfTime) this.#until = now;
    return this.#until;
  }
}
