import Hls, { type ErrorData, type FragBufferedData, type LevelDetails, type ManifestLoadedData } from "hls.js/light";
import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { aheadOf } from "./buffered.ts";
import type { Engine, EngineListener, Gauge, Level, Opening, ProgramWindow } from "./engine.ts";
import { forgottenParts } from "./forgotten-parts.ts";
import { hintedLoader } from "./hinted-loader.ts";
import { hlsConfig } from "./hls-config.ts";
import { PartPrefetch } from "./part-prefetch.ts";
import { readWindowFrom } from "./playlist-text.ts";
import { type DatedSegment, dateAt, mediaTimeAt } from "./program-dates.ts";
import { type Run, runsOf } from "./runs.ts";

/** Plays by hls.js over Media Source Extensions (or Safari's managed ones). */
export class HlsEngine implements Engine {
  static readonly isSupported = (): boolean => Hls.isSupported();

  readonly #prefetch = new PartPrefetch();
  readonly #stop = new AbortController();
  #video: HTMLVideoElement | null = null;
  #listener: EngineListener | null = null;
  #hls: Hls | null = null;
  #discontinuity: number | null = null;
  /** The opened list's segments, the one under way among them: gathered once for each playlist, asked for on every frame. */
  #segments: readonly DatedSegment[] = [];
  #windowFrom: ProgramTime | null = null;
  /** Media sequence number of the newest whole segment listed so far. */
  #newest: number | null = null;
  #runs: readonly Run[] | null = null;

  readonly needsLiveList = true;

