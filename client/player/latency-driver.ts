/** Runs the latency controller over a playing engine: gathers what it measures, does what it decides. */
import { type Millis, millis } from "../../shared/time.ts";
import { Arrivals } from "./arrivals.ts";
import type { Engine } from "./engine.ts";
import { decide, type LatencyMemory, startOfLatency } from "./latency-controller.ts";

export class LatencyDriver {
  readonly #engine: Engine;
  readonly #arrivals = new Arrivals();
  #memory: LatencyMemory;
  #hasRunDry = false;

  constructor(engine: Engine, now: Millis) {
    this.#engine = engine;
    this.#memory = startOfLatency(now);
  }

  /** A new source, or a new relation of media time and the clock: what was measured no longer holds, what was learnt does. */
  restart(now: Millis): void {
    this.#arrivals.reset();
    this.broke(now);
    this.release();
  }

  /** The picture has just been broken or out of sight: a seek to the live edge costs the viewer nothing now. */
  broke(now: Millis): void {
    this.#memory = { ...this.#memory, brokenAt: now };
  }

  arrived(at: Millis, mediaEnd: Millis): void {
    this.#arrivals.push({ at, mediaEnd });
  }

  /** The buffer ran out under a moving picture. */
  ranDry(): void {
    this.#hasRunDry = true;
  }

  /** One step of steering; to be called about ten times a second while the viewer follows the live edge. */
  steer(now: Millis, { isStalled, margin }: { readonly isStalled: boolean; readonly margin: Millis }): void {
    const gauge = this.#engine.gauge;
    if (gauge === null) return;
    const latency = this.#arrivals.latency(now, gauge.mediaTime);
    if (latency === null) return;
    const stall = this.#hasRunDry ? "began" : isStalled ? "lasts" : "none";
    this.#hasRunDry = false;
    const decision = decide({ ...gauge, now, latency, lateness: this.#arrivals.lateness, margin, stall }, this.#memory);
    this.#memory = decision.memory;
    this.#engine.setRate(decision.rate);
    if (decision.seekBy !== null) this.#engine.seekBy(decision.seekBy);
  }

  /** The viewer left the live edge: plain speed. */
  release(): void {
    this.#memory = { ...this.#memory, rate: 1 };
    this.#engine.setRate(1);
  }

  /** From the playhead to where playback would go on live; `null` before anything is known. */
  liveDistance(margin: Millis): Millis | null {
    const gauge = this.#engine.gauge;
    if (gauge === null) return null;
    return millis(gauge.reachable - gauge.part - this.#arrivals.lateness - margin - this.#memory.cushion);
  }
}
