import type { LitElement } from "lit";
import { later, type Millis, type ProgramTime } from "../../../shared/time.ts";
import type { Autoplay } from "../../player/autoplay.ts";
import { type CarriedPlaying, playingOf } from "../../player/carried-playing.ts";
import { chooseEngine } from "../../player/choose-engine.ts";
import { Deck } from "../../player/deck.ts";
import type { Engine } from "../../player/engine.ts";
import { recallPreferences, rememberPreferences } from "../../player/preferences.ts";
import { Screen } from "../../player/screen.ts";
import { Sound } from "../../player/sound.ts";
import { isWaitingForPress, type PlayerState } from "../../player/state.ts";

interface Bar {
  readonly host: LitElement;
  readonly video: HTMLVideoElement;
  readonly onState: (state: PlayerState) => void;
  /** The moment whose cards belong to the frame that is shown; `null`: the stream has no clock. */
  readonly onFrame: (moment: ProgramTime | null) => void;
}

/**
 * What plays in the bar: the viewer's own player without its bar and seek bar. Fetched when it is asked for: it weighs more than
 * all the rest of a stand's page (EB72).
 */
export class NowPlayer {
  readonly #bar: Bar;
  readonly #sound: Sound;
  readonly #screen: Screen;
  readonly #deck: Deck;
  #preferences = recallPreferences();
  #moment: ProgramTime | null = null;
  /** A film of the page sounds meanwhile. */
  #isHushed = false;

  constructor(bar: Bar) {
    this.#bar = bar;
    const { host, video } = bar;
    this.#sound = new Sound(
      () => video,
      () => false,
    );
    this.#screen = new Screen(host, () => video);
    this.#deck = new Deck(host, {
      onState: bar.onState,
      onFrame: (at) => this.#onFrame(at),
      onAutoplay: (outcome) => {
        this.#sound.noteAutoplay(outcome);
        host.requestUpdate();
      },
      onPlaceLeft: () => {},
      onRecordingSpeed: () => {},
    });
    video.addEventListener("volumechange", this.#heard);
  }

  get state(): PlayerState {
    return this.#deck.state;
  }

  get isPaused(): boolean {
    return isWaitingForPress(this.state);
  }

  get isMuted(): boolean {
    return this.#sound.isMuted;
  }

  get autoplay(): Autoplay {
    return this.#sound.autoplay;
  }

  /** From 0 to 1. */
  get volume(): number {
    return this.#preferences.volume;
  }

  get canFloat(): boolean {
    return this.#screen.canFloat;
  }

  /** Live edge minus playhead; `null` without a clock. */
  get lag(): Millis | null {
    return this.#deck.lag;
  }

  /** What the next page is to go on with. */
  get playing(): CarriedPlaying | null {
    const playing = playingOf({ state: this.state, playhead: this.#moment, picture: this.#bar.video });
    return playing !== null && this.#isHushed ? { ...playing, isMuted: false } : playing;
  }

  begin(source: string, carried: CarriedPlaying | null, makeEngine: () => Engine | null = chooseEngine): void {
    const engine = makeEngine();
    if (engine === null) return void this.#deck.show({ phase: "error", reason: "unsupported" });
    this.#sound.begin(this.#preferences.volume);
    if (carried?.isMuted === true) this.#sound.mute(true);
    this.#deck.play("stage", source, this.#bar.video, engine, this.#preferences);
    if (carried?.at != null) this.#deck.seekTo(carried.at);
  }

  /** The meeting is over. */
  end(): void {
    this.#deck.end();
  }

  togglePlay(): void {
    this.#deck.perform({ type: "toggle-play" });
  }

  /** What the viewer says of the sound counts, whatever a film asked for. */
  toggleSound(): void {
    this.#isHushed = false;
    this.#sound.mute(!this.isMuted);
    this.#bar.host.requestUpdate();
  }

  /** @param volume from 0 to 1 */
  turn(volume: number): void {
    this.#isHushed = false;
    this.#sound.turn(volume);
  }

  /** While a film of the page is heard, the broadcast is not. */
  hush(isHushed: boolean): void {
    if (isHushed === this.#isHushed || (isHushed && this.isMuted)) return;
    this.#isHushed = isHushed;
    this.#sound.mute(isHushed);
    this.#bar.host.requestUpdate();
  }

  float(): void {
    void this.#screen.toggleFloating();
  }

  #onFrame(at: ProgramTime | null): void {
    this.#moment = at === null ? null : later(at, this.#preferences.nudge);
    this.#bar.onFrame(this.#moment);
  }

  /** Whoever changed it: the bar's buttons, a key of the device, the floating window. */
  readonly #heard = () => {
    const { volume } = this.#bar.video;
    if (volume !== this.volume) {
      this.#preferences = { ...this.#preferences, volume };
      rememberPreferences(this.#preferences);
    }
    this.#bar.host.requestUpdate();
  };
}
