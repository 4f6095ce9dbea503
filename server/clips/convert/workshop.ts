import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ImageRef } from "../../../shared/cards/field.ts";
import type { ClipMedia, ClipProblem, ClipShape } from "../../../shared/clips.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { millis } from "../../../shared/time.ts";
import type { Log } from "../../log.ts";
import { type FfmpegPlaces, findFfmpeg } from "./ffmpeg.ts";
import { inFilmChild } from "./film-child.ts";
import type { FilmFacts } from "./film-facts.ts";
import { cameAs, judge } from "./judge.ts";
import { type FilmLimits, usualLimits } from "./limits.ts";
import { type MadeFilm, makeFilm } from "./make-film.ts";
import { makeShapes } from "./make-shapes.ts";
import {
  type ConvertJob,
  type CutJob,
  filmFiles,
  type KeepImage,
  type ShapeJob,
  type ShapeMaker,
  type Workshop,
} from "./ports.ts";
import { posterOf } from "./poster.ts";
import { Turns } from "./turns.ts";
import { newWorkFolder, publish, publishBeside, tidyFolder } from "./work-folder.ts";
import type { Span } from "./worker-messages.ts";

export interface WorkshopOptions {
  /** Of all clips, a folder each. What a killed server left half-done in them is cleared. */
  readonly folder: string;
  readonly keepImage: KeepImage;
  readonly log: Log;
  readonly limits?: Partial<FilmLimits>;
  /** Where programs are looked for; PATH when left out, nowhere when empty. */
  readonly path?: string;
}

interface Order {
  readonly source: string;
  readonly folder: string;
  readonly span: Span | null;
  readonly signal: AbortSignal;
}

/** Makes films of uploads, one at a time. Rules BZ60–BZ70 in docs/spec/clips.md. */
export class FilmWorkshop implements Workshop, ShapeMaker, AsyncDisposable {
  readonly #keepImage: KeepImage;
  readonly #log: Log;
  readonly #limits: FilmLimits;
  readonly #ffmpeg: FfmpegPlaces | null;
  readonly #turns: Turns;
  readonly #closing = new AbortController();

  private constructor({ keepImage, log, limits }: WorkshopOptions, ffmpeg: FfmpegPlaces | null) {
    this.#keepImage = keepImage;
    this.#log = log;
    this.#limits = { ...usualLimits, ...limits };
    this.#ffmpeg = ffmpeg;
    this.#turns = new Turns(this.#limits.waiting);
  }

  static async open(options: WorkshopOptions): Promise<FilmWorkshop> {
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    for (const entry of await readdir(options.folder, { withFileTypes: true })) {
      if (entry.isDirectory()) await tidyFolder(join(options.folder, entry.name));
    }
    return new FilmWorkshop(options, await findFfmpeg(options.log, options.path));
  }

  get canConvert(): boolean {
    return this.#ffmpeg !== null;
  }

  convert({ source, folder, signal }: ConvertJob): Promise<Result<ClipMedia, ClipProblem>> {
    const order = { source: resolve(source), folder: resolve(folder), span: null, signal };
    return this.#inTurn(order, true, (mine) => this.#make(mine));
  }

  cut({ folder, trim, signal }: CutJob): Promise<Result<ClipMedia, ClipProblem>> {
    const order = { source: resolve(folder, filmFiles.source), folder: resolve(folder), span: trim, signal };
    return this.#inTurn(order, true, (mine) => this.#make(mine));
  }

  shapes({ folder, signal }: ShapeJob): Promise<Result<readonly ClipShape[], ClipProblem>> {
    const order = { source: resolve(folder, filmFiles.film), folder: resolve(folder), span: null, signal };
    return this.#inTurn(order, false, (mine) => this.#shape(mine));
  }

