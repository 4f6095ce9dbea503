import { ContextConsumer } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { later, type Millis, type ProgramTime } from "../../shared/time.ts";
import { Announcement } from "../ui/announcer.ts";
import "../ui/dialog.ts";
import { loudspeakerContext } from "../ui/loudspeaker.ts";
import { common } from "../ui/styles.ts";
import type { ActEvent, PlayerAct } from "./acts.ts";
import { barTime, resumeWords } from "./bar-time.ts";
import { chooseEngine } from "./choose-engine.ts";
import "./control-bar.ts";
import { Deck } from "./deck.ts";
import type { Engine } from "./engine.ts";
import { PlayerStateEvent, PlayheadEvent, type SeekEvent } from "./events.ts";
import { actOf, focusOf } from "./keys.ts";
import type { SeekMark } from "./mark.ts";
import "./player-notice.ts";
import type { NoticePressEvent } from "./player-notice.ts";
import { playerStyles } from "./player-styles.ts";
import { clampNudge, type PlayerPreferences, recallPreferences, rememberPreferences } from "./preferences.ts";
import { RangeTeller } from "./range-teller.ts";
import { Screen } from "./screen.ts";
import { Sound } from "./sound.ts";
import { isWaitingForPress, type PlayerState, type StageSignal } from "./state.ts";
import { t } from "./strings.ts";
import { PlayerVoice } from "./voice.ts";

/**
 * The picture, its controls and its seek bar.
 *
 * @fires efir-playhead - A frame was shown; carries its programme time (PlayheadEvent).
 * @fires efir-player-state - The state changed (PlayerStateEvent).
 * @fires efir-player-range - What can be watched, or the second of the picture, changed (PlayerRangeEvent).
 * @fires efir-announce - Words for the page's announcer.
 * @cssproperty [--efir-player-gutter=0] - Space beside the seek bar, where the picture goes from edge to edge.
 * @slot captions - Lines of captions, docked under the picture; the dock and its button exist only while it is filled.
 * @slot instead - What covers the picture, and leaves bar and ruler to it; takes the page's loudspeaker when it speaks.
 */
@customElement("efir-player")
export class PlayerElement extends LitElement {
  static override styles = [common, playerStyles];

  /** The stage's playlist, `/hls/main/index.m3u8`. */
  @property() src = "";
  /**
   * The recording's playlist, once there is one; it takes the stage's place. Whoever has seen the end keeps the last picture
   * until they ask for the recording.
   */
  @property() recording = "";
  /** Cards and highlights to mark on the seek bar, in order of `at`. */
  @property({ attribute: false }) marks: readonly SeekMark[] = [];
  /** What feeds the stage, from the page's socket; a change to a live signal is a hint to try at once. */
  @property({ attribute: false }) signal: StageSignal = null;
  /** The meeting is closed: nothing more will come. */
  @property({ type: Boolean }) ended = false;
  /** A ruler of the whole meeting stands beside: the seek bar here would be a second one. In full screen there is no beside. */
  @property({ type: Boolean }) ruled = false;
  /** A control room's monitor: the picture alone, never with sound, deaf to presses and keys, its cards never nudged. */
  @property({ type: Boolean }) monitor = false;
  /** What plays; tests bring their own. Asked for each time the stage or a recording is begun. */
  @property({ attribute: false }) makeEngine: () => Engine | null = chooseEngine;

  @state() private preferences = recallPreferences();
  @state() private hasCaptions = false;
  @state() private showsCaptions = true;
  @state() private showsKeys = false;
  /** Words about what has just happened, until the viewer does something. */
  @state() private note = "";
  @query("video") private readonly video!: HTMLVideoElement | null;

