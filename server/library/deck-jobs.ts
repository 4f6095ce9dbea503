import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { FileRef } from "../../shared/cards/field.ts";
import type { DeckJob, DeckPage, LibraryDeck } from "../../shared/library.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { ConvertedDeck } from "./decks/deck.ts";
import type { DeckWorkshop } from "./decks/deck-workshop.ts";
import { fileNameFor, titleFromName } from "./file-name.ts";
import { hasRoom, layAside, type UploadLimits, type UploadRefusal } from "./lay-aside.ts";
import type { LibraryStore } from "./library-store.ts";

interface JobsDeps {
  readonly workshop: Pick<DeckWorkshop, "convert" | "hasOffice">;
  readonly store: Pick<LibraryStore, "add">;
  /** Where uploads lie until they are decks. Its own: cleared at the start. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<JobLimits>;
}

interface JobLimits extends UploadLimits {
  readonly pages: number;
  /** Decks that are uploaded or made at once, over all people. */
  readonly atOnce: number;
  /** How long a deck of several pictures waits for the next. */
  readonly patienceMs: number;
}

const usualLimits: JobLimits = {
  bytes: 200 * 1024 ** 2,
  freeBytes: 512 * 1024 ** 2,
  pages: 500,
  atOnce: 5,
  patienceMs: 10 * 60_000,
};

/** Of jobs that ended, so many are remembered for who asks. */
const MOST_ENDED = 20;

interface Running {
  readonly folder: string;
  readonly by: Actor;
  readonly cut: AbortController;
  readonly sources: string[];
  bytes: number;
  name: string;
  isReceiving: boolean;
  timer: ReturnType<typeof setTimeout> | null;
}

export interface DeckUpload {
  /** As the sender calls the file. */
  readonly name: string;
  readonly declaredBytes: number;
  /** Another picture follows: the deck is not begun yet. */
  readonly isMore: boolean;
}

export type DeckUploadRefusal = UploadRefusal | "BUSY" | "TOO_MANY_PAGES" | "UNKNOWN_JOB" | "CANCELLED";

/** Uploads that become decks of the library, and how far each is. Rules LB30–LB35 in docs/spec/library.md. */
export class DeckJobs {
  readonly #deps: JobsDeps;
  readonly #limits: JobLimits;
  /** In the order they were begun. */
  readonly #jobById = new Map<string, DeckJob>();
  readonly #runningById = new Map<string, Running>();
  readonly #endings = new Set<Promise<void>>();
  #isClosed = false;

  private constructor(deps: JobsDeps) {
    this.#deps = deps;
    this.#limits = { ...usualLimits, ...deps.limits };
  }

  /** Clears what a killed server left half-done. */
  static async open(deps: JobsDeps): Promise<DeckJobs> {
    const folder = resolve(deps.folder);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new DeckJobs({ ...deps, folder });
  }

  get hasOffice(): boolean {
    return this.#deps.workshop.hasOffice;
  }

  find(id: string): DeckJob | null {
    return this.#jobById.get(id) ?? null;
  }

