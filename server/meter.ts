import type { RefusalCode } from "../shared/refusals.ts";

/** What is worth counting beyond what can be read at any time. A closed list, so no client can make it grow. */
export type Happening =
  | "command accepted"
  | `command refused ${RefusalCode}`
  | "socket cut for its backlog"
  | "socket cut for its mistakes"
  | `handshake refused ${"leaving" | "foreign origin" | "full" | "too many from one network"}`
  | `catch-up ${"events" | "snapshot"}`;

/** Where things that happen are counted. Every folder may know it; who reads it stands in server/ops. */
export interface Meter {
  count(what: Happening, by?: number): void;
}

export const silentMeter: Meter = { count() {} };

/** Counts in memory, one number for each sort. */
export class Tally implements Meter {
  readonly #timesByHappening = new Map<Happening, number>();

  get counts(): ReadonlyMap<Happening, number> {
    return this.#timesByHappening;
  }

  count(what: Happening, by = 1): void {
    this.#timesByHappening.set(what, (this.#timesByHappening.get(what) ?? 0) + by);
  }
}
