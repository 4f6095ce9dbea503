import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { millis } from "../../shared/time.ts";
import { formatNumber } from "../i18n/format.ts";
import { type IconName, icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { ActEvent, type PlayerAct } from "./acts.ts";
import { controlBarStyles } from "./control-bar-styles.ts";
import type { Delay } from "./delay.ts";
import type { Level } from "./engine.ts";
import { type Speed, usualSpeed } from "./speed.ts";
import { atFirst, isWaitingForPress, type PlayerState } from "./state.ts";
import { t } from "./strings.ts";

/**
 * The bar under the picture: always visible, native buttons, each its own tab stop.
 *
 * @fires efir-player-act - A button asks for an act (ActEvent).
 */
@customElement("efir-control-bar")
export class ControlBarElement extends LitElement {
  static override styles = [common, controls, controlBarStyles];

  @property({ attribute: false }) playerState: PlayerState = atFirst;
  /** What plays is a recording: there is no live edge. */
  @property({ type: Boolean, reflect: true }) recording = false;
  /** The picture's own clock, or how far a recording is; `""`: no clock, or no picture yet. */
  @property({ attribute: false }) time = "";
  /** More about it. */
  @property({ attribute: false }) timeTitle = "";
  /** From 0 to 1. */
  @property({ type: Number }) volume = 1;
  @property({ type: Boolean }) muted = false;
  @property({ reflect: true }) captions: "none" | "off" | "on" = "none";
  @property({ type: Boolean }) fullscreen = false;
  @property({ type: Boolean }) canFullscreen = false;
  @property({ type: Boolean }) canPictureInPicture = false;
  @property({ attribute: false }) delay: Delay = "usual";
  @property({ attribute: false }) speed: Speed = usualSpeed;
  @property({ attribute: false }) nudge = millis(0);
  @property({ attribute: false }) levels: readonly Level[] = [];
  /** Index in `levels`; `null`: automatic. */
  @property({ attribute: false }) level: number | null = null;
  @state() private isPanelOpen = false;
  @query("#settings") private readonly settings!: HTMLButtonElement | null;

  override render() {
    return html`<div class="bar" role="group" aria-label=${t("player.name")}>
        ${this.#playButton()}
        ${this.#button("back", t("player.back"), { type: "skip", by: millis(-10_000) }, html`<span class="count" aria-hidden="true">10</span>`)}
        ${this.#forwardButton()} ${this.#liveButton()} ${this.#time()}
        <span class="gap"></span>
        ${this.#sound()} ${this.#captionsButton()} ${this.#settingsButton()} ${this.#pictureInPictureButton()}
        ${this.#fullscreenButton()}
      </div>
      ${this.#panel()}`;
  }

  #playButton(): TemplateResult {
    const { phase } = this.playerState;
    const isPlaying = !isWaitingForPress(this.playerState) && phase !== "ended";
    return html`<button class="pb pb--main" type="button" aria-label=${isPlaying ? t("player.pause") : t("player.play")}
      @click=${() => this.#ask({ type: "toggle-play" })}>
      ${icon(isPlaying ? "pause" : "play", "filled")}
    </button>`;
  }

  /** On air the way on is «К прямому эфиру». */
  #forwardButton(): TemplateResult | typeof nothing {
    if (!this.recording) return nothing;
    const act = { type: "skip", by: millis(10_000) } as const;
    return this.#button("forward", t("player.forward"), act, html`<span class="count" aria-hidden="true">10</span>`);
  }

  #liveButton(): TemplateResult | typeof nothing {
    if (this.recording) return nothing;
    const isAway = this.#isAway;
    return html`<button class="pb pb--word live" type="button" aria-disabled=${!isAway} @click=${this.#goLive}>
      <span class=${this.playerState.phase === "live" ? "dot dot--on" : "dot"} aria-hidden="true"></span>
      <span class="word">${isAway ? t("player.toLive") : t("player.live")}</span>
      <span class="short">${isAway ? t("player.toLiveShort") : t("player.liveShort")}</span>
    </button>`;
  }

  #time(): TemplateResult | typeof nothing {
    return this.time === "" ? nothing : html`<span class="time num" title=${this.timeTitle}>${this.time}</span>`;
  }

  #sound(): TemplateResult {
    const percent = Math.round(this.volume * 100);
    const isSilent = this.muted || this.volume === 0;
    return html`${this.#button(isSilent ? "muted" : "volume", this.muted ? t("player.unmute") : t("player.mute"), { type: "toggle-mute" })}
      <input class="volume" type="range" min="0" max="100" step="5" aria-label=${t("player.volume")}
        aria-valuetext=${t("player.volumeValue", { percent })} .value=${String(this.muted ? 0 : percent)} @input=${this.#turnVolume} />`;
  }

  #captionsButton(): TemplateResult | typeof nothing {
    if (this.captions === "none") return nothing;
    return html`<button class="pb pb--word" type="button" aria-label=${t("player.captions")} aria-pressed=${this.captions === "on"}
      @click=${() => this.#ask({ type: "toggle-captions" })}>
      ${icon("captions")}<span class="word">${t("player.captions")}</span>
    </button>`;
  }

  #settingsButton(): TemplateResult {
    const speed = formatNumber(this.speed);
    const [name, word] = this.recording
      ? [t("player.speedLong", { speed }), t("player.speed", { speed })]
      : [t("player.settingsLong"), t("player.settings")];
    return html`<button id="settings" class="pb pb--word" type="button" aria-expanded=${this.isPanelOpen}
      aria-controls="panel" aria-label=${name} @click=${this.#togglePanel} @pointerenter=${bringPanel} @focus=${bringPanel}>
      ${icon("settings")}<span class="word" aria-hidden="true">${word}</span>
    </button>`;
  }

  #pictureInPictureButton(): TemplateResult | typeof nothing {
    if (!this.canPictureInPicture) return nothing;
    return html`<span class="word">${this.#button("pictureInPicture", t("player.pip"), { type: "toggle-picture-in-picture" })}</span>`;
  }

  #fullscreenButton(): TemplateResult | typeof nothing {
    if (!this.canFullscreen) return nothing;
    return this.fullscreen
      ? this.#button("fullscreenExit", t("player.fullscreenExit"), { type: "toggle-fullscreen" })
      : this.#button("fullscreen", t("player.fullscreen"), { type: "toggle-fullscreen" });
  }

  #panel(): TemplateResult {
    return html`<div id="panel" ?hidden=${!this.isPanelOpen} @keydown=${this.#closeByKey}>
      <efir-delay-panel ?recording=${this.recording} .speed=${this.recording || this.#isAway ? this.speed : null} .delay=${this.delay} .nudge=${this.nudge} .levels=${this.levels} .level=${this.level}></efir-delay-panel>
    </div>`;
  }

  #button(
    sign: IconName,
    name: string,
    act: PlayerAct,
    more: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<button class="pb" type="button" aria-label=${name} @click=${() => this.#ask(act)}>${icon(sign)}${more}</button>`;
  }

  /** There is a live edge to go back to. */
  get #isAway(): boolean {
    return this.playerState.phase === "behind" || this.playerState.phase === "paused";
  }

  #ask(act: PlayerAct): void {
    this.dispatchEvent(new ActEvent(act));
  }

  readonly #goLive = () => {
    if (this.#isAway) this.#ask({ type: "go-live" });
  };

  readonly #turnVolume = (event: Event) => {
    const { valueAsNumber } = event.target as HTMLInputElement; // The listener stands on the range input.
    this.#ask({ type: "set-volume", volume: valueAsNumber / 100 });
  };

  readonly #togglePanel = () => {
    bringPanel();
    this.isPanelOpen = !this.isPanelOpen;
  };

  readonly #closeByKey = (event: KeyboardEvent) => {
    if (event.code !== "Escape") return;
    event.stopPropagation();
    this.isPanelOpen = false;
    this.settings?.focus();
  };
}

/** Few change anything in it: it comes when it is reached for, and is upgraded where it stands (VW57). */
const bringPanel = () => {
  import("./panel/delay-panel.ts").catch(() => {});
};

declare global {
  interface HTMLElementTagNameMap {
    "efir-control-bar": ControlBarElement;
  }
}
