import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ImageRef } from "../../../shared/cards/field.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { type Sending, UploadField, type UploadWords } from "../../control/upload-field.ts";
import { formStyles } from "./form-styles.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";
import { pictureKinds, pictureProblem } from "./upload-words.ts";

/** A picture of a stand, shown as it is kept. */
@customElement("efir-stand-picture")
export class StandPictureElement extends UploadField<ImageRef> {
  static override styles = [
    ...UploadField.styles,
    formStyles,
    css`
      img {
        width: 100%;
        max-width: 16rem;
        height: auto;
        max-height: 12rem;
        object-fit: contain;
        background: var(--color-sunken);
      }
    `,
  ];
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value?: ImageRef | undefined;
  @property({ attribute: false }) side?: StandSide;
  protected override readonly accepted = pictureKinds;

  protected override get words(): UploadWords {
    return {
      choose: t("choosePicture"),
      replace: t("replacePicture"),
      remove: t("removePicture"),
      drop: t("dropPicture"),
      uploading: (percent) => t("uploading", { percent }),
      refused: pictureProblem,
    };
  }

  protected override draw(value: ImageRef) {
    return html`<img src=${imageAddress(value)} alt="" width=${value.widthPx} height=${value.heightPx} />`;
  }

  protected override send(file: File, sending: Sending) {
    return this.side === undefined
      ? Promise.resolve({ ok: false, problem: { code: "OFFLINE" } } as const)
      : this.side.sendImage(file, sending);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-picture": StandPictureElement;
  }
}
