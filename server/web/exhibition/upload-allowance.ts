import { between, millis, type ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import { HttpProblem } from "../problem.ts";

const WINDOW = millis(24 * 60 * 60_000);
/** A stand's pictures and documents, tried a few times over; a link that was passed on must not fill the house's disk. */
const MOST_BYTES = 600 * 1024 ** 2;
const MOST_FILES = 400;
/** Of those who have uploaded within a day. */
const MOST_PASSES = 5_000;

interface Taken {
  readonly at: ProgramTime;
  readonly bytes: number;
}

/** How much a link may upload in a day (EB18). In memory: a restart forgives. */
export class UploadAllowance {
  readonly #clock: Clock;
  readonly #takenByPass = new Map<string, readonly Taken[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counted by what is announced, before anything is read.
   * @throws {HttpProblem} 411 NO_LENGTH, 429 QUOTA_SPENT
   */
  take(passId: string, bytes: number): void {
    if (!Number.isSafeInteger(bytes)) throw new HttpProblem(411, "NO_LENGTH");
    const now = this.#clock.now();
    const recent = (this.#takenByPass.get(passId) ?? []).filter(({ at }) => between(at, now) < WINDOW);
    const sum = recent.reduce((total, one) => total + one.bytes, bytes);
    const [oldest] = recent;
    if (recent.length >= MOST_FILES || sum > MOST_BYTES) {
      const retryAfterMs = millis(oldest === undefined ? WINDOW : WINDOW - between(oldest.at, now));
      throw new HttpProblem(429, "QUOTA_SPENT", { retryAfterMs });
    }
    this.#takenByPass.delete(passId);
    this.#takenByPass.set(passId, [...recent, { at: now, bytes }]);
    for (const first of this.#takenByPass.keys()) {
      if (this.#takenByPass.size <= MOST_PASSES) return;
      this.#takenByPass.delete(first);
    }
  }
}
