import type { Surroundings } from "../../../../client/session/surroundings.ts";

/** Time that moves only when told to, chance that is always one half. */
export class ManualSurroundings implements Surroundings {
  #now = 1_800_000_000_000;
  #count = 0;
  #timers: { readonly due: number; readonly order: number; readonly act: () => void }[] = [];

  readonly now = (): number => this.#now;
  readonly random = (): number => 0.5;
  readonly newId = (): string => `id-${String(++this.#count).padStart(8, "0")}`;

  readonly after = (wait: number, act: () => void): (() => void) => {
    const timer = { due: this.#now + wait, order: ++this.#count, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Moves on by `ms`, doing what falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due || a.order - b.order);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.due;
      next.act();
    }
    this.#now = end;
  }
}
