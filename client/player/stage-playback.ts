/**
 * Plays one stage on air: engine, latency, recovery and the state that a viewer sees. The elements above only draw it.
 * A recording has a playback of its own (recording-playback.ts). Rules PL1–PL48, PL72–PL76 in docs/spec/player.md.
 */
import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { playAsAllowed } from "./autoplay.ts";
import { DecodingTrials } from "./decoding-trials.ts";
import { type Delay, delayRules } from "./delay.ts";
import { DryRuns } from "./dry-runs.ts";
import type { Engine, EngineFailure } from "./engine.ts";
import { FrameClock } from "./frame-clock.ts";
import { LatencyDriver } from "./latency-driver.ts";
import { Place } from "./place.ts";
import type { Playback, PlaybackListener } from "./playback.ts";
import { Recovery } from "./recovery.ts";
import { type Speed, usualSpeed } from "./speed.ts";
import { StageSource } from "./stage-source.ts";
import { atFirst, type PlaybackEvent, type PlayerState, reduce } from "./state.ts";
import { type Movement, Watchdog } from "./watchdog.ts";

const STEERING_PERIOD = 100;
const ROUND_TRIP_PERIOD = 20_000;
/** Beyond the parts and the margin, what the first playlist should find in front of the playhead. */
const START_ROOM = 100;
/** Told that the picture cannot be shown, a viewer may leave the page open: whoever mends it need not call them. */
const NEXT_TRIAL = 20_000;

