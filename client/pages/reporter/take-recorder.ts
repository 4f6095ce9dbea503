import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fileSize } from "../../../shared/cards/file-size.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { formatDuration } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { Announcement } from "../../ui/announcer.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { type CameraProblem, closeCamera, type Facing, openCamera } from "./camera.ts";
import { TakenEvent } from "./events.ts";
import "./film-chooser.ts";
import { FilmRecorder } from "./film-recorder.ts";
import { freeBytes, keepForGood } from "./phone-room.ts";
import type { CutReason } from "./recording.ts";
import { bytesNeeded, chooseType, needsNoConversion } from "./recording-type.ts";
import type { ReporterDesk } from "./reporter-desk.ts";
import { reporter } from "./reporter-styles.ts";
import "./sound-meter.ts";
import { t } from "./strings.ts";
import { recorderStyles } from "./take-recorder-styles.ts";
import { WakeLock } from "./wake-lock.ts";

const LAST_MS = 10_000;

/**
 * The camera, its sound, and the one button that records (BZ106–BZ114).
 *
 * @fires efir-taken - The take is whole on the shelf, however it ended.
 */
@customElement("efir-take-recorder")
export class TakeRecorderElement extends LitElement {
  static override styles = [common, controls, reporter, recorderStyles];
  @property({ attribute: false }) desk: ReporterDesk | null = null;
  @property() recordingId = "";
  @property({ attribute: false }) limitsMs: readonly Millis[] = [millis(60_000)];
  @property({ type: Boolean }) canConvert = true;
  @state() private stream: MediaStream | null = null;
  @state() private problem: CameraProblem | "NO_RECORDER" | null = null;
  @state() private facing: Facing = "environment";
  @state() private limitMs: Millis = millis(60_000);
  @state() private lowRoom: { readonly free: number; readonly need: number } | null = null;
  @state() private recordedMs: Millis | null = null;
  @query("video") private readonly video!: HTMLVideoElement | null;
  readonly #wakeLock = new WakeLock();
  #recorder: FilmRecorder | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isStarting = false;
  #isGone = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#isGone = false;
    this.limitMs = this.limitsMs[0] ?? this.limitMs;
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isGone = true;
    // Back was pressed: what was recorded is kept all the same.
    this.#recorder?.stop();
    this.#close();
  }

  override updated(): void {
    if (this.video !== null && this.video.srcObject !== this.stream) this.video.srcObject = this.stream;
  }

  override render() {
    if (this.problem !== null) return this.#instead(this.problem);
    const isRecording = this.recordedMs !== null;
    return html`<div class="stage">
      <div class=${`picture${this.#isLast() ? " picture--last" : ""}`}>
        <video class=${this.facing === "user" ? "mirrored" : ""} autoplay muted playsinline aria-hidden="true"></video>
        ${this.stream === null ? html`<p class="opening" role="status">${t("opening")}</p>` : nothing}
        ${isRecording ? this.#clock(this.recordedMs ?? millis(0)) : nothing}
      </div>
      <div class="desk">
        <efir-sound-meter .stream=${this.stream}></efir-sound-meter>
        ${this.#warnings()} ${isRecording ? this.#running() : this.#ready()}
      </div>
    </div>`;
  }

  #ready(): TemplateResult {
    return html`<fieldset class="limits">
        <legend>${t("limit")}</legend>
        ${this.limitsMs.map(
          (limit) => html`<label class="limit"><input type="radio" name="limit" .checked=${limit === this.limitMs}
              @change=${() => (this.limitMs = limit)} /><span>${t("limitSeconds", { seconds: limit / 1000 })}</span></label>`,
        )}
      </fieldset>
      <div class="row">
        <button class="btn btn--line" type="button" ?disabled=${this.stream === null} @click=${this.#turn}>
          ${icon("forward")}${t("facing")}
        </button>
        <button class="btn go" type="button" ?disabled=${this.stream === null} @click=${this.#start}>
          <span class="dot" aria-hidden="true"></span>${t("start")}
        </button>
      </div>`;
  }

  #running(): TemplateResult {
    return html`<div class="row">
      <button class="btn go" type="button" @click=${() => this.#recorder?.stop()}>
        <span class="square" aria-hidden="true"></span>${t("stop")}
      </button>
    </div>`;
  }

  #clock(recorded: Millis): TemplateResult {
    const seconds = Math.ceil((this.limitMs - recorded) / 1000);
    return html`<p class="clock">
      <span class="tag tag--live">${t("recording")}</span>
      <span class="time num">${t("timer", { now: formatDuration(recorded), most: formatDuration(this.limitMs) })}</span>
      ${this.#isLast() ? html`<strong class="last">${icon("warning")}${t("lastSeconds", { seconds })}</strong>` : nothing}
    </p>`;
  }

  #warnings() {
    if (this.lowRoom === null) return nothing;
    const { free, need } = this.lowRoom;
    const inWords = (bytes: number) => fileSize(bytes, language());
    return html`<p class="notice" role="alert">${t("lowRoom", { free: inWords(free), need: inWords(need) })}</p>`;
  }

  #instead(problem: CameraProblem | "NO_RECORDER"): TemplateResult {
    return html`<div class="stack instead">
      <div class="notice">
        <p>${problem === "NO_RECORDER" ? this.#noRecorder() : t(`camera.${problem}`)}</p>
        ${problem === "NO_RECORDER" ? nothing : html`<button class="btn" type="button" @click=${this.#again}>${t("tryAgain")}</button>`}
      </div>
      <efir-film-chooser .desk=${this.desk} .recordingId=${this.recordingId}></efir-film-chooser>
    </div>`;
  }

  #noRecorder(): string {
    return this.#type() === null ? t("noRecorder") : t("mustConvert");
  }

  #type(): string | null {
    return typeof MediaRecorder === "undefined" ? null : chooseType((type) => MediaRecorder.isTypeSupported(type));
  }

  #isLast(): boolean {
    return this.recordedMs !== null && this.limitMs - this.recordedMs <= LAST_MS;
  }

  async #open(): Promise<void> {
    const type = this.#type();
    if (type === null || (!this.canConvert && !needsNoConversion(type))) {
      this.problem = "NO_RECORDER";
      return;
    }
    const opened = await openCamera(this.facing);
    if (this.#isGone) return closeCamera(opened.ok ? opened.value : null);
    if (opened.ok) this.stream = opened.value;
    else this.problem = opened.problem;
    void keepForGood();
  }

  #close(): void {
    clearInterval(this.#timer);
    this.#wakeLock.release();
    closeCamera(this.stream);
    this.stream = null;
  }

  readonly #again = () => {
    this.problem = null;
    void this.#open();
  };

  readonly #turn = () => {
    this.facing = this.facing === "environment" ? "user" : "environment";
    // Most phones open one camera at a time.
    this.#close();
    void this.#open();
  };

  readonly #start = async () => {
    // A thumb that taps twice would begin two films in one take.
    if (this.#isStarting || this.#recorder?.isRunning) return;
    this.#isStarting = true;
    await this.#begin().finally(() => {
      this.#isStarting = false;
    });
  };

  async #begin(): Promise<void> {
    const { desk, stream, recordingId, limitMs } = this;
    const type = this.#type();
    if (desk === null || stream === null || type === null) return;
    const [free, need] = [await freeBytes(), bytesNeeded(limitMs)];
    this.lowRoom = free !== null && free < need ? { free, need } : null;
    // Back was pressed, or the camera turned, meanwhile: this one gives no picture any more.
    if (this.lowRoom !== null || this.stream !== stream) return;
    const onPiece = (bytes: ArrayBuffer, recordedMs: Millis) => desk.append(recordingId, bytes, recordedMs);
    const recorder = new FilmRecorder({ stream, type, limitMs, onPiece, onEnd: (cutBy) => void this.#ended(cutBy) });
    this.#recorder = recorder;
    await desk.begin(recordingId, recorder.type);
    if (this.stream !== stream) return desk.finish(recordingId, null);
    recorder.start();
    this.#wakeLock.hold();
    this.recordedMs = millis(0);
    this.#timer = setInterval(() => this.#tick(recorder), 250);
  }

  #tick(recorder: FilmRecorder): void {
    const wasLast = this.#isLast();
    this.recordedMs = recorder.recordedMs;
    if (!wasLast && this.#isLast()) this.dispatchEvent(new Announcement(t("said10")));
  }

  async #ended(cutBy: CutReason | null): Promise<void> {
    await this.desk?.finish(this.recordingId, cutBy);
    this.recordedMs = null;
    this.#close();
    // Whoever left by Back finds it in the list.
    if (!this.#isGone) this.dispatchEvent(new TakenEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-take-recorder": TakeRecorderElement;
  }
}
