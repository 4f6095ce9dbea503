import type { Log } from "../log.ts";
import type { ClipBook } from "./clip-book.ts";
import type { ClipFolders } from "./clip-folders.ts";
import type { ShapeMaker } from "./convert/ports.ts";
import type { KeptClip } from "./ports.ts";

export interface ShapeDeps {
  readonly book: ClipBook;
  readonly folders: ClipFolders;
  readonly workshop: ShapeMaker;
  readonly log: Log;
}

/** Further shapes of clips that everybody may see, one after another; they give way to films in the workshop (BZ15). */
export class ShapeQueue {
  readonly #deps: ShapeDeps;
  readonly #waiting: string[] = [];
  readonly #closing = new AbortController();
  #job: { readonly id: string; readonly stop: AbortController } | null = null;
  #running: Promise<void> | null = null;

  constructor(deps: ShapeDeps) {
    this.#deps = deps;
  }

  /** For a clip that was approved. Nothing to do for one that has them, and for films of stands. */
  begin(id: string): void {
    if (this.#closing.signal.aborted || this.#waiting.includes(id) || !this.#wants(id)) return;
    this.#waiting.push(id);
    this.#running ??= this.#run();
  }

  /** The clip is made anew, or gone. */
  cancel(id: string): void {
    const place = this.#waiting.indexOf(id);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.#job?.id === id) this.#job.stop.abort();
  }

  /** A film is to be made: who waits for it does so for minutes of a meeting. What is being made here is begun again after it. */
  giveWay(): void {
    const job = this.#job;
    if (job === null || job.stop.signal.aborted) return;
    job.stop.abort();
    this.#waiting.unshift(job.id);
  }

  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiting.length = 0;
    this.#job?.stop.abort();
    await this.idle();
  }

  async #run(): Promise<void> {
    // What comes in the turn in which this ends must not find it running.
    await null;
    for (;;) {
      const id = this.#waiting.shift();
      if (id === undefined) {
        this.#running = null;
        return;
      }
      const clip = this.#wants(id);
      if (clip === null) continue;
      this.#job = { id, stop: new AbortController() };
      await this.#make(clip, this.#job.stop.signal);
      this.#job = null;
    }
  }

  async #make({ id, cut }: KeptClip, signal: AbortSignal): Promise<void> {
    const { book, folders, workshop, log } = this.#deps;
    try {
      const made = await workshop.shapes({ clipId: id, folder: folders.folderOf(id), signal });
      if (signal.aborted) return;
      if (!made.ok) return log.warn("shapes of a clip not made", { clipId: id, problem: made.problem });
      const clip = this.#wants(id);
      // Cut anew meanwhile: these are of another film.
      if (clip === null || clip.media === null || !isSameCut(clip.cut, cut) || made.value.length === 0) return;
      book.change(clip, { media: { ...clip.media, shapes: made.value } });
    } catch (error) {
      log.fault("shapes of a clip not made", error, { clipId: id });
    }
  }

  #wants(id: string): KeptClip | null {
    const clip = this.#deps.book.find(id);
    const isWanted = clip?.state === "approved" && clip.sort === "blitz" && clip.media?.shapes.length === 0;
    return isWanted ? clip : null;
  }
}

const isSameCut = (one: KeptClip["cut"], other: KeptClip["cut"]): boolean =>
  one?.fromMs === other?.fromMs && one?.toMs === other?.toMs;
