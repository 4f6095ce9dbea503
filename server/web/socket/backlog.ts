import { between, type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import { unreadOf } from "./fanout/private-parts.ts";
import type { LedgerConnection } from "./types.ts";

/** Unsent bytes that one reader may cost us, beyond the catch-up it asked for (reference T9). */
export const MAX_BACKLOG_BYTES = 256 * 1024;
const PATIENCE = millis(5_000);
/** A long record over a slow line takes its time. */
const CATCH_UP_PATIENCE = millis(30_000);

/** Watches what one socket has not read yet, and says when to give it up (TL29). */
export class Backlog {
  readonly #socket: LedgerConnection;
  #allowance = 0;
  #taken = 0;
  #waitingSince: ProgramTime | null = null;

  constructor(socket: LedgerConnection) {
    this.#socket = socket;
  }

  /** What was just written is a catch-up: large, and asked for. */
  allowCatchUp(): void {
    this.#allowance = unreadOf(this.#socket).unsent;
  }

  /** Called about once a second. `true`: this reader holds more, or for longer, than it may. */
  isTooMuch(now: ProgramTime): boolean {
    const { unsent, taken } = unreadOf(this.#socket);
    if (unsent === 0) {
      this.#allowance = 0;
      this.#waitingSince = null;
      return false;
    }
    // A slow reader that reads is patient work; only one that stands still is given up for its slowness.
    if (taken > this.#taken) this.#waitingSince = now;
    this.#taken = taken;
    this.#waitingSince ??= now;
    const patience: Millis = this.#allowance > 0 ? CATCH_UP_PATIENCE : PATIENCE;
    return unsent > MAX_BACKLOG_BYTES + this.#allowance || between(this.#waitingSince, now) >= patience;
  }
}
