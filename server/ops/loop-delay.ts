import { monitorEventLoopDelay } from "node:perf_hooks";

const NANOSECONDS = 1e9;
const RESOLUTION_MS = 10;

/** How late the event loop comes to its work. */
export class LoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#histogram.enable();
  }

  /** Seconds since the last call, by quantile. The sampling timer's own 10 ms are not a delay and are taken off. */
  take(): readonly { readonly quantile: "0.5" | "0.99" | "1"; readonly seconds: number }[] {
    const { max } = this.#histogram;
    const found = [
      { quantile: "0.5", seconds: delay(this.#histogram.percentile(50)) },
      { quantile: "0.99", seconds: delay(this.#histogram.percentile(99)) },
      { quantile: "1", seconds: delay(max) },
    ] as const;
    this.#histogram.reset();
    return found;
  }
}

const delay = (nanoseconds: number): number => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