  readonly #voice = new PlayerVoice((text) => this.dispatchEvent(new Announcement(text)));
  readonly #screen = new Screen(this, () => this.video);
  readonly #sound = new Sound(
    () => this.video,
    () => this.monitor,
  );
  readonly #deck = new Deck(this, {
    onState: (state) => this.#tell(state),
    onFrame: (at) => this.#onFrame(at),
    onAutoplay: (outcome) => {
      this.#sound.noteAutoplay(outcome);
      this.requestUpdate();
    },
    onPlaceLeft: () => {
      this.note = t("said.placeLeft");
      this.dispatchEvent(new Announcement(this.note));
    },
    onRecordingSpeed: (speed) => this.#prefer({ speed }),
  });
  #hasStarted = false;

  constructor() {
    super();
    this.addController(new RangeTeller(this, this.#deck));
    new ContextConsumer(this, {
      context: loudspeakerContext,
      subscribe: true,
      callback: (one) => this.#sound.use(one),
    });
  }

  get state(): PlayerState {
    return this.#deck.state;
  }

  /** Programme time of the picture with the viewer's nudge; `null`: no clock, show everything at once. */
  get playhead(): ProgramTime | null {
    return this.#nudged(this.#deck.playhead);
  }

  /** What the picture is drawn by, for whoever measures it; `null` before the first drawing. */
  get picture(): HTMLVideoElement | null {
    return this.video;
  }

  /** Live edge minus playhead; `null` without a clock, and in a recording. */
  get lag(): Millis | null {
    return this.#deck.lag;
  }

  /** Something outside suggests that the stream can be had again (a socket came back): tries at once. */
  hint(): void {
    this.#deck.hint();
  }

  /** `live`: the live edge, or a recording's end. */
  seekTo(to: ProgramTime | "live"): void {
    this.note = "";
    this.#deck.seekTo(to);
  }

  /** Follows the live edge from so much farther away than it could: another viewer's place. 0: as near as can be. */
  holdBack(by: Millis): void {
    this.#deck.holdBack(by);
  }

  /** Goes there and plays, whether or not it was paused. */
  watchFrom(at: ProgramTime): void {
    if (this.#offersRecording) this.#begin("recording");
    this.seekTo(at);
    if (isWaitingForPress(this.state)) this.#deck.start();
  }

  pause(): void {
    if (!isWaitingForPress(this.state)) this.#deck.perform({ type: "toggle-play" });
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
    this.#hasStarted = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#hasStarted) return;
    if (changed.has("src") || changed.has("ended") || changed.has("recording")) this.#openOrClose();
    if (changed.has("signal") && this.signal !== null && this.signal !== "none") this.hint();
  }

  override updated(): void {
    if (this.#hasStarted || !this.isConnected) return;
    this.#hasStarted = true;
    this.#openOrClose();
  }

  override render() {
    const { phase } = this.state;
    const isStill = phase === "lost" || phase === "waiting" || phase === "ended" || phase === "finished";
    return html`<div class=${isStill ? "picture picture--dim" : "picture"} tabindex="-1" @click=${this.#pressPicture}>
        <video playsinline preload="auto" aria-label=${t("player.picture")} @volumechange=${this.#heard}
          @enterpictureinpicture=${this.#leave} @leavepictureinpicture=${this.#comeBack}
          @webkitbeginfullscreen=${this.#leave} @webkitendfullscreen=${this.#comeBack}></video>
        <slot name="instead"></slot>
        <efir-player-notice .playerState=${this.state} .autoplay=${this.#sound.autoplay} .resumesAt=${resumeWords(this.#deck)}
          ?recording=${this.#deck.isRecording} ?offered=${this.#offersRecording}
          @click=${(event: Event) => event.stopPropagation()} @efir-notice-press=${this.#pressNotice}></efir-player-notice>
      </div>
      ${this.#hasBars ? this.#bars() : nothing}
      ${this.showsKeys ? this.#keyList() : nothing}`;
  }

  /** After the end there is nothing to control, except the way out of the full screen. */
  get #hasBars(): boolean {
    const hasEnded = this.state.phase === "ended" || (this.ended && this.recording === "");
    return !this.monitor && (!hasEnded || this.#screen.isFull);
  }

  #bars() {
    const { preferences } = this;
    const deck = this.#deck;
    const { words, title } = barTime(deck);
    return html`<div class="captions" ?hidden=${!this.hasCaptions || !this.showsCaptions}>
        <slot name="captions" @slotchange=${this.#countCaptions}></slot>
      </div>
      <efir-control-bar .playerState=${this.state} .time=${words} .timeTitle=${title} ?recording=${deck.isRecording}
        .volume=${preferences.volume} ?muted=${this.#sound.isMuted}
        .captions=${!this.hasCaptions ? "none" : this.showsCaptions ? "on" : "off"}
        ?fullscreen=${this.#screen.isFull} ?canFullscreen=${this.#screen.canBeFull} ?canPictureInPicture=${this.#screen.canFloat}
        .delay=${preferences.delay} .speed=${deck.speed} .nudge=${preferences.nudge} .levels=${deck.levels} .level=${deck.level}
        @efir-player-act=${(event: ActEvent) => this.#perform(event.act)}></efir-control-bar>
      ${this.note === "" ? nothing : html`<p class="note">${this.note}</p>`}
      ${this.ruled && !this.#screen.isFull ? nothing : this.#seekBar()}`;
  }

  #seekBar() {
    const deck = this.#deck;
    // Where a ruler stands beside it is for the full screen alone: upgraded where it stands (VW57).
    if (customElements.get("efir-seek-bar") === undefined) import("./seek-bar.ts").catch(() => {});
    return html`<efir-seek-bar .window=${deck.window} .runs=${deck.runs} .playhead=${deck.second} .marks=${this.marks}
      ?live=${this.state.phase === "live"} @efir-seek=${(event: SeekEvent) => this.#perform({ type: "seek", to: event.to })}></efir-seek-bar>`;
  }

  #keyList() {
    return html`<efir-dialog heading=${t("keys.title")} open @close=${this.#hideKeys}><efir-key-list></efir-key-list></efir-dialog>`;
  }

  get #offersRecording(): boolean {
    return this.state.phase === "ended" && this.recording !== "";
  }

  #openOrClose(): void {
    if (this.recording === "" && this.ended) this.#deck.end();
    else if (this.recording === "" && this.src !== "") this.#begin("stage");
    else if (this.recording !== "" && !this.#offersRecording) this.#begin("recording");
  }

  #begin(kind: "stage" | "recording"): void {
    const engine = this.makeEngine();
    if (engine === null || this.video === null) return void this.#deck.show({ phase: "error", reason: "unsupported" });
    this.note = "";
    this.#sound.begin(this.preferences.volume);
    this.#deck.play(kind, kind === "stage" ? this.src : this.recording, this.video, engine, this.preferences);
  }

  #tell(state: PlayerState): void {
    this.#voice.stateChanged(state);
    this.dispatchEvent(new PlayerStateEvent(state));
  }

  #onFrame(at: ProgramTime | null): void {
    this.dispatchEvent(new PlayheadEvent(this.#nudged(at), this.lag, this.video?.playbackRate));
  }

  #nudged(at: ProgramTime | null): ProgramTime | null {
    return at === null || this.monitor ? at : later(at, this.preferences.nudge);
  }

  #perform(act: PlayerAct): void {
    this.note = "";
    switch (act.type) {
      case "toggle-mute":
        return void this.#sound.mute(!this.#sound.isMuted);
      case "set-volume":
        return void this.#sound.turn(act.volume);
      case "change-volume":
        return void this.#sound.turn(this.preferences.volume + act.by);
      case "toggle-captions":
        this.showsCaptions = !this.showsCaptions;
        return;
      case "toggle-fullscreen":
        return void this.#screen.toggleFull();
      case "toggle-picture-in-picture":
        return void this.#screen.toggleFloating();
      case "show-keys":
        this.showsKeys = true;
        // Upgraded where it stands.
        import("./panel/key-list.ts").catch(() => {});
        return;
      case "set-delay":
        this.#prefer({ delay: act.delay });
        return void this.#deck.perform(act);
      case "change-nudge":
        this.#prefer({ nudge: clampNudge(this.preferences.nudge + act.by) });
        return void this.#onFrame(this.#deck.playhead);
      default:
        return void this.#deck.perform(act);
    }
  }

  #prefer(chosen: Partial<PlayerPreferences>): void {
    this.preferences = { ...this.preferences, ...chosen };
    rememberPreferences(this.preferences);
  }

  /** Whoever changed it: our bar, a key of the device, the floating window. */
  readonly #heard = () => {
    if (this.video === null) return;
    this.#sound.tell();
    if (this.video.volume !== this.preferences.volume) this.#prefer({ volume: this.video.volume });
    this.requestUpdate();
  };

  // A window of the picture's own, and the full screen of an iPhone: nothing of the page is seen there.
  readonly #leave = () => this.#sound.leave(true);
  readonly #comeBack = () => this.#sound.leave(false);

  readonly #countCaptions = (event: Event) => {
    const slot = event.target as HTMLSlotElement; // The listener stands on the slot.
    this.hasCaptions = slot.assignedElements().length > 0;
  };

  readonly #pressPicture = () => {
    const { phase } = this.state;
    if (!this.monitor && phase !== "error" && phase !== "ended") this.#deck.perform({ type: "toggle-play" });
  };

  readonly #pressNotice = ({ wish }: NoticePressEvent) => {
    switch (wish) {
      case "sound":
        this.#sound.mute(false);
        return void this.requestUpdate();
      case "hurry":
        return void this.hint();
      case "again":
        return void this.#begin(this.#deck.isRecording ? "recording" : "stage");
      case "anew":
        return void this.#deck.startAnew();
      case "play":
        if (this.#offersRecording) this.#begin("recording");
        return void this.#deck.start();
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
    const { isRecording, speed } = this.#deck;
    const { video, showsCaptions } = this;
    this.#voice.acted(act, { isPaused: isWaitingForPress(this.state), isRecording, video, showsCaptions, speed });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-player": PlayerElement;
  }
}
