import { type Ticks, ticks } from "../../../shared/time.ts";
import type { FragmentRun } from "./moof.ts";
import { type PlacedSample, SampleTable } from "./sample-table.ts";
import { FRAMES_HELD, type Silence } from "./silence.ts";

export interface SilentSpan {
  readonly from: Ticks;
  readonly frames: number;
  readonly description: number;
}

/** One track of the film as it grows: where it stands on the film's timeline. */
export class Lane {
  readonly table = new SampleTable();
  /** When the last frame leaves the screen, or the sound ends. */
  #shownUntil = ticks(0);
  #shownFrom: Ticks | null = null;
  /** Composition offset of the frame that is shown first. */
  #leadIn = ticks(0);
  #mustSync = true;

  get shownUntil(): Ticks {
    return this.#shownUntil;
  }
  get shownFrom(): Ticks | null {
    return this.#shownFrom;
  }
  /** How far into the media the first shown frame lies: an edit list skips it. */
  get leadIn(): Ticks {
    return this.#leadIn;
  }

  /** What follows cannot be decoded before a keyframe comes. */
  break(): void {
    this.#mustSync = true;
  }

  /**
   * @param shift from the fragment's time to the film's.
   * @param position where the samples begin in the media.
   */
  add(run: FragmentRun, description: number, shift: number, position: number): void {
    let decodedAt = run.startsAt + shift;
    let at = position;
    let isOpen = false;
    for (const { duration, size, compositionOffset, isSync } of run.samples) {
      if (isSync) this.#mustSync = false;
      if (!this.#mustSync) {
        if (!isOpen) this.table.startChunk(at, description);
        isOpen = true;
        this.#place({ decodedAt: ticks(decodedAt), compositionOffset, duration, size, isSync });
      }
      decodedAt += duration;
      at += size;
    }
  }

  /** Silence up to where the sound goes on. */
  addSilence(silence: Silence, { from, frames, description }: SilentSpan): void {
    for (let frame = 0; frame < frames; frame += 1) {
      if (frame % FRAMES_HELD === 0) this.table.startChunk(silence.position, description);
      const decodedAt = ticks(from + Math.round(frame * silence.frameTicks));
      const duration = ticks(from + Math.round((frame + 1) * silence.frameTicks) - decodedAt);
      this.#place({ decodedAt, compositionOffset: ticks(0), duration, size: silence.frameBytes, isSync: true });
    }
  }

  #place(sample: PlacedSample): void {
    const shownAt = ticks(sample.decodedAt + sample.compositionOffset);
    // Decode times rise (HL8). Should damage make them fall, the frame is still shown when it was.
    const decodedAt = ticks(Math.max(sample.decodedAt, (this.table.last?.decodedAt ?? -1) + 1));
    const compositionOffset = ticks(shownAt - decodedAt);
    if (this.#shownFrom === null) {
      this.#shownFrom = shownAt;
      this.#leadIn = ticks(Math.max(compositionOffset, 0));
    }
    this.#shownUntil = ticks(Math.max(this.#shownUntil, shownAt + sample.duration));
    this.table.add({ ...sample, decodedAt, compositionOffset });
  }
}
