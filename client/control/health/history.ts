import { type Measure, type MeasureId, measuresOf, type Told } from "./measures.ts";

/** Told once a second: three minutes. */
export const HISTORY_SECONDS = 180;

export type Histories = ReadonlyMap<MeasureId, readonly (number | null)[]>;

/** The last minutes of each measure, oldest first. A gap is `null`. */
export class HealthHistory {
  #last: Told["health"] = null;
  #levels: Histories = new Map();

  /** Another map after each second. */
  get levels(): Histories {
    return this.#levels;
  }

  /** What is known now; what was taken before is not taken again. */
  take(told: Told): void {
    if (told.health === null || told.health === this.#last) return;
    this.#last = told.health;
    this.#levels = new Map(measuresOf(told).map((measure) => [measure.id, this.#with(measure)]));
  }

  #with({ id, level }: Measure): readonly (number | null)[] {
    return [...(this.#levels.get(id) ?? []), level].slice(-HISTORY_SECONDS);
  }
}
