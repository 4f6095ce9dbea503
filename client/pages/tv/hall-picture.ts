import { ContextConsumer } from "@lit/context";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { millis } from "../../../shared/time.ts";
import { chooseEngine } from "../../player/choose-engine.ts";
import { Deck } from "../../player/deck.ts";
import type { Engine } from "../../player/engine.ts";
import { PlayerStateEvent, PlayheadEvent } from "../../player/events.ts";
import type { PlayerPreferences } from "../../player/preferences.ts";
import { Sound } from "../../player/sound.ts";
import { usualSpeed } from "../../player/speed.ts";
import type { StageSignal } from "../../player/state.ts";
import { loudspeakerContext } from "../../ui/loudspeaker.ts";
import { common } from "../../ui/styles.ts";

/** The browser lets nothing sound before somebody has pressed a key on this page, or it does. */
export class SoundEvent extends Event {
  static readonly type = "efir-sound";
  constructor(readonly isRefused: boolean) {
    super(SoundEvent.type, { bubbles: true, composed: true });
  }
}

/** A hall's own wishes: nobody has chosen anything. */
const wishes: PlayerPreferences = { delay: "usual", nudge: millis(0), volume: 1, speed: usualSpeed };

/**
 * The stage's picture alone, at its live edge: nobody stands at this screen to press anything, so it begins and comes back by
 * itself.
 *
 * @fires efir-playhead - A frame was shown (PlayheadEvent).
 * @fires efir-player-state - The state changed (PlayerStateEvent).
 * @fires efir-sound - Whether the browser lets it sound (SoundEvent).
 */
@customElement("efir-hall-picture")
export class HallPictureElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        position: relative;
        background: #000;
      }
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
    `,
  ];

  /** The stage's playlist. */
  @property() src = "";
  @property({ type: Boolean }) sound = false;
  /** A change to a live signal is a hint to try at once. */
  @property({ attribute: false }) signal: StageSignal = null;
  /** Nothing more will come. */
  @property({ type: Boolean }) ended = false;
  /** What it is called, for those who hear the page. */
  @property() name = "";
  @property({ attribute: false }) makeEngine: () => Engine | null = chooseEngine;
  @query("video") private readonly video!: HTMLVideoElement | null;
  #begun = "";
  readonly #voice = new Sound(
    () => this.video,
    () => !this.sound,
  );
  readonly #deck = new Deck(this, {
    onState: (state) => this.dispatchEvent(new PlayerStateEvent(state)),
    onFrame: (at) => this.dispatchEvent(new PlayheadEvent(at, this.#deck.lag, this.video?.playbackRate)),
    onAutoplay: (outcome) => this.dispatchEvent(new SoundEvent(this.sound && outcome !== "playing")),
    onPlaceLeft: () => this.#deck.seekTo("live"),
    onRecordingSpeed: () => {},
  });

  constructor() {
    super();
    new ContextConsumer(this, {
      context: loudspeakerContext,
      subscribe: true,
      callback: (one) => this.#voice.use(one),
    });
  }

  /** Somebody has pressed a key, so the browser lets it sound. */
  listen(): void {
    this.#voice.mute(false);
    this.#deck.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#begun = "";
  }

  override render() {
    return html`<video playsinline preload="auto" aria-label=${this.name} @volumechange=${() => this.#voice.tell()}></video>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.src !== this.#begun) this.#begin();
    if (changed.has("ended") && this.ended) this.#deck.end();
    if (changed.has("signal") && this.signal !== null && this.signal !== "none") this.#deck.hint();
    if (changed.has("sound")) this.#voice.mute(!this.sound);
    if (changed.has("sound") && this.sound) this.dispatchEvent(new SoundEvent(this.#voice.isMuted));
  }

  #begin(): void {
    const engine = this.makeEngine();
    this.#begun = this.src;
    if (engine === null || this.video === null) return void this.#deck.show({ phase: "error", reason: "unsupported" });
    this.#voice.begin(1);
    this.#deck.play("stage", this.src, this.video, engine, wishes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-hall-picture": HallPictureElement;
  }
  interface HTMLElementEventMap {
    [SoundEvent.type]: SoundEvent;
  }
}
