import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { MOST_PHOTOS, type StandPhoto } from "../../../shared/exhibition.ts";
import { dropStyles } from "../../control/drop-styles.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { type DropRowEvent, type MoveRowEvent, StandChangeEvent } from "./events.ts";
import { formStyles } from "./form-styles.ts";
import { listWith, moved } from "./list-changes.ts";
import type { PhotoChange } from "./photo-fields.ts";
import "./photo-fields.ts";
import { keyOf } from "./row-key.ts";
import "./row-list.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";
import { pictureKinds, pictureProblem } from "./upload-words.ts";

/** Photos of a stand in their order; several are added at once. */
@customElement("efir-gallery-editor")
export class GalleryEditorElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    dropStyles,
    formStyles,
    css`
      .drop {
        margin-top: var(--space-3);
      }
    `,
  ];
  @property({ attribute: false }) photos: readonly StandPhoto[] = [];
  @property({ attribute: false }) side?: StandSide;
  @property({ type: Boolean }) locked = false;
  @state() private sending: { readonly done: number; readonly of: number; readonly percent: number } | null = null;
  @state() private problems: readonly string[] = [];
  @state() private isOver = false;
  @query("input") private readonly input!: HTMLInputElement | null;
  #abort: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  }

  override render() {
    const { photos, locked } = this;
    return html`<efir-row-list
        .rows=${photos.map((photo, index) => this.#row(photo, index))}
        label=${t("gallery")}
        ?locked=${locked}
        @efir-move-row=${({ from, to }: MoveRowEvent) => this.#tell(moved(photos, from, to))}
        @efir-drop-row=${({ index }: DropRowEvent) => this.#tell(photos.toSpliced(index, 1))}
      ></efir-row-list>
      ${locked ? nothing : this.#adding()}`;
  }

  #row(photo: StandPhoto, index: number) {
    const name = t("photoName", { number: index + 1 });
    return {
      key: keyOf(photo),
      name: photo.caption || photo.alt || name,
      body: html`<efir-photo-fields .photo=${photo} .side=${this.side} .label=${name} ?locked=${this.locked} @efir-photo=${(event: CustomEvent<PhotoChange>) => this.#written(index, event.detail)}></efir-photo-fields>`,
    };
  }

  #adding() {
    const isFull = this.photos.length >= MOST_PHOTOS;
    return html`<div class=${this.isOver ? "drop drop--over" : "drop"} @dragover=${this.#over} @dragleave=${this.#leave} @drop=${this.#dropped}>
        <button class="btn" id="add" type="button" ?disabled=${isFull || this.sending !== null} @click=${() => this.input?.click()}>${icon("plus")}${t("addPhotos")}</button>
        <span class="hint">${isFull ? t("galleryFull", { count: MOST_PHOTOS }) : t("dropPhotos")}</span>
        <input type="file" hidden multiple accept=${pictureKinds} @change=${this.#chosen} />
      </div>
      <div role="status">${this.#status()}</div>`;
  }

  #status() {
    const { sending } = this;
    if (sending !== null) {
      const words = t("sendingPhotos", { number: sending.done + 1, of: sending.of, percent: sending.percent });
      return html`<progress max="100" value=${sending.percent} aria-label=${t("gallery")}></progress><span class="hint num">${words}</span>`;
    }
    return this.problems.map((words) => html`<p class="mistake">${words}</p>`);
  }

  #written(index: number, { photo, stroke }: PhotoChange): void {
    const next = photo === null ? this.photos.toSpliced(index, 1) : listWith(this.photos, index, photo);
    this.#tell(next, stroke === null ? null : `gallery.${index}.${stroke}`);
  }

  readonly #chosen = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    void this.#add([...(target.files ?? [])]);
    target.value = "";
  };

  readonly #over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.isOver = true;
  };

  readonly #leave = () => {
    this.isOver = false;
  };

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = false;
    void this.#add([...(event.dataTransfer?.files ?? [])]);
  };

  /** One after another, each there as soon as it is: a cut line costs one photo. */
  async #add(files: readonly File[]): Promise<void> {
    const { side } = this;
    if (side === undefined || files.length === 0 || this.sending !== null) return;
    const mine = new AbortController();
    this.#abort = mine;
    this.problems = [];
    const wanted = files.slice(0, MOST_PHOTOS - this.photos.length);
    for (const [done, file] of wanted.entries()) {
      const told = (percent: number) => {
        this.sending = { done, of: wanted.length, percent };
      };
      told(0);
      const answer = await side.sendImage(file, {
        signal: mine.signal,
        progress: (share) => told(Math.round(share * 100)),
      });
      if (mine.signal.aborted) return;
      if (answer.ok) this.#tell([...this.photos, { image: answer.value, alt: "" }]);
      else this.problems = [...this.problems, `${file.name}: ${pictureProblem(answer.problem.code)}`];
      // What was added is drawn, so that the next is added to it.
      await this.updateComplete;
      await new Promise((drawn) => setTimeout(drawn));
    }
    if (wanted.length < files.length) this.problems = [...this.problems, t("galleryFull", { count: MOST_PHOTOS })];
    this.sending = null;
  }

  #tell(photos: readonly StandPhoto[], stroke: string | null = null): void {
    this.dispatchEvent(new StandChangeEvent("gallery", photos, stroke));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-gallery-editor": GalleryEditorElement;
  }
}