export class StagePlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #engine: Engine;
  readonly #listener: PlaybackListener;
  readonly #frames: FrameClock;
  readonly #latency: LatencyDriver;
  readonly #place: Place;
  readonly #source = new StageSource();
  readonly #watchdog = new Watchdog();
  readonly #dryRuns = new DryRuns();
  readonly #recovery: Recovery;
  readonly #stop = new AbortController();
  readonly #timers: readonly ReturnType<typeof setInterval>[];
  #state: PlayerState = atFirst;
  #playlist: string | null = null;
  #delay: Delay;
  /** Behind the live edge; at the edge the pace is the latency's. */
  #speed: Speed = usualSpeed;
  /** So much farther from the live edge than the network asks for. */
  #heldBack = millis(0);
  #movement: Movement = "still";
  /** The viewer wants the picture to move; a browser or a call may have paused it all the same. */
  #wantsPlay = true;
  /** Since the playlist was opened, the picture has moved: going on may work. */
  #hasMoved = false;
  #hasFailed = false;
  readonly #trials = new DecodingTrials();
  #opened = "";
  #nextTrial: ReturnType<typeof setTimeout> | undefined;

  constructor(video: HTMLVideoElement, engine: Engine, delay: Delay, listener: PlaybackListener) {
    this.#video = video;
    this.#engine = engine;
    this.#delay = delay;
    this.#listener = listener;
    this.#frames = new FrameClock(video, (mediaTime) => listener.onFrame(engine.dateAt(mediaTime)));
    this.#latency = new LatencyDriver(engine, now());
    this.#place = new Place(engine, this.#latency, {
      open: (at) => this.#openList(at),
      onLeft: listener.onPlaceLeft,
    });
    this.#recovery = new Recovery({
      look: () => this.#source.look(this.#lastSeen),
      onTrouble: (trouble, attempt, retryIn) => {
        if (this.#movement === "moving") return;
        this.#apply(trouble === "absent" ? { type: "absent" } : { type: "unreachable", attempt, retryIn });
      },
      onAvailable: () => this.#playAgain(),
      onEnded: () => this.#apply({ type: "closed" }),
      chance: Math.random,
    });
    engine.attach(video, {
      onWindow: () => this.#onWindow(),
      onArrival: (at, mediaEnd) => this.#latency.arrived(at, mediaEnd),
      onDiscontinuity: () => this.#onDiscontinuity(),
      onFailure: (failure) => this.#onFailure(failure),
      onEnd: () => this.#apply({ type: "closed" }),
    });
    this.#on(video, "pause", () => this.#onPause());
    this.#on(video, "play", () => this.#state.phase === "paused" && void this.play());
    this.#on(video, "waiting", () => this.#onWaiting());
    this.#on(video, "playing", () => this.#dryRuns.plays(now()) && this.#source.parts.stalled(now()));
    this.#on(video, "seeking", () => this.#dryRuns.sought(now()));
    this.#on(window, "online", () => this.hint());
    this.#on(document, "visibilitychange", () => this.#onVisibility());
    this.#timers = [
      setInterval(() => this.#pulse(), STEERING_PERIOD),
      setInterval(() => void this.#measureRoundTrip(), ROUND_TRIP_PERIOD),
    ];
  }

  get state(): PlayerState {
    return this.#state;
  }

  /** Programme time of the picture; `null` without a clock. */
  get playhead(): ProgramTime | null {
    return this.#engine.dateAt();
  }

  open(source: string): void {
    this.#opened = source;
    this.#trials.forget();
    this.#begin();
  }

  #begin(): void {
    clearTimeout(this.#nextTrial);
    this.#source.open(this.#opened);
    this.#place.reset();
    this.#apply({ type: "opened" });
    this.#load("live");
    void this.play();
  }

  async play(): Promise<void> {
    if (this.#state.phase === "paused") this.#place.resume(this.#margin);
    this.#wantsPlay = true;
    this.#apply({ type: "resumed" });
    this.#recovery.hint();
    this.#watchdog.restart(now());
    const outcome = await playAsAllowed(this.#engine, this.#video);
    this.#listener.onAutoplay(outcome);
    if (outcome === "refused") this.pause();
  }

  pause(): void {
    this.#hold();
    this.#engine.pause();
    this.#apply({ type: "paused" });
  }

  seekTo(to: ProgramTime | "live"): void {
    this.#watchdog.restart(now());
    this.#place.seekTo(to, this.#margin);
    if (to === "live" && !this.#wantsPlay) void this.play();
    this.#pace();
    this.#tellMovement();
  }

  seekBy(distance: Millis): void {
    this.#watchdog.restart(now());
    this.#place.seekBy(distance, this.#margin);
    this.#pace();
    this.#tellMovement();
  }

  setDelay(delay: Delay): void {
    this.#delay = delay;
    this.#changePlaylist();
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    this.#pace();
  }

  /**
   * Follows the live edge from so much farther away, as somebody with a slower network does. What is buffered makes it a step of
   * the picture; later it is kept by the pace (PL23).
   */
  holdBack(by: Millis): void {
    const farther = millis(by - this.#heldBack);
    this.#heldBack = by;
    if (this.#place.isLive && this.#hasMoved && farther !== 0) this.#engine.seekBy(millis(-farther));
  }

  /** The wait for the server may be over: asks at once. */
  hint(): void {
    this.#recovery.hint();
  }

  /** Nothing more will come: the picture stops where it is. */
  close(): void {
    clearTimeout(this.#nextTrial);
    this.#recovery.cancel();
    this.#apply({ type: "closed" });
    this.#engine.pause();
  }

  destroy(): void {
    this.#stop.abort();
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#nextTrial);
    this.#recovery.cancel();
    this.#frames.stop();
    this.#engine.destroy();
  }

  get #margin(): Millis {
    return millis(delayRules[this.#delay].margin + this.#heldBack);
  }

  get #isOver(): boolean {
    return this.#state.phase === "ended" || this.#state.phase === "error";
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

  /** What a viewer has seen, for the question whether there is more. */
  get #lastSeen(): ProgramTime | null {
    const at = this.#place.toGoOn;
    return at === "live" ? this.playhead : at;
  }

  #load(at: ProgramTime | "live", playlist = this.#source.playlist(this.#place.list, now(), this.#delay)): void {
    this.#playlist = playlist;
    this.#hasMoved = false;
    this.#hasFailed = false;
    this.#latency.restart(now());
    this.#watchdog.restart(now());
    const behindEdge = millis(this.#source.parts.part + this.#margin + START_ROOM);
    this.#engine.load(this.#playlist, { list: this.#place.list, at, behindEdge });
  }

  #openList(at: ProgramTime | "live"): void {
    this.#load(at);
    if (this.#wantsPlay) void this.play();
  }

  #onWindow(): void {
    if (this.#wantsPlay && !this.#isOver) this.#place.keep(this.#margin);
    this.#listener.onWindow();
  }

  #hold(): void {
    this.#wantsPlay = false;
    if (this.#hasMoved) this.#place.hold();
  }

  /** Opening a playlist sets the browser's pace back to 1, so it is set again and again. */
  #pace(): void {
    if (this.#place.isLive) this.#speed = usualSpeed;
    else this.#engine.setRate(this.#speed);
  }

  #pulse(): void {
    if (!this.#wantsPlay || this.#isOver) return;
    this.#movement = this.#watchdog.observe(now(), millis(this.#video.currentTime * 1000));
    const isStalled = this.#movement === "stalled" || this.#movement === "dead";
    // A hidden page is called once a second or less: too seldom to steer by.
    if (this.#place.isLive && !document.hidden) this.#latency.steer(now(), { isStalled, margin: this.#margin });
    this.#attend();
  }

  #attend(): void {
    switch (this.#movement) {
      case "moving":
        if (!this.#hasFailed) this.#recovery.settle();
        this.#hasMoved = true;
        this.#place.moved(this.#margin);
        this.#pace();
        this.#tellMovement();
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

  #tellMovement(): void {
    if (this.#wantsPlay && this.#hasMoved) this.#apply({ type: "moved", isBehind: !this.#place.isLive });
  }

  /** Also when it was not us: a phone call, the picture-in-picture window, headphones taken off. */
  #onPause(): void {
    if (this.#isOver || this.#video.ended) return;
    this.#hold();
    this.#apply({ type: "paused" });
  }

  #onWaiting(): void {
    if (this.#dryRuns.waits(now(), this.#movement === "moving" && this.#place.isLive)) this.#latency.ranDry();
  }

  #onDiscontinuity(): void {
    this.#dryRuns.forget();
    this.#latency.restart(now());
  }

  #onVisibility(): void {
    this.#latency.release();
    if (document.hidden) return;
    this.#latency.broke(now());
    this.hint();
  }

  #onFailure(failure: EngineFailure): void {
    if (this.#isOver) return;
    if (failure === "overtaken") return void this.#place.overtaken();
    if (failure === "interrupted") {
      this.#hasFailed = true;
      this.#recovery.begin();
      return;
    }
    switch (this.#trials.failed(now())) {
      case "here":
        this.#load(this.#place.toGoOn);
        return;
      case "edge":
        this.#place.reset();
        this.#load("live");
        return;
      case "later":
        this.#apply({ type: "failed", reason: "media" });
        clearTimeout(this.#nextTrial);
        this.#nextTrial = setTimeout(() => this.#begin(), NEXT_TRIAL);
    }
  }

  #playAgain(): void {
    this.#watchdog.restart(now());
    if (this.#hasMoved && !this.#source.hasRestarted) {
      // Once: if this does not move the picture, the next attempt opens the playlist anew.
      this.#hasMoved = false;
      this.#hasFailed = false;
      this.#engine.resume();
    } else {
      this.#load(this.#place.toGoOn);
    }
    if (this.#wantsPlay) void this.play();
  }

  async #measureRoundTrip(): Promise<void> {
    if (this.#state.phase !== "live" || document.hidden || this.#playlist === null) return;
    await this.#source.measure();
    this.#changePlaylist();
  }

  #changePlaylist(): void {
    if (this.#playlist === null || this.#isOver) return;
    const gauge = this.#engine.gauge;
    if (gauge?.hasParts) this.#source.parts.listed(gauge.part);
    const playlist = this.#source.playlist(this.#place.list, now(), this.#delay);
    if (playlist === this.#playlist) return;
    this.#load(this.#place.toGoOn, playlist);
    if (this.#wantsPlay) void this.play();
  }
}

const now = (): Millis => millis(performance.now());
