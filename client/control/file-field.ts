import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FileRef } from "../../shared/cards/field.ts";
import { fileSize } from "../../shared/cards/file-size.ts";
import { language } from "../i18n/language.ts";
import { icon } from "../ui/icons.ts";
import { t } from "./card-strings.ts";
import { upload } from "./upload.ts";
import { type Sending, UploadField, type UploadWords } from "./upload-field.ts";

/** A document of a card, told by its name, kind and size. */
@customElement("efir-file-field")
export class FileFieldElement extends UploadField<FileRef> {
  static override styles = [
    ...UploadField.styles,
    css`
      .file {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        align-items: center;
        flex: 1 1 14rem;
        min-width: 0;
      }
      .file b {
        overflow-wrap: anywhere;
        font-size: var(--text-sm);
      }
      .file .hint {
        grid-column: 2;
      }
    `,
  ];
  // Its kind is what its bytes say, and the server looks (LB21).
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value?: FileRef | undefined;
  protected override readonly accepted = "";

  protected override get words(): UploadWords {
    return {
      choose: t("chooseFile"),
      replace: t("replaceFile"),
      remove: t("removeFile"),
      drop: t("dropFile"),
      uploading: (percent) => t("uploadingFile", { percent }),
      refused: wordsFor,
    };
  }

  protected override draw(value: FileRef) {
    return html`<p class="file">${icon("document")}<b>${value.name}</b><span class="hint num">${fileFacts(value)}</span></p>`;
  }

  protected override send(file: File, sending: Sending) {
    return upload<FileRef>("/api/files", { file, name: file.name, ...sending });
  }
}

/** `PDF, 1,2 МБ, 24 страницы` */
export function fileFacts({ name, bytes, pages }: FileRef): string {
  const kind = /\.([^.]+)$/u.exec(name)?.[1]?.toUpperCase();
  return [kind, fileSize(bytes, language()), pages === undefined ? undefined : t("filePages", { count: pages })]
    .filter(Boolean)
    .join(", ");
}

const worded = [
  "TOO_LARGE",
  "EMPTY",
  "NO_ROOM",
  "NOT_A_DOCUMENT",
  "MACROS",
  "ENCRYPTED",
  "BROKEN",
  "TOO_HEAVY",
  "BUSY",
  "OFFLINE",
  "NOT_SIGNED_IN",
] as const;

function wordsFor(code: string): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("file.other") : t(`file.${known}`);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-file-field": FileFieldElement;
  }
}
