import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { formatNumber } from "../../../i18n/format.ts";
import { icon } from "../../../ui/icons.ts";
import { common, controls } from "../../../ui/styles.ts";
import { deviceCheckStyles } from "./device-check-styles.ts";
import { fetchAndTime, speedSort } from "./link-speed.ts";
import { attachClip, clipAddress, wayToPlay } from "./sample-clip.ts";
import { t } from "./strings.ts";

type Picture = "unknown" | "waiting" | "seen" | "failed" | "unsupported";
type SoundHeard = "unknown" | "ask" | "heard" | "silent";
type Outcome = "good" | "bad" | "open";

/** One frame may be a poster; these many are a moving picture. */
const FRAMES = 10;
const PATIENCE_MS = 8000;

/** Picture, sound, speed and full screen, tried on a sample before the meeting begins (VW50). */
@customElement("efir-device-check")
export class DeviceCheckElement extends LitElement {
  static override styles = [common, controls, deviceCheckStyles];

  @state() private picture: Picture = "unknown";
  @state() private sound: SoundHeard = "unknown";
  /** Megabits a second. */
  @state() private speed: number | "unknown" | "failed" = "unknown";
  @state() private isLoading = false;
  @query("video") private readonly video!: HTMLVideoElement | null;
  #letGo = () => {};
  #patience: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#patience);
    this.#letGo();
  }

  override render() {
    return html`<p class="intro">${t("intro")}</p>
      <video playsinline loop aria-label=${t("clip")}></video>
      <button class="btn btn--primary begin" type="button" ?disabled=${this.isLoading} @click=${this.#begin}>
        ${icon("play", "filled")}${this.isLoading ? t("loading") : this.picture === "unknown" ? t("begin") : t("again")}
      </button>
      <div role="status">
        <dl>
          ${row(t("picture"), this.#pictureOutcome, html`${t(`picture.${this.picture}`)}`)}
          ${row(t("sound"), this.#soundOutcome, this.#soundWords())} ${row(t("speed"), this.#speedOutcome, this.#speedWords())}
          ${row(t("full"), "open", this.#fullWords())}
        </dl>
      </div>`;
  }

  get #pictureOutcome(): Outcome {
    if (this.picture === "seen") return "good";
    return this.picture === "failed" || this.picture === "unsupported" ? "bad" : "open";
  }

  get #soundOutcome(): Outcome {
    return this.sound === "heard" ? "good" : this.sound === "silent" ? "bad" : "open";
  }

  get #speedOutcome(): Outcome {
    if (this.speed === "unknown") return "open";
    return this.speed === "failed" || speedSort(this.speed) === "low" ? "bad" : "good";
  }

  #soundWords(): TemplateResult {
    const answers = html`<span class="answers">
      <button class="btn" type="button" aria-pressed=${this.sound === "heard"} @click=${() => this.#answer("heard")}>${t("hear")}</button>
      <button class="btn" type="button" aria-pressed=${this.sound === "silent"} @click=${() => this.#answer("silent")}>${t("hearNot")}</button>
    </span>`;
    return html`${t(`sound.${this.sound}`)}
    ${
      this.sound === "silent"
        ? html`<ul>
            <li>${t("advice.volume")}</li>
            <li>${t("advice.mute")}</li>
            <li>${t("advice.output")}</li>
            <li>${t("advice.tab")}</li>
          </ul>`
        : nothing
    }
    ${this.sound === "unknown" ? nothing : answers}`;
  }

  #speedWords(): TemplateResult {
    if (typeof this.speed !== "number") return html`${t(`speed.${this.speed}`)}`;
    const mbits =
      this.speed < 10 ? Math.max(0.1, Math.round(this.speed * 10) / 10) : Math.round(Math.min(this.speed, 100));
    return html`${t(`speed.${speedSort(this.speed)}`, { mbits: formatNumber(mbits) })}`;
  }

  #fullWords(): TemplateResult {
    if (!document.fullscreenEnabled) return html`${t("full.absent")}`;
    return html`${t("full.hint")}
      <span class="answers"><button class="btn" type="button" @click=${this.#goFull}>${icon("fullscreen")}${t("goFull")}</button></span>`;
  }

  readonly #begin = async () => {
    const { video } = this;
    if (video === null) return;
    const way = wayToPlay(video);
    if (way === null) {
      this.picture = "unsupported";
      return;
    }
    this.isLoading = true;
    this.#letGo();
    try {
      const { bytes, megabitsPerSecond } = await fetchAndTime(clipAddress);
      this.speed = megabitsPerSecond;
      this.#letGo = attachClip(video, bytes, way);
      this.#watch(video);
      await video.play();
    } catch (problem) {
      // A video says why it does not play; whatever else failed, failed to come.
      if (problem instanceof DOMException && video.src !== "") this.picture = "failed";
      else this.speed = "failed";
    } finally {
      this.isLoading = false;
    }
  };

  #watch(video: HTMLVideoElement): void {
    this.picture = "waiting";
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      if (this.picture === "waiting") this.picture = "failed";
    }, PATIENCE_MS);
    let seen = 0;
    const look = () => {
      seen += 1;
      if (seen < FRAMES) video.requestVideoFrameCallback(look);
      else this.#seen();
    };
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(look);
    else this.video?.addEventListener("timeupdate", () => this.#seen(), { once: true });
  }

  #seen(): void {
    this.picture = "seen";
    if (this.sound === "unknown") this.sound = "ask";
  }

  #answer(sound: "heard" | "silent"): void {
    this.sound = sound;
  }

  readonly #goFull = () => {
    // Refused: the browser says so itself.
    this.video?.requestFullscreen().catch(() => {});
  };
}

const row = (name: string, outcome: Outcome, words: TemplateResult): TemplateResult =>
  html`<div class=${outcome}>
    <dt>${icon(outcome === "good" ? "check" : outcome === "bad" ? "warning" : "more")}${name}</dt>
    <dd>${words}</dd>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-device-check": DeviceCheckElement;
  }
}
