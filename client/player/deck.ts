/**
 * What plays now: a stage on air or a recording. Both play through one `<video>`; each has an engine and a playback of its
 * own. Holds what the player's elements draw of it, to the second: drawing every frame would be for nothing.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { between, type Millis, type ProgramTime } from "../../shared/time.ts";
import type { PlaybackAct } from "./acts.ts";
import type { Autoplay } from "./autoplay.ts";
import type { Engine, Level, ProgramWindow } from "./engine.ts";
import type { Playback } from "./playback.ts";
import type { PlayerPreferences } from "./preferences.ts";
import { RecordingPlayback } from "./recording-playback.ts";
import type { Run } from "./runs.ts";
import { recordingScale, type SeekScale } from "./seek-scale.ts";
import { nextSpeed, type Speed, usualSpeed } from "./speed.ts";
import { StagePlayback } from "./stage-playback.ts";
import { atFirst, isWaitingForPress, type PlayerState } from "./state.ts";

export interface DeckListener {
  readonly onState: (state: PlayerState) => void;
  readonly onFrame: (at: ProgramTime | null) => void;
  readonly onAutoplay: (outcome: Autoplay) => void;
  readonly onPlaceLeft: () => void;
  /** The viewer wants recordings at this pace. */
  readonly onRecordingSpeed: (speed: Speed) => void;
}

export class Deck implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listener: DeckListener;
  #engine: Engine | null = null;
  #playback: Playback | null = null;
  #stage: StagePlayback | null = null;
  #recording: RecordingPlayback | null = null;
  #state: PlayerState = atFirst;
  #window: ProgramWindow | null = null;
  #runs: readonly Run[] | null = null;
  #second: ProgramTime | null = null;
  #speed: Speed = usualSpeed;
  #level: number | null = null;

  constructor(host: ReactiveControllerHost, listener: DeckListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  get state(): PlayerState {
    return this.#state;
  }

  get isRecording(): boolean {
    return this.#recording !== null;
  }

  /** Programme time of the picture on this frame; `null` without a clock. */
  get playhead(): ProgramTime | null {
    return this.#playback?.playhead ?? null;
  }

  /** Live edge minus playhead; `null` without a clock, and in a recording. */
  get lag(): Millis | null {
    const at = this.playhead;
    const edge = this.#engine?.window?.to;
    return this.isRecording || at === null || edge === undefined ? null : between(at, edge);
  }

  /** Programme time of the picture, to the second. */
  get second(): ProgramTime | null {
    return this.#second;
  }

  /** What can be watched. */
  get window(): ProgramWindow | null {
    return this.#window;
  }

  /** What a recording holds; `null` on air. */
  get runs(): readonly Run[] | null {
    return this.#runs;
  }

  /** Of a recording. */
  get scale(): SeekScale | null {
    return this.#runs === null ? null : recordingScale(this.#runs);
  }

  /** Where the viewer left the recording before; `null`: they have not, or they are in it. */
  get resumesAt(): ProgramTime | null {
    const at = this.#recording?.startsAt ?? "start";
    return at === "start" ? null : at;
  }

  get speed(): Speed {
    return this.#speed;
  }

  get levels(): readonly Level[] {
    return this.#engine?.levels ?? [];
  }

  /** Index in `levels`; `null`: automatic. */
  get level(): number | null {
    return this.#level;
  }

  play(
    kind: "stage" | "recording",
    source: string,
    video: HTMLVideoElement,
    engine: Engine,
    wishes: PlayerPreferences,
  ) {
    this.clear();
    this.#engine = engine;
    const listener = {
      ...this.#listener,
      onState: (state: PlayerState) => this.show(state),
      onFrame: (at: ProgramTime | null) => this.#onFrame(at),
      onWindow: () => this.#onWindow(),
    };
    this.#speed = kind === "stage" ? usualSpeed : wishes.speed;
    if (kind === "stage") {
      this.#stage = new StagePlayback(video, engine, wishes.delay, listener);
      this.#playback = this.#stage;
    } else {
      this.#recording = new RecordingPlayback(video, engine, listener);
      this.#recording.setSpeed(this.#speed);
      this.#playback = this.#recording;
    }
    this.#playback.open(source);
  }

  clear(): void {
    this.#playback?.destroy();
    this.#playback = null;
    this.#stage = null;
    this.#recording = null;
    this.#engine = null;
    this.#window = null;
    this.#runs = null;
    this.#second = null;
    this.#level = null;
  }

  show(state: PlayerState): void {
    this.#state = state;
    if (state.phase === "live") this.#speed = usualSpeed;
    this.#host.requestUpdate();
    this.#listener.onState(state);
  }

  start(): void {
    void this.#playback?.play();
  }

  startAnew(): void {
    this.#recording?.startAnew();
  }

  /** The meeting is over. */
  end(): void {
    this.#playback?.close();
  }

  hint(): void {
    this.#playback?.hint();
  }

  seekTo(to: ProgramTime | "live"): void {
    this.#playback?.seekTo(to);
  }

  /** On air: follows the live edge from so much farther away. A recording has none. */
  holdBack(by: Millis): void {
    this.#stage?.holdBack(by);
  }

  perform(act: PlaybackAct): void {
    switch (act.type) {
      case "toggle-play":
        if (isWaitingForPress(this.#state)) this.start();
        else this.#playback?.pause();
        return;
      case "go-live":
        return void this.seekTo("live");
      case "go-to-start":
        if (this.#window !== null) this.seekTo(this.#window.from);
        return;
      case "seek":
        return void this.seekTo(act.to);
      case "skip":
        return void this.#playback?.seekBy(act.by);
      case "set-speed":
        return void this.#setSpeed(act.speed);
      case "change-speed":
        return void this.#setSpeed(nextSpeed(this.#speed, act.by));
      case "set-delay":
        return void this.#playback?.setDelay(act.delay);
      case "set-level":
        this.#level = act.level;
        this.#host.requestUpdate();
        return void this.#engine?.chooseLevel(act.level);
    }
  }

  /** At the live edge the pace is the latency's: there is nothing to be faster than. */
  #setSpeed(speed: Speed): void {
    if (this.#state.phase === "live") return;
    this.#speed = speed;
    this.#playback?.setSpeed(speed);
    if (this.isRecording) this.#listener.onRecordingSpeed(speed);
    this.#host.requestUpdate();
  }

  #onFrame(at: ProgramTime | null): void {
    this.#listener.onFrame(at);
    if (toSecond(at) === toSecond(this.#second)) return;
    this.#second = at;
    this.#host.requestUpdate();
    this.#onWindow();
  }

  /** The window moves with every part; the seek bar is redrawn when a second has gone by. */
  #onWindow(): void {
    const window = this.#engine?.window ?? null;
    const runs = this.#engine?.runs ?? null;
    if (runs === this.#runs && toSecond(window?.to ?? null) === toSecond(this.#window?.to ?? null)) return;
    this.#window = window;
    this.#runs = runs;
    this.#host.requestUpdate();
  }
}

const toSecond = (at: ProgramTime | null): number | null => (at === null ? null : Math.floor(at / 1000));
