import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { formatDuration } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { LookEvent } from "./events.ts";
import type { Recording } from "./recording.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";

/**
 * A take to look at, its title and quotation, and what to do with it.
 *
 * @fires efir-look - `send`, `later` or `retake`.
 */
@customElement("efir-take-look")
export class TakeLookElement extends LitElement {
  static override styles = [
    common,
    controls,
    reporter,
    css`
      video {
        width: 100%;
        max-height: 60dvh;
        background: var(--stage-bg);
      }
    `,
  ];
  @property({ attribute: false }) recording: Recording | null = null;
  /** `null`: it is being fetched from the shelf. */
  @property({ attribute: false }) film: Blob | null = null;
  @state() private address = "";
  @state() private isUnplayable = false;
  @state() private asksRetake = false;
  @query("form") private readonly form!: HTMLFormElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.address);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("film")) return;
    URL.revokeObjectURL(this.address);
    this.isUnplayable = false;
    this.address = this.film === null ? "" : URL.createObjectURL(this.film);
  }

  override render() {
    const { recording } = this;
    if (recording === null) return nothing;
    const { cutBy, durationMs, title, quotation, state: stands } = recording;
    const isKept = stands === "draft" || stands === "recording";
    return html`<form class="stack" novalidate @submit=${this.#send}>
      <h2>${isKept ? t("stepLook") : t("film", { duration: formatDuration(durationMs) })}</h2>
      ${cutBy === null ? nothing : html`<p class="notice" role="status">${t(`cut.${cutBy}`)}</p>`}
      ${this.address === "" ? nothing : this.#player(recording)} ${isKept ? this.#words(title, quotation) : nothing}
      ${isKept ? this.#acts() : nothing} ${this.address === "" ? nothing : this.#keep(recording)}
    </form>`;
  }

  #player({ durationMs }: Recording) {
    return html`<video controls playsinline preload="metadata" src=${this.address}
        aria-label=${t("film", { duration: formatDuration(durationMs) })} @loadedmetadata=${this.#measure}
        @error=${() => (this.isUnplayable = true)}></video>
      ${this.isUnplayable ? html`<p class="hint">${t("noPlay")}</p>` : nothing}`;
  }

  #words(title: string, quotation: string) {
    return html`<div class="cell">
        <label for="title">${t("headline")}</label>
        <input class="field" id="title" name="title" maxlength="200" autocomplete="off" aria-describedby="title-hint" .value=${title} />
        <p id="title-hint" class="hint">${t("headlineHint")}</p>
      </div>
      <div class="cell">
        <label for="quotation">${t("quotation")}</label>
        <textarea class="field" id="quotation" name="quotation" maxlength="400" aria-describedby="quotation-hint" .value=${quotation}></textarea>
        <p id="quotation-hint" class="hint">${t("quotationHint")}</p>
      </div>`;
  }

  #acts() {
    if (this.asksRetake)
      return html`<div class="notice notice--danger" role="alert">
        <p>${t("retakeSure")}</p>
        <div class="acts">
          <button class="btn btn--danger" type="button" @click=${() => this.#wish("retake")}>${t("retakeYes")}</button>
          <button class="btn" type="button" @click=${() => (this.asksRetake = false)}>${t("keepIt")}</button>
        </div>
      </div>`;
    return html`<button class="btn btn--primary btn--big" type="submit">${icon("check")}${t("send")}</button>
      <div class="acts">
        <button class="btn" type="button" @click=${() => this.#wish("later")}>${t("later")}</button>
        <button class="btn" type="button" @click=${() => (this.asksRetake = true)}>${icon("back")}${t("retake")}</button>
      </div>`;
  }

  #keep({ type, subject }: Recording) {
    const name = `${subject.name}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
    return html`<a class="btn btn--quiet" href=${this.address} download=${name}>${icon("download")}${t("saveFile")}</a>`;
  }

  // What a recorder writes as it goes has no length in its head; looking for the end tells it to the player.
  readonly #measure = (event: Event) => {
    const video = event.target;
    if (!(video instanceof HTMLVideoElement) || video.duration !== Number.POSITIVE_INFINITY) return;
    video.addEventListener("durationchange", () => (video.currentTime = 0), { once: true });
    video.currentTime = Number.MAX_SAFE_INTEGER;
  };

  readonly #send = (event: Event) => {
    event.preventDefault();
    this.#wish("send");
  };

  #wish(wish: LookEvent["wish"]): void {
    const written = new FormData(this.form ?? undefined);
    // One line each, as they are shown.
    const said = (field: string) =>
      String(written.get(field) ?? "")
        .replace(/\s+/gu, " ")
        .trim();
    this.dispatchEvent(new LookEvent(wish, { title: said("title"), quotation: said("quotation") }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-take-look": TakeLookElement;
  }
}
