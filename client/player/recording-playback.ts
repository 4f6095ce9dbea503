/**
 * Plays a recording: a list that is complete. No edge to follow and no list to choose; it waits for a press, remembers where
 * the viewer leaves, and comes back from a dead network to its place. Rules PL80–PL91 in docs/spec/player.md.
 */
import { later, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { playAsAllowed } from "./autoplay.ts";
import { DecodingTrials } from "./decoding-trials.ts";
import type { Engine, EngineFailure } from "./engine.ts";
import { FrameClock } from "./frame-clock.ts";
import type { Playback, PlaybackListener } from "./playback.ts";
import { probePlaylist } from "./playlist-probe.ts";
import { type Outlook, Recovery } from "./recovery.ts";
import { forgetPlace, recallPlace, rememberPlace } from "./resume-memory.ts";
import { momentAt, placeOf } from "./runs.ts";
import { type Speed, usualSpeed } from "./speed.ts";
import { atFirst, isWaitingForPress, type PlaybackEvent, type PlayerState, reduce } from "./state.ts";
import { Watchdog } from "./watchdog.ts";

const PULSE = 100;
const REMEMBER_EVERY = 5000;
/** Whoever left this near to the beginning begins there. */
const JUST_BEGUN = 15_000;
const NOT_BEHIND = millis(0);

export class RecordingPlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #engine: Engine;
  readonly #listener: PlaybackListener;
  readonly #frames: FrameClock;
  readonly #watchdog = new Watchdog();
  readonly #recovery: Recovery;
  readonly #stop = new AbortController();
  readonly #timers: readonly ReturnType<typeof setInterval>[];
  #state: PlayerState = atFirst;
  #source = "";
  #speed: Speed = usualSpeed;
  #wantsPlay = false;
  #hasMoved = false;
  /** The last moment seen, or the one sought. An engine that is loading cannot say. */
  #at: ProgramTime | "start" = "start";
  readonly #trials = new DecodingTrials();

  constructor(video: HTMLVideoElement, engine: Engine, listener: PlaybackListener) {
    this.#video = video;
    this.#engine = engine;
    this.#listener = listener;
    this.#frames = new FrameClock(video, (mediaTime) => listener.onFrame(engine.dateAt(mediaTime)));
    this.#recovery = new Recovery({
      look: () => this.#look(),
      onTrouble: (trouble, attempt, retryIn) =>
        this.#apply(trouble === "absent" ? { type: "absent" } : { type: "unreachable", attempt, retryIn }),
      onAvailable: () => this.#load(this.#at),
      onEnded: () => this.#apply({ type: "closed" }),
      chance: Math.random,
    });
    engine.attach(video, {
      onWindow: listener.onWindow,
      onArrival: () => {},
      onDiscontinuity: () => {},
      onFailure: (failure) => this.#onFailure(failure),
      onEnd: () => this.#finish(),
    });
    this.#on(video, "pause", () => this.#onPause());
    this.#on(video, "play", () => isWaitingForPress(this.#state) && void this.play());
    this.#on(window, "online", () => this.hint());
    this.#on(window, "pagehide", () => this.#remember());
    this.#on(document, "visibilitychange", () => this.#onVisibility());
    this.#timers = [
      setInterval(() => this.#pulse(), PULSE),
      setInterval(() => this.#state.phase === "replaying" && this.#remember(), REMEMBER_EVERY),
    ];
  }

  get state(): PlayerState {
    return this.#state;
  }

  get playhead(): ProgramTime | null {
    return this.#engine.dateAt();
  }

  /** Where it begins when play is pressed; `start` unless the viewer has been here before. */
  get startsAt(): ProgramTime | "start" {
    return this.#at;
  }

  open(source: string): void {
    this.#source = source;
    this.#at = recallPlace(source) ?? "start";
    this.#trials.forget();
    this.#apply({ type: "readied" });
    this.#load(this.#at);
  }

  async play(): Promise<void> {
    if (this.#state.phase === "finished") this.#seek("start");
    this.#wantsPlay = true;
    this.#apply({ type: "resumed" });
    this.#recovery.hint();
    this.#watchdog.restart(now());
    const outcome = await playAsAllowed(this.#engine, this.#video);
    this.#listener.onAutoplay(outcome);
    if (outcome === "refused") this.pause();
  }

  pause(): void {
    this.#wantsPlay = false;
    this.#engine.pause();
    this.#apply({ type: "paused" });
    this.#remember();
  }

  seekTo(to: ProgramTime | "live"): void {
    const end = this.#engine.runs?.at(-1)?.to;
    const at = to === "live" ? end : to;
    if (at === undefined) return;
    const wasFinished = this.#state.phase === "finished";
    this.#seek(at);
    // After its end the browser has paused by itself: who goes back wants to see.
    if (wasFinished && at !== end) void this.play();
  }

  /** Over what there is to see: ten seconds before the end of a break are seconds of the picture before it. */
  seekBy(distance: Millis): void {
    const { runs } = this.#engine;
    const at = this.#engine.dateAt();
    const to = runs === null || at === null ? null : momentAt(runs, millis(placeOf(runs, at) + distance));
    if (to !== null) this.seekTo(to);
  }

  startAnew(): void {
    forgetPlace(this.#source);
    this.#seek("start");
    void this.play();
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    this.#engine.setRate(speed);
  }

  setDelay(): void {}

  hint(): void {
    this.#recovery.hint();
  }

  close(): void {
    this.#recovery.cancel();
    this.#apply({ type: "closed" });
    this.#engine.pause();
  }

  destroy(): void {
    this.#remember();
    this.#stop.abort();
    for (const timer of this.#timers) clearInterval(timer);
    this.#recovery.cancel();
    this.#frames.stop();
    this.#engine.destroy();
  }

  #on(target: EventTarget, type: string, act: () => void): void {
    target.addEventListener(type, act, { signal: this.#stop.signal });
  }

  #apply(event: PlaybackEvent): void {
    const state = reduce(this.#state, event);
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.onState(state);
  }

  #load(at: ProgramTime | "start"): void {
    this.#hasMoved = false;
    this.#watchdog.restart(now());
    this.#engine.load(this.#source, { list: "recording", at, behindEdge: NOT_BEHIND });
    if (this.#wantsPlay) void this.play();
  }

  #seek(to: ProgramTime | "start"): void {
    const at = to === "start" ? this.#engine.runs?.[0]?.from : to;
    this.#at = to;
    this.#watchdog.restart(now());
    if (at === undefined || this.#engine.listed === null) this.#load(to);
    else this.#engine.seekToDate(at);
  }

  async #look(): Promise<Outlook> {
    const { kind } = await probePlaylist(this.#source);
    return kind === "listed" ? "available" : kind;
  }

  #pulse(): void {
    if (!this.#wantsPlay || this.#state.phase === "finished" || this.#video.ended) return;
    // Opening a playlist sets the browser's pace back to 1.
    this.#engine.setRate(this.#speed);
    switch (this.#watchdog.observe(now(), millis(this.#video.currentTime * 1000))) {
      case "moving":
        this.#hasMoved = true;
        this.#at = this.#engine.dateAt() ?? this.#at;
        this.#recovery.settle();
        this.#apply({ type: "replayed" });
        return;
      case "still":
        return;
      case "stalled":
        this.#apply({ type: "stalled" });
        return;
      case "dead":
        this.#recovery.begin();
    }
  }

  #finish(): void {
    this.#wantsPlay = false;
    this.#recovery.settle();
    forgetPlace(this.#source);
    this.#at = "start";
    this.#apply({ type: "finished" });
  }

  #onPause(): void {
    if (this.#video.ended) return;
    this.#wantsPlay = false;
    this.#apply({ type: "paused" });
    this.#remember();
  }

  #onVisibility(): void {
    if (document.hidden) this.#remember();
    else this.hint();
  }

  #onFailure(failure: EngineFailure): void {
    if (this.#state.phase === "error") return;
    if (failure === "interrupted") this.#recovery.begin();
    else if (this.#trials.failed(now()) === "later") this.#apply({ type: "failed", reason: "media" });
    else this.#load(this.#at);
  }

  #remember(): void {
    const at = this.#at;
    const first = this.#engine.runs?.[0]?.from;
    if (!this.#hasMoved || at === "start" || first === undefined) return;
    if (at < later(first, millis(JUST_BEGUN))) forgetPlace(this.#source);
    else rememberPlace(this.#source, at, Date.now());
  }
}

const now = (): Millis => millis(performance.now());
