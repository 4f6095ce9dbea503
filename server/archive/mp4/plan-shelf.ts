import type { Film } from "./film.ts";
import { type FilmPlan, planFilm } from "./plan-film.ts";

export interface ShelfOptions {
  /** Bound of what is held, heads of files in the main. The newest is held however large. */
  readonly mostBytes: number;
  /** After so long without use a plan is let go. */
  readonly idleMs: number;
}

const usual: ShelfOptions = { mostBytes: 48 * 1024 * 1024, idleMs: 10 * 60_000 };

interface Held {
  readonly plan: Promise<FilmPlan>;
  /** Zero until it is laid out. */
  bytes: number;
  timer: NodeJS.Timeout;
}

/** Plans by the film's name, so that each range of a resumed download does not lay it out anew. */
export class PlanShelf {
  readonly #options: ShelfOptions;
  /** The one used last stands last. */
  readonly #heldByName = new Map<string, Held>();

  constructor(options: Partial<ShelfOptions> = {}) {
    this.#options = { ...usual, ...options };
  }

  /**
   * Who asks at the same moment shares one layout.
   * @param name changes with anything that is in the file.
   * @throws what `planFilm` throws; then it is tried anew the next time.
   */
  async plan(name: string, film: () => Film): Promise<FilmPlan> {
    const held = this.#heldByName.get(name) ?? { plan: planFilm(film()), bytes: 0, timer: this.#timer(name) };
    this.#heldByName.delete(name);
    this.#heldByName.set(name, held);
    held.timer.refresh();
    try {
      const plan = await held.plan;
      held.bytes = plan.head.byteLength;
      this.#makeRoom(held);
      return plan;
    } catch (error) {
      if (this.#heldByName.get(name) === held) this.#forget(name);
      throw error;
    }
  }

  #makeRoom(newest: Held): void {
    for (const [name, held] of this.#heldByName) {
      const bytes = this.#heldByName.values().reduce((sum, one) => sum + one.bytes, 0);
      if (bytes <= this.#options.mostBytes) return;
      if (held !== newest) this.#forget(name);
    }
  }

  #timer(name: string): NodeJS.Timeout {
    return setTimeout(() => this.#forget(name), this.#options.idleMs).unref();
  }

  #forget(name: string): void {
    clearTimeout(this.#heldByName.get(name)?.timer);
    this.#heldByName.delete(name);
  }
}
