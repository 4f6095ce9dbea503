/** Below this a microphone is covered, or off: a quiet room is louder. */
const SILENCE_DBFS = -60;
/** What the meter's left end means. */
const QUIETEST_DBFS = -54;
const QUIET_DBFS = -36;
const LOUD_DBFS = -3;
const SILENT_AFTER_MS = 3000;

export interface Heard {
  /** 0 to 1 of the meter. */
  readonly level: number;
  readonly word: "quiet" | "good" | "loud";
  /** Nothing at all was heard for three seconds. */
  readonly isSilent: boolean;
}

/** Judges the sound of a microphone by its samples. Pure but for what it remembers. */
export class Loudness {
  #heardAt: number | null = null;

  /** @param samples −1 to 1 @param now any clock, in milliseconds */
  hear(samples: Float32Array, now: number): Heard {
    let [peak, squares] = [0, 0];
    for (const sample of samples) {
      peak = Math.max(peak, Math.abs(sample));
      squares += sample * sample;
    }
    const level = dbfs(Math.sqrt(squares / Math.max(1, samples.length)));
    this.#heardAt ??= now;
    if (dbfs(peak) > SILENCE_DBFS) this.#heardAt = now;
    return {
      level: Math.min(1, Math.max(0, (level - QUIETEST_DBFS) / -QUIETEST_DBFS)),
      word: dbfs(peak) > LOUD_DBFS ? "loud" : level < QUIET_DBFS ? "quiet" : "good",
      isSilent: now - this.#heardAt >= SILENT_AFTER_MS,
    };
  }
}

const dbfs = (value: number): number => (value <= 0 ? Number.NEGATIVE_INFINITY : 20 * Math.log10(value));
