import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { between, later, type Millis, type ProgramTime } from "../../shared/time.ts";
import { Announcement } from "../ui/announcer.ts";
import "../ui/dialog.ts";
import { common } from "../ui/styles.ts";
import type { ActEvent, PlayerAct } from "./acts.ts";
import type { Autoplay } from "./autoplay.ts";
import { chooseEngine } from "./choose-engine.ts";
import "./control-bar.ts";
import type { Engine, ProgramWindow } from "./engine.ts";
import { PlayerStateEvent, PlayheadEvent, type SeekEvent } from "./events.ts";
import "./key-list.ts";
import { actOf, focusOf } from "./keys.ts";
import type { SeekMark } from "./mark.ts";
import { Playback } from "./playback.ts";
import "./player-notice.ts";
import { playerStyles } from "./player-styles.ts";
import { clampNudge, type PlayerPreferences, recallPreferences, rememberPreferences } from "./preferences.ts";
import { Screen } from "./screen.ts";
import "./seek-bar.ts";
import { atFirst, type PlayerState, type StageSignal } from "./state.ts";
import { t } from "./strings.ts";
import { PlayerVoice } from "./voice.ts";

/**
 * The picture, its controls and its seek bar.
 *
 * @fires efir-playhead - A frame was shown; carries its programme time (PlayheadEvent).
 * @fires efir-player-state - The state changed (PlayerStateEvent).
 * @fires efir-announce - Words for the page's announcer.
 * @cssproperty [--efir-player-gutter=0] - Space beside the seek bar, where the picture goes from edge to edge.
 * @slot captions - Lines of captions, docked under the picture; the dock and its button exist only while it is filled.
 */
@customElement("efir-player")
export class PlayerElement extends LitElement {
  static override styles = [common, playerStyles];

  /** The stage's playlist, `/hls/main/index.m3u8`. */
  @property() src = "";
  /** Cards and highlights to mark on the seek bar, in order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  /** What feeds the stage, from the page's socket; a change to a live signal is a hint to try at once. */
  @property({ attribute: false }) signal: StageSignal = null;
  /** The meeting is closed: nothing more will come. */
  @property({ type: Boolean }) ended = false;
  /** A control room's monitor: the picture alone, never with sound, deaf to presses and keys. */
  @property({ type: Boolean }) monitor = false;
  /** What plays; tests bring their own. Read once, when the element first appears. */
  @property({ attribute: false }) makeEngine: () => Engine | null = chooseEngine;

  @state() private playerState: PlayerState = atFirst;
  @state() private window: ProgramWindow | null = null;
  /** To the second: drawing every frame would be for nothing. */
  @state() private second: ProgramTime | null = null;
  @state() private autoplay: Autoplay = "playing";
  @state() private preferences = recallPreferences();
  @state() private level: number | null = null;
  @state() private hasCaptions = false;
  @state() private showsCaptions = true;
  @state() private showsKeys = false;
  @query("video") private readonly video!: HTMLVideoElement | null;

  readonly #voice = new PlayerVoice((text) => this.dispatchEvent(new Announcement(text)));
  readonly #screen = new Screen(this, () => this.video);
  #playback: Playback | null = null;
  #engine: Engine | null = null;
  #hasStarted = false;

  get state(): PlayerState {
    return this.playerState;
  }

  /** Programme time of the picture with the viewer's nudge; `null`: no clock, show everything at once. */
  get playhead(): ProgramTime | null {
    const at = this.#playback?.playhead ?? null;
    return at === null ? null : later(at, this.preferences.nudge);
  }

  /** Live edge minus playhead; `null` without a clock. */
  get lag(): Millis | null {
    const at = this.#playback?.playhead ?? null;
    const edge = this.#engine?.window?.to;
    return at === null || edge === undefined ? null : between(at, edge);
  }

  /** Something outside suggests that the stream can be had again (a socket came back): tries at once. */
  hint(): void {
    this.#playback?.hint();
  }

  seekTo(to: ProgramTime | "live"): void {
    this.#playback?.seekTo(to);
  }

