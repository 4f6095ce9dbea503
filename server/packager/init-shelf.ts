import type { InitSegment } from "./segment.ts";

/** The init segments that segments of a window need, each for as long as one does. */
export class InitShelf {
  readonly #entryByName = new Map<string, { readonly init: InitSegment; users: number }>();

  find(epoch: string, id: number): InitSegment | null {
    return this.#entryByName.get(nameOf(epoch, id))?.init ?? null;
  }

  take({ init }: { readonly init: InitSegment }): void {
    const name = nameOf(init.epoch, init.id);
    const entry = this.#entryByName.get(name) ?? { init, users: 0 };
    entry.users += 1;
    this.#entryByName.set(name, entry);
  }

  release({ init }: { readonly init: InitSegment }): void {
    const name = nameOf(init.epoch, init.id);
    const entry = this.#entryByName.get(name);
    if (entry === undefined) return;
    entry.users -= 1;
    if (entry.users === 0) this.#entryByName.delete(name);
  }
}

const nameOf = (epoch: string, id: number): string => `${epoch}/${id}`;
