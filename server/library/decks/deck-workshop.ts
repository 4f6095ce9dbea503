import { mkdir, mkdtemp, rm, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Log } from "../../log.ts";
import { isDiskFull } from "../durable-file.ts";
import { type ConvertedDeck, type DeckKind, type DeckRefusal, deckRefusal } from "./deck.ts";
import { deckKind } from "./deck-kind.ts";
import { type DeckShelves, keepDeck } from "./deck-shelves.ts";
import { type DeckLimits, usualLimits } from "./limits.ts";
import type { Office } from "./office.ts";
import { drawPages } from "./page-converter.ts";

interface WorkshopDeps {
  /** Where decks are worked on. Its own: cleared at the start. */
  readonly folder: string;
  readonly shelves: DeckShelves;
  /** `null`: none on this machine, so PPTX and ODP are refused. */
  readonly office: Office | null;
  readonly log: Log;
  readonly limits?: Partial<DeckLimits>;
}

export interface DeckOrder {
  /** Its turn has come; how many pages there are is not known yet. */
  readonly onStart?: () => void;
  /** After each page that is drawn. */
  readonly onProgress?: (page: number, of: number) => void;
  /** Of whoever uploads it: gone, so is the deck. */
  readonly signal?: AbortSignal;
}

type Order = DeckOrder & { readonly signal: AbortSignal };

/**
 * Makes decks of uploaded files, one at a time, the others waiting in the order they came. A deck is on the shelves
 * whole, or nothing of it is anywhere. Rules in docs/spec/decks.md.
 */
export class DeckWorkshop implements AsyncDisposable {
  readonly #deps: WorkshopDeps;
  readonly #limits: DeckLimits;
  readonly #closing = new AbortController();
  /** Settles when all orders taken have ended. */
  #last: Promise<unknown> = Promise.resolve();
  #orders = 0;

  private constructor(deps: WorkshopDeps) {
    this.#deps = deps;
    this.#limits = { ...usualLimits, ...deps.limits };
  }

  /** Clears what a killed server left half-done. */
  static async open(deps: WorkshopDeps): Promise<DeckWorkshop> {
    const folder = resolve(deps.folder);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new DeckWorkshop({ ...deps, folder });
  }

  /** PPTX and ODP are taken, too. */
  get hasOffice(): boolean {
    return this.#deps.office !== null;
  }

  /**
   * @param sources one PDF, PPTX or ODP, or pictures in their order: absolute paths, left where they are
   * @throws when the machine fails, not the file
   */
  async convert(sources: readonly string[], order: DeckOrder = {}): Promise<Result<ConvertedDeck, DeckRefusal>> {
    const signal = AbortSignal.any([this.#closing.signal, ...(order.signal === undefined ? [] : [order.signal])]);
    if (signal.aborted) return refuse(deckRefusal("CANCELLED"));
    if (this.#orders > this.#limits.waiting) return refuse(deckRefusal("BUSY"));
    this.#orders += 1;
    const before = this.#last;
    const turn = this.#inTurn(before, sources, { ...order, signal });
    // Whoever comes next waits for all before it, however they end; a fault goes to who asked for it.
    this.#last = Promise.allSettled([before, turn]);
    return await turn.finally(() => {
      this.#orders -= 1;
    });
  }

  /** Cuts what is being converted and refuses what waits. Settles when no child is left and nothing of theirs on the disk. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** An order that is called off while it waits gives its place back at once. */
  async #inTurn(before: Promise<unknown>, sources: readonly string[], order: Order) {
    await Promise.race([before, aborted(order.signal)]);
    return order.signal.aborted ? refuse(deckRefusal("CANCELLED")) : await this.#work(sources, order);
  }

  async #work(sources: readonly string[], order: Order) {
    if (!(await this.#hasRoom())) return refuse(deckRefusal("NO_ROOM"));
    order.onStart?.();
    const began = performance.now();
    const folder = await mkdtemp(join(this.#deps.folder, "deck-"));
    try {
      const deck = await this.#convertIn(folder, sources, order);
      const durationMs = Math.round(performance.now() - began);
      if (deck.ok)
        this.#deps.log.info("deck converted", { kind: deck.value.kind, pages: deck.value.pages.length, durationMs });
      else this.#deps.log.info("deck refused", { ...deck.problem, durationMs });
      return deck;
    } catch (cause) {
      if (isDiskFull(cause)) return refuse(deckRefusal("NO_ROOM"));
      throw new Error("deck not converted", { cause });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #convertIn(
    folder: string,
    sources: readonly string[],
    order: Order,
  ): Promise<Result<ConvertedDeck, DeckRefusal>> {
    const kind = await deckKind(sources, this.#limits);
    if (!kind.ok) return kind;
    const drawable = await this.#drawable(kind.value, sources, folder, order.signal);
    if (!drawable.ok) return drawable;
    const pictures = join(folder, "pages");
    await mkdir(pictures);
    const job = { ...drawable.value, folder: pictures, limits: this.#limits, log: this.#deps.log };
    const pages = await drawPages(job, order);
    if (!pages.ok) return pages;
    // The last moment to go back: from here on it is a few milliseconds a page.
    if (order.signal.aborted) return refuse(deckRefusal("CANCELLED"));
    return await keepDeck({ kind: kind.value, pages: pages.value, folder: pictures, sources }, this.#deps.shelves);
  }

  async #drawable(kind: DeckKind, sources: readonly string[], folder: string, signal: AbortSignal) {
    const [source = ""] = sources;
    switch (kind) {
      case "pdf":
      case "pictures":
        return accept({ kind, sources });
      case "pptx":
      case "odp": {
        if (this.#deps.office === null) return refuse(deckRefusal("NO_OFFICE"));
        const pdf = await this.#deps.office.toPdf({ source, kind, folder: await newFolder(folder, "office") }, signal);
        return pdf.ok ? accept({ kind: "pdf" as const, sources: [pdf.value] }) : pdf;
      }
    }
  }

  async #hasRoom(): Promise<boolean> {
    const disk = await statfs(this.#deps.folder);
    return disk.bavail * disk.bsize >= this.#limits.freeBytes;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

async function newFolder(parent: string, name: string): Promise<string> {
  const path = join(parent, name);
  await mkdir(path);
  return path;
}