  /** Goes there and plays, whether or not it was paused. */
  watchFrom(at: ProgramTime): void {
    this.seekTo(at);
    if (this.playerState.phase === "paused") void this.#playback?.play();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("keydown", this.#key);
    // Also when it is put back into the page: playing begins anew.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#voice.silence();
    this.#playback?.destroy();
    this.#playback = null;
    this.#engine = null;
    this.#hasStarted = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#hasStarted) return;
    if (changed.has("src") || changed.has("ended")) this.#openOrClose();
    if (changed.has("signal") && this.signal !== null && this.signal !== "none") this.hint();
  }

  override updated(): void {
    if (!this.#hasStarted && this.isConnected) this.#start();
  }

  override render() {
    const { playerState } = this;
    const isStill = playerState.phase === "lost" || playerState.phase === "waiting" || playerState.phase === "ended";
    return html`<div class=${isStill ? "picture picture--dim" : "picture"} tabindex="-1" @click=${this.#pressPicture}>
        <video playsinline preload="auto" aria-label=${t("player.picture")} @volumechange=${this.#heard}></video>
        <efir-player-notice .playerState=${playerState} .autoplay=${this.autoplay}
          @click=${(event: Event) => event.stopPropagation()} @efir-notice-press=${this.#pressNotice}></efir-player-notice>
      </div>
      ${this.#hasBars ? this.#bars() : nothing}
      ${this.showsKeys ? this.#keyList() : nothing}`;
  }

  /** After the end there is nothing to control, except the way out of the full screen. */
  get #hasBars(): boolean {
    return !this.monitor && (this.playerState.phase !== "ended" || this.#screen.isFull);
  }

  #bars() {
    const { playerState, preferences } = this;
    return html`<div class="captions" ?hidden=${!this.hasCaptions || !this.showsCaptions}>
        <slot name="captions" @slotchange=${this.#countCaptions}></slot>
      </div>
      <efir-control-bar .playerState=${playerState} .at=${this.second} .volume=${preferences.volume} ?muted=${this.video?.muted ?? false}
        .captions=${!this.hasCaptions ? "none" : this.showsCaptions ? "on" : "off"}
        ?fullscreen=${this.#screen.isFull} ?canFullscreen=${this.#screen.canBeFull} ?canPictureInPicture=${this.#screen.canFloat}
        .delay=${preferences.delay} .nudge=${preferences.nudge} .levels=${this.#engine?.levels ?? []} .level=${this.level}
        @efir-player-act=${(event: ActEvent) => this.#perform(event.act)}></efir-control-bar>
      <efir-seek-bar .window=${this.window} .playhead=${this.second} .marks=${this.marks} ?live=${playerState.phase === "live"}
        @efir-seek=${(event: SeekEvent) => this.seekTo(event.to)}></efir-seek-bar>`;
  }