  /**
   * Takes in a deck's file, and begins to make the deck of it unless another picture is to follow.
   * @throws what the body throws when its sender goes away; nothing is left then.
   */
  async begin(
    body: AsyncIterable<Uint8Array>,
    upload: DeckUpload,
    by: Actor,
  ): Promise<Result<DeckJob, DeckUploadRefusal>> {
    if (this.#isClosed || this.#runningById.size >= this.#limits.atOnce) return refuse("BUSY");
    const id = randomUUID();
    const running: Running = {
      ...{
        folder: join(this.#deps.folder, id),
        by,
        cut: new AbortController(),
        sources: [],
        bytes: 0,
        name: upload.name,
      },
      ...{ isReceiving: false, timer: null },
    };
    this.#runningById.set(id, running);
    this.#jobById.set(id, { id, phase: "waiting" });
    await mkdir(running.folder, { mode: 0o700 });
    return await this.#receive(id, running, body, upload);
  }

  /** Another picture of a deck whose pictures still come in; by whoever began it. */
  async append(
    id: string,
    body: AsyncIterable<Uint8Array>,
    upload: DeckUpload,
    by: Actor,
  ): Promise<Result<DeckJob, DeckUploadRefusal>> {
    const running = this.#runningById.get(id);
    if (running === undefined || running.timer === null || running.by.id !== by.id) return refuse("UNKNOWN_JOB");
    if (running.sources.length >= this.#limits.pages) return refuse("TOO_MANY_PAGES");
    return await this.#receive(id, running, body, upload);
  }

  /** Cuts it short and leaves nothing of it. `false`: there is no such job, or it has ended. */
  cancel(id: string): boolean {
    const running = this.#runningById.get(id);
    if (running === undefined) return false;
    running.cut.abort();
    // One that is being made, or comes in, ends by itself.
    if (running.timer !== null) void this.#end(id, { id, phase: "failed", code: "CANCELLED" });
    return true;
  }

  /** Cuts all short. Settles when nothing of them is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const id of [...this.#runningById.keys()]) this.cancel(id);
    await Promise.all(this.#endings);
  }

  async #receive(
    id: string,
    running: Running,
    body: AsyncIterable<Uint8Array>,
    { declaredBytes, isMore }: DeckUpload,
  ): Promise<Result<DeckJob, DeckUploadRefusal>> {
    stopWaiting(running);
    const laid = await this.#layAside(running, body, declaredBytes).catch(async (cause: unknown) => {
      await this.#end(id, { id, phase: "failed", code: "CANCELLED" });
      throw cause;
    });
    const problem = running.cut.signal.aborted ? "CANCELLED" : laid.ok ? null : laid.problem;
    if (problem !== null || !laid.ok) {
      const code = problem ?? "CANCELLED";
      await this.#end(id, { id, phase: "failed", code });
      return refuse(code);
    }
    running.sources.push(laid.value.path);
    running.bytes += laid.value.bytes;
    if (isMore) running.timer = setTimeout(() => this.cancel(id), this.#limits.patienceMs).unref();
    else this.#start(id, running);
    return accept(this.find(id) ?? { id, phase: "waiting" });
  }

  async #layAside(running: Running, body: AsyncIterable<Uint8Array>, declaredBytes: number) {
    const bytes = this.#limits.bytes - running.bytes;
    if (declaredBytes > bytes) return refuse("TOO_LARGE" as const);
    if (!(await hasRoom(running.folder, declaredBytes, this.#limits.freeBytes))) return refuse("NO_ROOM" as const);
    return await layAside(body, running.folder, { bytes, freeBytes: this.#limits.freeBytes });
  }

  #start(id: string, running: Running): void {
    const ending = this.#make(id, running)
      .catch((error: unknown) => {
        this.#deps.log.fault("deck not made", error);
        return { id, phase: "failed", code: "FAULT" } as const;
      })
      .then((job) => this.#end(id, job))
      .finally(() => this.#endings.delete(ending));
    this.#endings.add(ending);
  }

  async #make(id: string, running: Running): Promise<DeckJob> {
    const made = await this.#deps.workshop.convert(running.sources, {
      signal: running.cut.signal,
      onProgress: (page, of) => this.#jobById.set(id, { id, phase: "converting", page, of }),
    });
    if (!made.ok) {
      const { code, page } = made.problem;
      return { id, phase: "failed", code, ...(page === null ? {} : { page }) };
    }
    const deckId = randomUUID();
    const { by, name } = running;
    const hand = { at: this.#deps.clock.now(), actorId: by.id, actorName: by.name };
    const added = this.#deps.store.add({ id: deckId, sort: "deck", content: deckOf(made.value, name) }, hand);
    return added.ok ? { id, phase: "done", deckId } : { id, phase: "failed", code: "LIBRARY_FULL" };
  }

  /** Said only when nothing of it is left but what it became. */
  async #end(id: string, job: DeckJob): Promise<void> {
    const running = this.#runningById.get(id);
    if (running === undefined) return;
    stopWaiting(running);
    const removed = rm(running.folder, { recursive: true, force: true, maxRetries: 3 }).finally(() => {
      this.#jobById.set(id, job);
      this.#runningById.delete(id);
      this.#endings.delete(removed);
      this.#forget();
    });
    this.#endings.add(removed);
    await removed;
  }

  #forget(): void {
    const ended = [...this.#jobById.keys()].filter((id) => !this.#runningById.has(id));
    for (const id of ended.slice(0, -MOST_ENDED)) this.#jobById.delete(id);
  }
}

function stopWaiting(running: Running): void {
  if (running.timer !== null) clearTimeout(running.timer);
  running.timer = null;
}

function deckOf({ kind, pages, original }: ConvertedDeck, name: string): LibraryDeck {
  const title = titleFromName(name) || pages.find((page) => page.title !== "")?.title || "Презентация";
  const file: FileRef | null =
    original && kind !== "pictures" ? { ...original, name: fileNameFor(name, kind), pages: pages.length } : null;
  return {
    title,
    isDownloadable: false,
    ...(file === null ? {} : { original: file }),
    // A page without letters is called by its place, so that it can be named at all.
    pages: pages.map((page): DeckPage => ({ ...page, title: page.title || `Слайд ${page.number}` })),
  };
}
