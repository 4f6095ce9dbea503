import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Engine, EngineListener, Gauge, Level, ProgramWindow } from "./engine.ts";

/** Safari's own: the moment of media time 0, an invalid date without EXT-X-PROGRAM-DATE-TIME. */
interface DatedVideo extends HTMLVideoElement {
  getStartDate?(): Date;
}

/** Plays by the browser itself (Safari, iOS). It keeps its own latency and shows no renditions, so there is nothing to steer or list. */
export class NativeEngine implements Engine {
  static readonly isSupported = (): boolean =>
    document.createElement("video").canPlayType("application/vnd.apple.mpegurl") !== "";

  readonly gauge: Gauge | null = null;
  readonly levels: readonly Level[] = [];
  readonly #stop = new AbortController();
  #video: DatedVideo | null = null;
  #startAt: ProgramTime | null = null;

  attach(video: HTMLVideoElement, listener: EngineListener): void {
    this.#video = video;
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

  load(source: string, start: { readonly at: ProgramTime | "live" }): void {
    if (this.#video === null) return;
    this.#startAt = start.at === "live" ? null : start.at;
    this.#video.src = source;
    this.#video.load();
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
    const origin = this.#origin;
    if (origin !== null) this.#seekTo((date - origin) / 1000);
  }

  seekBy(distance: Millis): void {
    if (this.#video !== null) this.#seekTo(this.#video.currentTime + distance / 1000);
  }

  dateAt(mediaTime?: Millis): ProgramTime | null {
    const origin = this.#origin;
    if (origin === null || this.#video === null) return null;
    return programTime(origin + (mediaTime ?? this.#video.currentTime * 1000));
  }

  get window(): ProgramWindow | null {
    const seekable = this.#video?.seekable;
    if (seekable === undefined || seekable.length === 0) return null;
    const from = this.dateAt(millis(seekable.start(0) * 1000));
    const to = this.dateAt(millis(seekable.end(seekable.length - 1) * 1000));
    return from === null || to === null ? null : { from, to };
  }

  setRate(): void {}

  chooseLevel(): void {}

  destroy(): void {
    this.#stop.abort();
    this.#video?.removeAttribute("src");
    this.#video?.load();
    this.#video = null;
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
