import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { CaptionCue } from "../../../shared/clips/captions.ts";
import { type Clip, clipAddress } from "../../../shared/clips.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { nameOf } from "../../control/clips/clip-facts.ts";
import { t as clips } from "../../control/clips/strings.ts";
import { desk } from "../../control/styles.ts";
import { language } from "../../i18n/language.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { clipTime } from "./clip-time.ts";
import { edgesStyles } from "./edges-styles.ts";
import { type FilmSeekEvent, PartEvent, WholeFilmEvent } from "./events.ts";
import { FilmClock } from "./film-clock.ts";
import { playerStyles } from "./player-styles.ts";
import { t } from "./strings.ts";
import { type Edge, moved, NUDGE_MS, type Part, wholeOf } from "./trim.ts";
import "./trim-ruler.ts";

/**
 * A clip's film with its captions, and what of it is shown. Keys by their place while the focus is in it: I, O, P (BZ134).
 * @fires efir-part - Another part is to be shown (PartEvent).
 * @fires efir-whole-film - All of it is to be shown, what was cut away before too (WholeFilmEvent).
 */
@customElement("efir-clip-player")
export class ClipPlayerElement extends LitElement {
  static override styles = [common, controls, desk, edgesStyles, playerStyles];
  @property({ attribute: false }) clip?: Clip;
  @property({ attribute: false }) shown: Part = wholeOf(millis(1));
  @property({ attribute: false }) captions: readonly CaptionCue[] = [];
  /** Not all of it is to be shown. */
  @property({ type: Boolean }) trimmed = false;
  /** The part may only be looked at. */
  @property({ type: Boolean }) locked = false;
  @state() private hasFailed = false;
  @state() private isPlayingPart = false;
  /** Counts how often the film was opened. */
  @state() private tries = 0;
  @query("video") private readonly film!: HTMLVideoElement | null;
  readonly #clock = new FilmClock(this, () => this.film);
  readonly #trackByFilm = new WeakMap<HTMLVideoElement, TextTrack>();

  constructor() {
    super();
    this.addEventListener("keydown", this.#key);
  }

  /** Where the film stands. */
  get atMs(): number {
    return this.#clock.atMs;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("clip");
    const isSameFilm = before?.id === this.clip?.id && before?.media?.durationMs === this.clip?.media?.durationMs;
    if (!changed.has("clip") || isSameFilm) return;
    this.hasFailed = false;
    this.isPlayingPart = false;
    this.#clock.forget();
  }

  override render() {
    const media = this.clip?.media;
    if (this.clip === undefined || !media) return html`<p class="hint">${t("noVideo")}</p>`;
    return html`<div class="frame">${this.hasFailed ? this.#failure() : this.#video(this.clip)}</div>
      <div class="stage">
        <efir-trim-ruler .shown=${this.shown} .durationMs=${this.#length} .atMs=${this.#clock.atMs} .frameMs=${this.#clock.frameMs} ?locked=${this.locked}
          @efir-film-seek=${({ atMs }: FilmSeekEvent) => this.#seek(atMs)} @efir-part=${this.#watchEdge}></efir-trim-ruler>
      </div>
      <p class="told num"><span role="status">${t("shown", { part: clipTime(this.shown.toMs - this.shown.fromMs), length: clipTime(this.#length) })}</span><span class="hint">${t("playhead", { time: clipTime(this.#clock.atMs) })}</span></p>
      ${this.locked ? nothing : html`<div class="edges">${this.#edge("from", "I")}${this.#edge("to", "O")}</div>`}
      <p class="end">
        <button class="btn btn--s" type="button" data-part @click=${this.#playPart}>${icon(this.isPlayingPart ? "pause" : "play", "filled")}${t(this.isPlayingPart ? "stopPart" : "playPart")}<kbd data-cap="P"></kbd></button>
        ${this.locked || !this.trimmed ? nothing : html`<button class="btn btn--s" type="button" @click=${() => this.dispatchEvent(new WholeFilmEvent())}>${t("wholeFilm")}</button>`}
      </p>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.isPlayingPart && this.#clock.atMs >= this.shown.toMs) this.film?.pause();
    if (this.film !== null && (changed.has("captions") || !this.#trackByFilm.has(this.film)))
      this.#showCaptions(this.film);
  }

  #video(clip: Clip): TemplateResult {
    const { poster } = clip.media ?? {};
    const name = nameOf(clip) ?? clips("unnamed");
    // Cut anew, it is another film at the same address.
    const address = `${clipAddress.film(clip.id)}?d=${Math.round(this.#length)}`;
    return html`${keyed(
      `${address} ${this.tries}`,
      html`<video src=${address} poster=${poster ? imageAddress(poster) : ""} controls playsinline preload="metadata" aria-label=${t("video", { name })}
        @timeupdate=${this.#clock.read} @seeked=${this.#clock.read} @play=${this.#clock.read} @pause=${this.#paused} @error=${() => {
          this.hasFailed = true;
        }}></video>`,
    )}`;
  }

  #failure(): TemplateResult {
    const again = () => {
      this.hasFailed = false;
      this.tries += 1;
    };
    return html`<div class="failed"><p role="alert">${t("videoFailed")}</p><button class="btn btn--line" type="button" @click=${again}>${t("videoAgain")}</button></div>`;
  }

  #edge(edge: Edge, cap: string): TemplateResult {
    const step = (by: number, words: string) =>
      html`<button class="btn btn--s" type="button" aria-label=${t("stepOf", { edge: t(edge), step: words })} @click=${() => this.#step(edge, by)}>${words}</button>`;
    const { frameMs } = this.#clock;
    return html`<fieldset>
      <legend>${t(edge)}<b class="num">${clipTime(this.shown[`${edge}Ms`])}</b></legend>
      <button class="btn btn--s" type="button" data-mark=${edge} @click=${() => this.#put(edge, this.#clock.atMs)}>${t(edge === "from" ? "markFrom" : "markTo")}<kbd data-cap=${cap}></kbd></button>
      ${step(-NUDGE_MS, t("earlier"))}${step(NUDGE_MS, t("later"))}${step(-frameMs, t("frameBack"))}${step(frameMs, t("frameOn"))}
    </fieldset>`;
  }

  get #length(): Millis {
    return this.clip?.media?.durationMs ?? millis(1);
  }

