import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ImageRef } from "../../../shared/cards/field.ts";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandPhoto } from "../../../shared/exhibition.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { lineCell, textCell } from "./cell.ts";
import { formStyles } from "./form-styles.ts";
import { StandPictureElement } from "./stand-picture.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";

export interface PhotoChange {
  /** `null`: the photo is taken out. */
  readonly photo: Partial<StandPhoto> | null;
  readonly stroke: string | null;
}

/**
 * A photo with what stands in for it, a caption and who took it.
 * @fires efir-photo - `detail` is a PhotoChange.
 */
@customElement("efir-photo-fields")
export class PhotoFieldsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      img {
        width: 100%;
        max-width: 16rem;
        height: auto;
        max-height: 12rem;
        object-fit: contain;
      }
    `,
  ];
  @property({ attribute: false }) photo?: StandPhoto | undefined;
  @property({ attribute: false }) side?: StandSide;
  /** «Обложка», «Фото 3»: tells the fields of one from those of another. */
  @property() label = "";
  /** The cover has none. */
  @property({ type: Boolean }) captionless = false;
  @property({ type: Boolean }) locked = false;

  override render() {
    const { photo, locked, label } = this;
    return html`<div class="cells">
      ${locked ? this.#still() : html`<efir-stand-picture .value=${photo?.image} .side=${this.side} .label=${label} data-reach @change=${this.#picture}></efir-stand-picture>`}
      ${photo === undefined ? "" : this.#words(photo)}
    </div>`;
  }

  /** For reading only. */
  #still() {
    const image = this.photo?.image;
    if (image === undefined) return html`<p class="hint">${t("nothing")}</p>`;
    return html`<img src=${imageAddress(image)} alt="" width=${image.widthPx} height=${image.heightPx} />`;
  }

  #words(photo: StandPhoto) {
    const { locked, label: of } = this;
    const line = (id: "alt" | "caption" | "credit") => ({
      ...{ id, of, most: standBounds[id], locked, label: t(`photo.${id}`), value: photo[id] ?? "" },
    });
    return html`${textCell(
      { ...line("alt"), rows: 2, hint: t("photo.altHint"), isNeeded: true, isMissing: photo.alt.trim() === "" },
      (alt) => this.#tell({ alt: alt.replace(/\s*\n\s*/gu, " ") }, "alt"),
    )}
      <div class="pair">
        ${this.captionless ? "" : lineCell(line("caption"), (caption) => this.#tell({ caption: caption || undefined }, "caption"))}
        ${lineCell({ ...line("credit"), hint: t("photo.creditHint") }, (credit) => this.#tell({ credit: credit || undefined }, "credit"))}
      </div>`;
  }

  readonly #picture = ({ target }: Event) => {
    if (!(target instanceof StandPictureElement)) return;
    const image: ImageRef | undefined = target.value;
    if (image === undefined) this.#send({ photo: null, stroke: null });
    else this.#send({ photo: { image, alt: this.photo?.alt ?? "" }, stroke: null });
  };

  #tell(photo: Partial<StandPhoto>, stroke: string): void {
    this.#send({ photo, stroke });
  }

  #send(detail: PhotoChange): void {
    this.dispatchEvent(new CustomEvent("efir-photo", { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-photo-fields": PhotoFieldsElement;
  }
}
