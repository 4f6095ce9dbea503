import { setMaxListeners } from "node:events";
import type { ClipMedia, ClipProblem } from "../../shared/clips.ts";
import { accept, type Result } from "../../shared/result.ts";
import type { Log } from "../log.ts";
import type { ClipBook } from "./clip-book.ts";
import type { ClipFolders } from "./clip-folders.ts";
import type { Workshop } from "./convert/ports.ts";
import type { ClipLimits } from "./limits.ts";
import { type KeptClip, postersOf } from "./ports.ts";
import { isUnkept } from "./stream/unkept.ts";

export interface ConversionDeps {
  readonly book: ClipBook;
  readonly folders: ClipFolders;
  readonly workshop: Workshop;
  readonly limits: ClipLimits;
  readonly log: Log;
  /** Called before each film: whatever else is being made gives way. */
  readonly onFilm: () => void;
}

interface Job {
  readonly id: string;
  readonly stop: AbortController;
}

/**
 * Makes films, one at a time, in the order they came. The queue is the clips' own state: whatever stands in `converting` at a
 * start is made again (BZ15).
 */
export class Conversions {
  readonly #deps: ConversionDeps;
  readonly #waiting: string[] = [];
  readonly #closing = new AbortController();
  #job: Job | null = null;
  #running: Promise<void> | null = null;

  constructor(deps: ConversionDeps) {
    this.#deps = deps;
    // One listener a job, for as long as the house stands.
    setMaxListeners(0, this.#closing.signal);
  }

  get isFull(): boolean {
    return this.#waiting.length >= this.#deps.limits.waiting;
  }

  /** For a clip that is `converting` by now, or a part of the stream that is to have a film of its own. */
  begin(id: string): void {
    if (this.#closing.signal.aborted || this.#waiting.includes(id)) return;
    this.#waiting.push(id);
    this.#running ??= this.#run();
  }

  /** Whatever is made of that clip is given up. */
  cancel(id: string): void {
    const place = this.#waiting.indexOf(id);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.#job?.id === id) this.#job.stop.abort();
  }

  /** Settles once nothing is made any more. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** What is being made is given up, and made again at the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiting.length = 0;
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
      this.#job = { id, stop: new AbortController() };
      try {
        await this.#convert(id, this.#job.stop.signal);
      } catch (error) {
        this.#deps.log.fault("clip not converted", error, { clipId: id });
        await this.#fail(id, "CONVERSION_FAILED");
      }
      this.#job = null;
    }
  }

  async #convert(id: string, stopped: AbortSignal): Promise<void> {
    const { book, folders, limits, log } = this.#deps;
    const clip = book.find(id);
    if (!isWanted(clip)) return;
    const deadline = AbortSignal.timeout(limits.deadlineMs);
    const signal = AbortSignal.any([stopped, deadline, this.#closing.signal]);
    const startedAt = performance.now();
    this.#deps.onFilm();
    const made = await this.#make(clip, signal);
    if (this.#closing.signal.aborted && !made.ok) return;
    const now = book.find(id);
    const state = now?.state;
    if (stopped.aborted || !isWanted(now)) {
      // Dropped or withdrawn meanwhile: what was made of it must not lie about.
      if (state === undefined || state === "withdrawn") await folders.drop(id);
      return;
    }
    if (!made.ok) {
      await this.#fail(id, deadline.aborted ? "TOOK_TOO_LONG" : made.problem);
      return;
    }
    this.#finish(id, made.value);
    const { durationMs } = made.value.media;
    log.info("clip converted", { clipId: id, durationMs, tookMs: Math.round(performance.now() - startedAt) });
  }

  /** The whole film first, where there is none yet; then what is to be shown of it. */
  async #make(clip: KeptClip, signal: AbortSignal): Promise<Result<Made, ClipProblem>> {
    const { folders, workshop } = this.#deps;
    const place = { clipId: clip.id, folder: folders.folderOf(clip.id), signal };
    const cut = clip.next === "approved" || isUnkept(clip) ? clip.trim : null;
    const wholeMs = clip.wholeMs ?? clip.segmentsMs ?? null;
    if (clip.media !== null) {
      const anew = await workshop.cut({ ...place, trim: cut });
      return anew.ok ? accept({ media: anew.value, cut, wholeMs }) : anew;
    }
    const whole = await workshop.convert({ ...place, source: folders.sourceOf(clip.id) });
    return whole.ok ? accept({ media: whole.value, cut: null, wholeMs: whole.value.durationMs }) : whole;
  }

  #finish(id: string, made: Made): void {
    const { book } = this.#deps;
    const clip = book.find(id);
    if (clip === null) return;
    // A poster that a cut has not made anew is still the film's.
    const poster = made.media.poster ?? clip.media?.poster ?? null;
    const state = clip.state === "converting" ? clip.next : clip.state;
    const earlierPosters = postersOf(clip);
    book.change(clip, { ...made, media: { ...made.media, poster }, earlierPosters, state, problem: null });
  }

  async #fail(id: string, problem: ClipProblem): Promise<void> {
    const { book, folders, log } = this.#deps;
    const clip = book.find(id);
    if (!isWanted(clip)) return;
    log.warn("clip cannot be used", { clipId: id, problem });
    if (isUnkept(clip)) return; // It is shown from the archive as before, and tried again at the next start.
    // Only a cut went wrong: the film as it was is still there, and so is what it was made of.
    if (clip.media !== null) {
      book.change(clip, { state: "review", next: "review", approvals: [], problem });
      return;
    }
    await folders.drop(id);
    const now = book.find(id);
    if (now?.state === "converting") book.change(now, { state: "failed", problem });
  }
}

const isWanted = (clip: KeptClip | null): clip is KeptClip => clip?.state === "converting" || isUnkept(clip);

type Made = { readonly media: ClipMedia } & Pick<KeptClip, "cut" | "wholeMs">;