  #put(edge: Edge, atMs: number): void {
    if (!this.locked) this.dispatchEvent(new PartEvent(moved(this.shown, edge, atMs, this.#length)));
  }

  /** What is moved by so little is looked at. */
  #step(edge: Edge, by: number): void {
    const part = moved(this.shown, edge, this.shown[`${edge}Ms`] + by, this.#length);
    this.#seek(part[`${edge}Ms`]);
    this.dispatchEvent(new PartEvent(part));
  }

  readonly #watchEdge = ({ part }: PartEvent) => {
    this.#seek(part.fromMs === this.shown.fromMs ? part.toMs : part.fromMs);
  };

  #seek(atMs: number): void {
    if (this.film === null) return;
    this.film.currentTime = atMs / 1000;
    this.#clock.read();
  }

  readonly #playPart = () => {
    const { film } = this;
    if (film === null) return;
    if (this.isPlayingPart) {
      film.pause();
      return;
    }
    this.#seek(this.shown.fromMs);
    this.isPlayingPart = true;
    // Refused, as where there is no sound device: the film's own button still plays it.
    film.play().catch(() => {
      this.isPlayingPart = false;
    });
  };

  readonly #paused = () => {
    this.isPlayingPart = false;
    this.#clock.read();
  };

  readonly #key = (event: KeyboardEvent) => {
    const { code, altKey, ctrlKey, metaKey, repeat } = event;
    if (altKey || ctrlKey || metaKey || repeat || this.film === null) return;
    if (code === "KeyI") this.#put("from", this.#clock.atMs);
    else if (code === "KeyO") this.#put("to", this.#clock.atMs);
    else if (code === "KeyP") this.#playPart();
    else return;
    event.preventDefault();
  };

  /** As they are written, before they are saved anywhere. */
  #showCaptions(film: HTMLVideoElement): void {
    const known = this.#trackByFilm.get(film);
    const track = known ?? film.addTextTrack("captions", t("captions"), language());
    this.#trackByFilm.set(film, track);
    track.mode = "showing";
    for (const cue of [...(track.cues ?? [])]) track.removeCue(cue);
    for (const { fromMs, toMs, text } of this.captions) {
      const cue = new VTTCue(fromMs / 1000, toMs / 1000, "");
      cue.text = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      track.addCue(cue);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-player": ClipPlayerElement;
  }
}
