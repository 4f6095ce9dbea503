import type { Reel } from "./reel.ts";

/** The reels of one stage, in order of time. */
export class StageReels {
  #all: Reel[] = [];
  readonly #byEpoch = new Map<string, Reel[]>();

  get all(): readonly Reel[] {
    return this.#all;
  }

  /** Those of one run of the server. */
  of(epoch: string): readonly Reel[] {
    return this.#byEpoch.get(epoch) ?? [];
  }

  add(reel: Reel): void {
    // Nearly always the newest: a search from the end.
    const place = this.#all.findLastIndex(({ from }) => from <= reel.from) + 1;
    this.#all.splice(place, 0, reel);
    const { epoch } = reel.header;
    this.#byEpoch.set(epoch, [...this.of(epoch), reel]);
  }

  remove(gone: ReadonlySet<Reel>): void {
    this.#all = this.#all.filter((reel) => !gone.has(reel));
    for (const epoch of new Set([...gone].map(({ header }) => header.epoch))) {
      const left = this.of(epoch).filter((reel) => !gone.has(reel));
      if (left.length > 0) this.#byEpoch.set(epoch, left);
      else this.#byEpoch.delete(epoch);
    }
  }
}
