import type { ListedPart } from "./low-latency-viewer.ts";
import { LowLatencyViewer } from "./low-latency-viewer.ts";

/** Dates bend by 5 ms in 2 s at most; more is a hole. */
const BENT_MS = 10;

/** A low-latency viewer that goes on by itself, while something else happens. */
export class HealthyAudience {
  readonly #viewer: LowLatencyViewer;
  readonly #parts: ListedPart[] = [];
  #trouble: unknown = null;
  #isStopped = false;
  #heard: () => void = () => {};

  constructor(playlistUrl: string) {
    this.#viewer = new LowLatencyViewer(playlistUrl);
    void this.#watch();
  }

  /** Parts that came so far. */
  get count(): number {
    return this.#parts.length;
  }

  /** Resolves when so many more parts have come. @throws what went wrong for the viewer, or where a part was missing. */
  async goesOn(more: number): Promise<void> {
    const wanted = this.count + more;
    while (this.count < wanted && this.#trouble === null) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
    if (this.#trouble !== null) throw this.#trouble;
    const hole = this.#parts.find((part, index) => {
      const before = this.#parts[index - 1];
      return before !== undefined && Math.abs(part.startsAt - before.startsAt - before.durationMs) > BENT_MS;
    });
    if (hole !== undefined) throw new Error(`something is missing before ${hole.uri}`);
  }

  stop(): void {
    this.#isStopped = true;
    this.#viewer.close();
  }

  async #watch(): Promise<void> {
    while (!this.#isStopped && this.#trouble === null) {
      try {
        this.#parts.push(...(await this.#viewer.next()).parts);
      } catch (error) {
        this.#trouble = error;
      }
      this.#heard();
    }
  }
}