  #keyList() {
    return html`<efir-dialog heading=${t("keys.title")} open @close=${this.#hideKeys}><efir-key-list></efir-key-list></efir-dialog>`;
  }

  #start(): void {
    this.#hasStarted = true;
    const engine = this.makeEngine();
    if (engine === null || this.video === null) {
      this.#show({ phase: "error", reason: "unsupported" });
      return;
    }
    this.#engine = engine;
    this.video.volume = this.preferences.volume;
    this.video.muted = this.monitor;
    this.#playback = new Playback(this.video, engine, this.preferences.delay, {
      onState: (state) => this.#show(state),
      onFrame: (at) => this.#onFrame(at),
      onWindow: () => this.#onWindow(),
      onAutoplay: (outcome) => this.#noteAutoplay(outcome),
    });
    this.#openOrClose();
  }

  #openOrClose(): void {
    if (this.ended) this.#playback?.close();
    else if (this.src !== "") this.#playback?.open(this.src);
  }

  #show(state: PlayerState): void {
    this.playerState = state;
    this.#voice.stateChanged(state);
    this.dispatchEvent(new PlayerStateEvent(state));
  }

  /** A later play goes well while muted; the button that asks for sound stays until there is sound. */
  #noteAutoplay(outcome: Autoplay): void {
    const isStillMuted = this.autoplay === "muted" && this.video?.muted === true;
    this.autoplay = outcome === "playing" && isStillMuted ? "muted" : outcome;
  }

  #onFrame(at: ProgramTime | null): void {
    const shown = at === null ? null : later(at, this.preferences.nudge);
    this.dispatchEvent(new PlayheadEvent(shown, this.lag));
    if (toSecond(at) === toSecond(this.second)) return;
    this.second = at;
    this.#onWindow();
  }

  /** The window moves with every part; the seek bar is redrawn when a second has gone by. */
  #onWindow(): void {
    const window = this.#engine?.window ?? null;
    if (toSecond(window?.to ?? null) !== toSecond(this.window?.to ?? null)) this.window = window;
  }

  #perform(act: PlayerAct): void {
    switch (act.type) {
      case "toggle-play":
        return void this.#togglePlay();
      case "go-live":
        return void this.seekTo("live");
      case "go-to-start":
        return void (this.window !== null && this.seekTo(this.window.from));
      case "skip":
        return void this.#playback?.seekBy(act.by);
      case "toggle-mute":
        return void this.#setMuted(!(this.video?.muted ?? false));
      case "set-volume":
        return void this.#setVolume(act.volume);
      case "change-volume":
        return void this.#setVolume(this.preferences.volume + act.by);
      case "toggle-captions":
        this.showsCaptions = !this.showsCaptions;
        return;
      case "toggle-fullscreen":
        return void this.#screen.toggleFull();
      case "toggle-picture-in-picture":
        return void this.#screen.toggleFloating();
      case "show-keys":
        this.showsKeys = true;
        return;
      case "set-delay":
        this.#prefer({ delay: act.delay });
        return void this.#playback?.setDelay(act.delay);
      case "change-nudge":
        this.#prefer({ nudge: clampNudge(this.preferences.nudge + act.by) });
        return void this.#onFrame(this.#playback?.playhead ?? null);
      case "set-level":
        this.level = act.level;
        return void this.#engine?.chooseLevel(act.level);
    }
  }

  #togglePlay(): void {
    if (this.playerState.phase === "paused") void this.#playback?.play();
    else this.#playback?.pause();
  }

  #setMuted(muted: boolean): void {
    if (this.video === null) return;
    this.video.muted = muted || this.monitor;
    if (!muted) this.autoplay = "playing";
  }

  #setVolume(volume: number): void {
    if (this.video === null) return;
    this.video.volume = Math.min(1, Math.max(0, volume));
    this.#setMuted(false);
  }

  #prefer(chosen: Partial<PlayerPreferences>): void {
    this.preferences = { ...this.preferences, ...chosen };
    rememberPreferences(this.preferences);
  }

  /** Whoever changed it: our bar, a key of the device, the floating window. */
  readonly #heard = () => {
    if (this.video === null) return;
    if (this.video.volume !== this.preferences.volume) this.#prefer({ volume: this.video.volume });
    this.requestUpdate();
  };

  readonly #countCaptions = (event: Event) => {
    const slot = event.target as HTMLSlotElement; // The listener stands on the slot.
    this.hasCaptions = slot.assignedElements().length > 0;
  };

  readonly #pressPicture = () => {
    if (this.monitor) return;
    if (this.playerState.phase !== "error" && this.playerState.phase !== "ended") this.#togglePlay();
  };

  readonly #pressNotice = () => {
    switch (this.playerState.phase) {
      case "live":
      case "behind":
        return this.#setMuted(false);
      case "lost":
        return this.hint();
      case "error":
        return this.#playback?.open(this.src);
      default:
        return void this.#playback?.play();
    }
  };

  readonly #hideKeys = () => {
    this.showsKeys = false;
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.defaultPrevented || this.showsKeys || this.monitor) return;
    const act = actOf(event, focusOf(event));
    if (act === null) return;
    event.preventDefault();
    this.#perform(act);
    const { phase } = this.playerState;
    this.#voice.acted(act, { isPaused: phase === "paused", video: this.video, showsCaptions: this.showsCaptions });
  };
}

const toSecond = (at: ProgramTime | null): number | null => (at === null ? null : Math.floor(at / 1000));

declare global {
  interface HTMLElementTagNameMap {
    "efir-player": PlayerElement;
  }
}
