import { html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandContent, StandFilm } from "../../../shared/exhibition.ts";
import { dropStyles } from "../../control/drop-styles.ts";
import { FileChoice } from "../../control/file-choice.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { lineCell } from "./cell.ts";
import "./clip-choice.ts";
import { type ClipChosenEvent, StandChangeEvent } from "./events.ts";
import { FilmUpload } from "./film-upload.ts";
import { formStyles } from "./form-styles.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";
import { filmProblem } from "./upload-words.ts";
import { isOfNoUse, uselessFilm } from "./useless-film.ts";

/** The stand's film: sent up piece by piece, or none. */
@customElement("efir-film-field")
export class FilmFieldElement extends LitElement {
  static override styles = [common, controls, desk, dropStyles, formStyles];
  @property({ attribute: false }) film?: StandContent["film"];
  /** What became of it on the server. */
  @property({ attribute: false }) standing: StandFilm | null = null;
  @property({ attribute: false }) side?: StandSide;
  @property({ type: Boolean }) locked = false;
  @query("input[type=file]") private readonly input!: HTMLInputElement | null;
  readonly #choice = new FileChoice(this, (file) => void this.#upload?.send(file));
  #upload: FilmUpload | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#online);
    this.#upload?.stop();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("button, input.field")?.focus();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("side") || this.side === undefined) return;
    this.#upload?.stop();
    this.#upload = new FilmUpload(this.side, {
      told: () => this.requestUpdate(),
      done: (film) => this.#tell(film, null),
    });
  }

  override render() {
    return html`${this.film === undefined ? nothing : this.#there(this.film)}${this.locked ? nothing : this.#sending()}`;
  }

  #there(film: NonNullable<StandContent["film"]>) {
    return html`<div class="cells">
      ${lineCell({ id: "title", label: t("film.title"), most: standBounds.filmTitle, locked: this.locked, value: film.title, isMissing: film.title.trim() === "" }, (title) => this.#tell({ ...film, title }, "film.title"))}
      <p class="acts">
        ${this.#became(film)}
        ${this.locked ? nothing : html`<button class="btn btn--quiet" type="button" @click=${() => this.#tell(undefined, null)}>${t("film.remove")}</button>`}
      </p>
    </div>`;
  }

  /** Told once more with each look of the page; of another film than this one nothing is known yet. */
  #became({ clipId }: NonNullable<StandContent["film"]>) {
    const known = this.standing?.clipId === clipId ? this.standing : null;
    if (known !== null && isOfNoUse(known)) return html`<span class="missing">${uselessFilm(known)}</span>`;
    const isMaking = known?.state === "receiving" || known?.state === "converting";
    return html`<span class="hint">${isMaking ? t("film.making") : html`${icon("check")} ${t("film.there")}`}</span>`;
  }

  #sending() {
    const state = this.#upload?.state ?? { phase: "idle" };
    switch (state.phase) {
      case "idle":
        return this.#choose(this.film === undefined ? t("film.choose") : t("film.replace"), t("film.hint"));
      case "failed":
        return html`<p class="mistake" role="alert">${filmProblem(state.code)}</p>
          ${this.#choose(t("film.choose"), t("film.hint"))}`;
      case "interrupted":
        return html`<p role="status">${t("film.interrupted", { name: state.name, percent: state.percent })}</p>
          ${this.#choose(t("film.chooseSame"), "")}
          ${this.#button(t("film.forget"), () => void this.#upload?.cancel())}`;
      case "uploading":
        return html`${this.#progress(state.percent, t("film.sending", state))}
          <p class="acts">${this.#button(t("film.pause"), () => void this.#upload?.pause(), "pause")}${this.#button(t("film.cancel"), () => void this.#upload?.cancel())}</p>`;
      case "paused":
      case "waiting":
        return html`${this.#progress(state.percent, t(`film.${state.phase}`, state))}
          <p class="acts">${this.#button(t("film.resume"), () => this.#upload?.resume(), "play")}${this.#button(t("film.cancel"), () => void this.#upload?.cancel())}</p>`;
    }
  }

  #choose(words: string, hint: string) {
    const { place, over, leave, drop, chosen } = this.#choice;
    return html`<div class=${place} @dragover=${over} @dragleave=${leave} @drop=${drop}>
      <button class="btn" type="button" @click=${() => this.input?.click()}>${words}</button>
      <span class="hint">${hint}</span>
      <input type="file" hidden accept="video/*" @change=${chosen} />
    </div>
    ${this.side === undefined ? nothing : html`<efir-clip-choice .find=${this.side.findClips} @efir-clip-chosen=${this.#take}></efir-clip-choice>`}`;
  }

  #progress(percent: number, words: string) {
    return html`<progress max="100" value=${percent} aria-label=${t("film")}></progress>
      <p class="hint num" role="status">${words}</p>`;
  }

  #button(words: string, act: () => void, sign?: "pause" | "play") {
    return html`<button class="btn" type="button" @click=${act}>${sign === undefined ? nothing : icon(sign, "filled")}${words}</button>`;
  }

  readonly #take = ({ film }: ClipChosenEvent) => this.#tell(film, null);

  readonly #online = () => this.#upload?.hurry();

  #tell(film: StandContent["film"], stroke: string | null): void {
    this.dispatchEvent(new StandChangeEvent("film", film, stroke));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-film-field": FilmFieldElement;
  }
}