  attach(video: HTMLVideoElement, listener: EngineListener): void {
    this.#video = video;
    this.#listener = listener;
    video.preservesPitch = true;
    video.addEventListener("ended", listener.onEnd, { signal: this.#stop.signal });
  }

  load(source: string, opening: Opening): void {
    const video = this.#video;
    if (video === null) return;
    this.#close();
    // A new instance for each source: after a fatal error an old one keeps half of its state.
    const hls = new Hls({
      ...hlsConfig,
      lowLatencyMode: opening.list === "live",
      liveSyncDuration: opening.behindEdge / 1000,
      fLoader: hintedLoader(this.#prefetch),
    });
    hls.on(Hls.Events.MANIFEST_LOADED, (_, data) => this.#onFirstPlaylist(data, opening));
    hls.on(Hls.Events.LEVEL_UPDATED, (_, { details }) => this.#onPlaylist(details));
    hls.on(Hls.Events.FRAG_BUFFERED, (_, data) => this.#onBuffered(data));
    hls.on(Hls.Events.ERROR, (_, error) => this.#onError(error));
    this.#hls = hls;
    hls.loadSource(source);
    hls.attachMedia(video);
  }

  resume(): void {
    this.#hls?.startLoad();
  }

  async play(): Promise<void> {
    await this.#video?.play();
  }

  pause(): void {
    this.#video?.pause();
  }

  seekToDate(date: ProgramTime): void {
    const at = mediaTimeAt(this.#segments, date);
    const details = this.#details;
    if (at !== null && details !== null) this.#seekTo(clearOfStart(at, details));
  }

  seekBy(distance: Millis): void {
    const at = this.#mediaTime;
    if (at !== null) this.#seekTo(millis(at + distance));
  }

  dateAt(mediaTime: Millis | null = this.#mediaTime): ProgramTime | null {
    return mediaTime === null ? null : dateAt(this.#segments, mediaTime);
  }

  get window(): ProgramWindow | null {
    const { listed } = this;
    if (listed === null || this.#windowFrom === null || this.#windowFrom >= listed.from) return listed;
    return { from: this.#windowFrom, to: listed.to };
  }

  get listed(): ProgramWindow | null {
    const details = this.#details;
    if (details === null) return null;
    const from = dateAt(this.#segments, millis(details.fragmentStart * 1000));
    const to = dateAt(this.#segments, millis(details.edge * 1000));
    return from === null || to === null ? null : { from, to };
  }

  get runs(): readonly Run[] | null {
    return this.#runs;
  }

  get gauge(): Gauge | null {
    const details = this.#details;
    const mediaTime = this.#mediaTime;
    if (details === null || mediaTime === null || this.#video === null || this.#video.readyState === 0) return null;
    const hasParts = details.partTarget > 0;
    return {
      mediaTime,
      ahead: aheadOf(this.#video),
      reachable: millis(details.edge * 1000 - mediaTime),
      part: millis((hasParts ? details.partTarget : details.targetduration) * 1000),
      hasParts,
    };
  }

  setRate(rate: number): void {
    if (this.#video !== null && this.#video.playbackRate !== rate) this.#video.playbackRate = rate;
  }

  get levels(): readonly Level[] {
    return (this.#hls?.levels ?? []).map(({ height, bitrate }) => ({
      heightPx: height > 0 ? height : null,
      bitrateKbps: bitrate > 0 ? Math.round(bitrate / 1000) : null,
    }));
  }

  chooseLevel(index: number | null): void {
    if (this.#hls !== null) this.#hls.nextLevel = index ?? -1;
  }

  destroy(): void {
    this.#stop.abort();
    this.#close();
    this.#video = null;
    this.#listener = null;
  }

  get #details(): LevelDetails | null {
    return this.#hls?.latestLevelDetails ?? null;
  }

  get #mediaTime(): Millis | null {
    return this.#video === null ? null : millis(this.#video.currentTime * 1000);
  }

  #seekTo(mediaTime: Millis): void {
    if (this.#video !== null) this.#video.currentTime = mediaTime / 1000;
  }

  /** Before anything is loaded: hls.js begins where the playlist's own EXT-X-START would say, else at the live edge. */
  #onFirstPlaylist({ levels }: ManifestLoadedData, { list, at }: Opening): void {
    const details = levels[0]?.details;
    if (details === undefined) return;
    const segments = segmentsOf(details);
    if (list === "recording") this.#runs = runsOf(segments);
    if (at === "live") return;
    const start = at === "start" ? millis(0) : mediaTimeAt(segments, at);
    if (start !== null) details.startTimeOffset = clearOfStart(start, details) / 1000;
  }

  #onPlaylist(details: LevelDetails): void {
    // Without a segment in common hls.js counts a target duration for each that it missed. Segments are shorter, and those
    // without media between two runs of the server next to nothing: frames would have dates of minutes ago.
    if (this.#newest !== null && details.startSN > this.#newest + 1) return void this.#listener?.onFailure("overtaken");
    this.#newest = details.endSN;
    this.#segments = segmentsOf(details);
    this.#windowFrom = readWindowFrom(details.m3u8);
    this.#remindOfParts(details);
    if (this.#isLoadingAtEdge(details)) this.#prefetchHinted(details);
    this.#listener?.onWindow();
  }

  #remindOfParts({ partList }: LevelDetails): void {
    if (this.#video === null || partList === null) return;
    for (const part of forgottenParts(partList, this.#video.buffered)) {
      const { start, end, elementaryStreams } = part;
      elementaryStreams.audiovideo = { startPTS: start, endPTS: end, startDTS: start, endDTS: end };
    }
  }

  /** Otherwise (paused with a full buffer, back in the rewind window) a prefetched part would be thrown away. */
  #isLoadingAtEdge({ edge, partTarget }: LevelDetails): boolean {
    const video = this.#video;
    if (!this.#hls?.lowLatencyMode || video === null || video.buffered.length === 0) return false;
    return video.buffered.end(video.buffered.length - 1) > edge - 3 * partTarget;
  }

  #prefetchHinted({ preloadHint, url }: LevelDetails): void {
    const uri = preloadHint?.["TYPE"] === "PART" ? preloadHint["URI"] : undefined;
    if (uri !== undefined) this.#prefetch.hint(new URL(uri, url).href);
  }

  #onBuffered({ frag, part }: FragBufferedData): void {
    if (frag.cc !== this.#discontinuity) {
      this.#discontinuity = frag.cc;
      this.#listener?.onDiscontinuity();
    }
    const newest = this.#details?.partList?.at(-1) ?? this.#details?.fragments.at(-1);
    const arrived = part ?? frag;
    if (newest === undefined || arrived.end < newest.end) return;
    this.#listener?.onArrival(millis(performance.now()), millis(arrived.end * 1000));
  }

  #onError({ fatal, type }: ErrorData): void {
    if (!fatal) return;
    const isMedia = type === Hls.ErrorTypes.MEDIA_ERROR || type === Hls.ErrorTypes.MUX_ERROR;
    this.#listener?.onFailure(isMedia ? "undecodable" : "interrupted");
  }

  #close(): void {
    this.#prefetch.clear();
    this.#hls?.destroy();
    this.#hls = null;
    this.#discontinuity = null;
    this.#segments = [];
    this.#windowFrom = null;
    this.#newest = null;
    this.#runs = null;
  }
}

/** Lists longer than this lose their first segment every few seconds. */
const MOVES_ON = 60;

/** Not in the first segment of a list that moves on: it would be gone while it loads, and hls.js would leap to the live edge. */
function clearOfStart(at: Millis, { live, fragmentStart, targetduration, totalduration }: LevelDetails): Millis {
  if (!live || totalduration < MOVES_ON) return at;
  return millis(Math.max(at, (fragmentStart + targetduration) * 1000));
}

/** The segment under way stands apart from the finished ones. */
const segmentsOf = ({ fragments, fragmentHint }: LevelDetails): readonly DatedSegment[] =>
  fragmentHint === undefined ? fragments : [...fragments, fragmentHint];