  /** Cuts what is worked on and begins nothing more. Settles when no child is left. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#turns.idle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #inTurn<Made>(
    order: Order,
    isUrgent: boolean,
    work: (order: Order) => Promise<Result<Made, ClipProblem>>,
  ): Promise<Result<Made, ClipProblem>> {
    const signal = AbortSignal.any([this.#closing.signal, order.signal]);
    const turn = { isUrgent, signal, otherwise: refuse("CONVERSION_FAILED" as ClipProblem) };
    return await (this.#turns.take<Result<Made, ClipProblem>>(turn, () => work({ ...order, signal })) ??
      refuse("BUSY"));
  }

  async #make(order: Order): Promise<Result<ClipMedia, ClipProblem>> {
    const began = performance.now();
    const made = await this.#inWorkFolder(order, (work) => this.#makeIn(work, order));
    const durationMs = Math.round(performance.now() - began);
    if (made.ok) this.#log.info("film made", { ...made.value.cameAs, filmMs: made.value.durationMs, durationMs });
    else this.#log.info("film refused", { problem: made.problem, durationMs });
    return made;
  }

  async #makeIn(work: string, { source, folder, span, signal }: Order): Promise<Result<ClipMedia, ClipProblem>> {
    const tools = { ffmpeg: this.#ffmpeg, limits: this.#limits, log: this.#log, signal };
    const bytes = await sizeOf(source);
    if (bytes > this.#limits.bytes) return refuse("TOO_LARGE");
    if (!(await this.#hasRoom(work, bytes))) return refuse("NO_ROOM");
    const looked = await inFilmChild({ type: "look", source }, { ...tools, folder: work });
    if (!looked.ok) return looked;
    const facts = looked.value;
    const way = judge(facts, { canConvert: this.canConvert, limits: this.#limits });
    if (!way.ok) return way;
    const part = spanWithin(span, facts);
    if (part !== null && part.toMs - part.fromMs < this.#limits.shortestMs) return refuse("TOO_SHORT");
    const film = await makeFilm({ source, folder: work, facts, span: part, way: way.value }, tools);
    if (!film.ok) return film;
    const poster = await posterOf(work, film.value.facts.durationMs, { ...tools, keepImage: this.#keepImage });
    if (signal.aborted) return refuse("CONVERSION_FAILED");
    await publish(folder, work);
    return accept(mediaOf(facts, film.value, poster));
  }

  async #shape(order: Order): Promise<Result<readonly ClipShape[], ClipProblem>> {
    const ffmpeg = this.#ffmpeg;
    if (ffmpeg === null) return accept([]);
    return await this.#inWorkFolder(order, async (work) => {
      const tools = { ffmpeg, limits: this.#limits, log: this.#log, signal: order.signal };
      const shapes = await makeShapes(order.folder, work, tools);
      if (shapes.ok)
        await publishBeside(
          order.folder,
          work,
          shapes.value.map((shape) => `${shape}.mp4`),
        );
      return shapes;
    });
  }

  async #inWorkFolder<Made>(
    { folder }: Order,
    work: (path: string) => Promise<Result<Made, ClipProblem>>,
  ): Promise<Result<Made, ClipProblem>> {
    let path: string | null = null;
    try {
      path = await newWorkFolder(folder);
      return await work(path);
    } catch (cause) {
      if (isDiskFull(cause)) return refuse("NO_ROOM");
      this.#log.fault("film not made", cause);
      return refuse("CONVERSION_FAILED");
    } finally {
      if (path !== null) await rm(path, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #hasRoom(folder: string, bytes: number): Promise<boolean> {
    const disk = await statfs(folder);
    // The film and its segments, each no larger than what came.
    return disk.bavail * disk.bsize - 2 * bytes >= this.#limits.freeBytes;
  }
}

/** `null`: all of it. What begins and ends at the film's own ends is no cut. */
function spanWithin(span: Span | null, { durationMs }: FilmFacts): Span | null {
  if (span === null || (span.fromMs <= 0 && span.toMs >= durationMs)) return null;
  return { fromMs: Math.max(0, span.fromMs), toMs: Math.min(span.toMs, durationMs) };
}

function mediaOf(came: FilmFacts, made: MadeFilm, poster: ImageRef | null): ClipMedia {
  const { durationMs, picture } = made.facts;
  return {
    durationMs: millis(durationMs),
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    hasSound: came.sound !== null,
    cameAs: cameAs(came),
    loudnessLufs: made.loudnessLufs,
    poster,
    shapes: [],
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
