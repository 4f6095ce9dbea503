import { between, ticks, ticksToMillis } from "../../shared/time.ts";
import type { Sample } from "./sample.ts";
import type { TrackType } from "./track.ts";

/** Sound without a picture: no more than a second of it can still be needed. */
const OLDEST_SOUND_MS = 1_000;

/** What a session sent before it may begin. Counts as it goes: a flood of tiny samples must cost what it weighs, not its square. */
export class HeldSamples {
  /** Where the wait began, were it a picture that could not be decoded. */
  #first: Sample | null = null;
  #samples: Sample[] = [];
  #bytes = 0;
  #pictures = 0;

  get count(): number {
    return this.#samples.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get hasPicture(): boolean {
    return this.#pictures > 0;
  }

  get samples(): readonly Sample[] {
    return this.#samples;
  }

  /** @returns how long the session has waited: on the wall clock or in media time, whichever went further; a file may be pushed faster than real time. */
  note(latest: Sample): number {
    this.#first ??= latest;
    const first = this.#first;
    return Math.max(between(first.arrivedAt, latest.arrivedAt), ticksToMillis(ticks(latest.dts - first.dts)));
  }

  push(sample: Sample): void {
    if (!this.hasPicture) this.#dropBefore(sample);
    this.#samples.push(sample);
    this.#bytes += sample.data.length;
    if (sample.type === "video") this.#pictures += 1;
  }

  /** Forgets a track's samples: its configuration changed. */
  forget(type: TrackType): void {
    this.#samples = this.#samples.filter((sample) => sample.type !== type);
    this.#bytes = this.#samples.reduce((sum, sample) => sum + sample.data.length, 0);
    if (type === "video") this.#pictures = 0;
  }

  /** Decode times of one track rise, so what is too old stands in front. */
  #dropBefore(latest: Sample): void {
    let old = 0;
    for (const sample of this.#samples) {
      if (ticksToMillis(ticks(latest.dts - sample.dts)) <= OLDEST_SOUND_MS) break;
      this.#bytes -= sample.data.length;
      old += 1;
    }
    if (old > 0) this.#samples.splice(0, old);
  }
}
