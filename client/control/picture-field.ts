import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ImageRef } from "../../shared/cards/field.ts";
import { imageAddress } from "../cards/image-address.ts";
import { t } from "./strings.ts";
import { upload } from "./upload.ts";
import { type Sending, UploadField, type UploadWords } from "./upload-field.ts";

/** A picture of a card, shown as it is kept. */
@customElement("efir-picture-field")
export class PictureFieldElement extends UploadField<ImageRef> {
  static override styles = [
    ...UploadField.styles,
    css`
      img {
        width: 9rem;
        max-height: 7rem;
        object-fit: contain;
        background: #fff;
      }
    `,
  ];
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value?: ImageRef | undefined;
  protected override readonly accepted = "image/png,image/jpeg,image/webp";

  protected override get words(): UploadWords {
    return {
      choose: t("choosePicture"),
      replace: t("replacePicture"),
      remove: t("removePicture"),
      drop: t("dropPicture"),
      uploading: (percent) => t("uploading", { percent }),
      refused: wordsFor,
    };
  }

  protected override draw(value: ImageRef) {
    return html`<img src=${imageAddress(value)} alt="" width=${value.widthPx} height=${value.heightPx} />`;
  }

  protected override send(file: File, sending: Sending) {
    return upload<ImageRef>("/api/images", { file, ...sending });
  }
}

const worded = ["NOT_AN_IMAGE", "TOO_LARGE", "TOO_MANY_PIXELS", "NO_ROOM"] as const;

function wordsFor(code: string): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("upload.other") : t(`upload.${known}`);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-picture-field": PictureFieldElement;
  }
}
