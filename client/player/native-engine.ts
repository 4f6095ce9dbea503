import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Engine, EngineListener, Gauge, Level, Opening, ProgramWindow } from "./engine.ts";
import { readSegments } from "./playlist-text.ts";
import { type DatedSegment, dateAt, mediaTimeAt } from "./program-dates.ts";
import { type Run, runsOf } from "./runs.ts";

/** Safari's own: the moment of media time 0, an invalid date without EXT-X-PROGRAM-DATE-TIME. */
interface DatedVideo extends HTMLVideoElement {
  getStartDate?(): Date;
}

/**
 * Plays by the browser itself (Safari, iOS). It keeps its own latency and shows no renditions, so there is nothing
 * to steer or list. It says when media time 0 was, which dates a list without holes; a recording has holes, so its list is
 * read here as well.
 */
export class NativeEngine implements Engine {
  static readonly isSupported = (): boolean =>
    document.createElement("video").canPlayType("application/vnd.apple.mpegurl") !== "";

  readonly gauge: Gauge | null = null;
  readonly levels: readonly Level[] = [];
  readonly needsLiveList = false;
  readonly #stop = new AbortController();
  #video: DatedVideo | null = null;
  #startAt: ProgramTime | null = null;
  #listener: EngineListener | null = null;
  /** Of a recording. */
  #segments: readonly DatedSegment[] | null = null;
  #runs: readonly Run[] | null = null;
  #opened = 0;

  attach(video: HTMLVideoElement, listener: EngineListener): void {
    this.#video = video;
    this.#listener = listener;
    video.preservesPitch = true;
    const on = (type: string, act: () => void): void =>
      video.addEventListener(type, act, { signal: this.#stop.signal });
    on("loadedmetadata", () => this.#goToStart());
    on("durationchange", listener.onWindow);
    on("progress", listener.onWindow);
    on("ended", listener.onEnd);
    on("error", () => {
      const isDecoding = video.error?.code === MediaError.MEDIA_ERR_DECODE;
      listener.onFailure(isDecoding ? "undecodable" : "interrupted");
    });
  }

  load(source: string, { list, at }: Opening): void {
    this.#opened++;
    this.#segments = null;
    this.#runs = null;
    this.#startAt = typeof at === "string" ? null : at;
    if (list === "recording") void this.#openRecording(source);
    else this.#open(source);
  }

  /** The browser's own player cannot go on after an error: it opens the address again. */
  resume(): void {
    this.#video?.load();
  }

  async play(): Promise<void> {
    await this.#video?.play();
  }

  pause(): void {
    this.#video?.pause();
  }

  seekToDate(date: ProgramTime): void {
    const at = this.#mediaTimeAt(date);
    if (at !== null) this.#seekTo(at / 1000);
  }

  seekBy(distance: Millis): void {
    if (this.#video !== null) this.#seekTo(this.#video.currentTime + distance / 1000);
  }

  dateAt(mediaTime?: Millis): ProgramTime | null {
    if (this.#video === null) return null;
    const at = mediaTime ?? millis(this.#video.currentTime * 1000);
    if (this.#segments !== null) return dateAt(this.#segments, at);
    const origin = this.#origin;
    return origin === null ? null : programTime(origin + at);
  }

  get window(): ProgramWindow | null {
    const seekable = this.#video?.seekable;
    if (seekable === undefined || seekable.length === 0) return null;
    const from = this.dateAt(millis(seekable.start(0) * 1000));
    const to = this.dateAt(millis(seekable.end(seekable.length - 1) * 1000));
    return from === null || to === null ? null : { from, to };
  }

  get listed(): ProgramWindow | null {
    return this.window;
  }

  get runs(): readonly Run[] | null {
    return this.#runs;
  }

  setRate(rate: number): void {
    if (this.#video !== null && this.#video.playbackRate !== rate) this.#video.playbackRate = rate;
  }

  chooseLevel(): void {}

  destroy(): void {
    this.#stop.abort();
    this.#opened++;
    this.#video?.removeAttribute("src");
    this.#video?.load();
    this.#video = null;
  }

  #open(source: string): void {
    if (this.#video === null) return;
    this.#video.src = source;
    this.#video.load();
  }

  async #openRecording(source: string): Promise<void> {
    const opened = this.#opened;
    const segments = await fetchSegments(source);
    if (opened !== this.#opened) return;
    if (segments === null) {
      this.#listener?.onFailure("interrupted");
      return;
    }
    this.#segments = segments;
    this.#runs = runsOf(segments);
    this.#open(source);
  }

  #mediaTimeAt(date: ProgramTime): Millis | null {
    if (this.#segments !== null) return mediaTimeAt(this.#segments, date);
    const origin = this.#origin;
    return origin === null ? null : millis(date - origin);
  }

  get #origin(): number | null {
    const origin = this.#video?.getStartDate?.().getTime() ?? Number.NaN;
    return Number.isFinite(origin) ? origin : null;
  }

  #seekTo(seconds: number): void {
    const video = this.#video;
    if (video === null || video.seekable.length === 0) return;
    const from = video.seekable.start(0);
    const to = video.seekable.end(video.seekable.length - 1);
    video.currentTime = Math.min(Math.max(seconds, from), to);
  }

  #goToStart(): void {
    if (this.#startAt !== null) this.seekToDate(this.#startAt);
    this.#startAt = null;
  }
}

/** `null`: the server does not answer, or not with a list. */
async function fetchSegments(source: string): Promise<readonly DatedSegment[] | null> {
  try {
    const response = await fetch(source);
    return response.ok ? readSegments(await response.text()) : null;
  } catch {
    return null;
  }
}
