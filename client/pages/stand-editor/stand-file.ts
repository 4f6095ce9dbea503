import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FileRef } from "../../../shared/cards/field.ts";
import { type Sending, UploadField, type UploadWords } from "../../control/upload-field.ts";
import { icon } from "../../ui/icons.ts";
import { fileFacts } from "./field-words.ts";
import { formStyles } from "./form-styles.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";
import { fileProblem } from "./upload-words.ts";

/** A document of a stand, told by its name, kind and size. */
@customElement("efir-stand-file")
export class StandFileElement extends UploadField<FileRef> {
  static override styles = [
    ...UploadField.styles,
    formStyles,
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
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value?: FileRef | undefined;
  @property({ attribute: false }) side?: StandSide;
  // Its kind is what its bytes say, and the server looks.
  protected override readonly accepted = "";

  protected override get words(): UploadWords {
    return {
      choose: t("chooseFile"),
      replace: t("replaceFile"),
      remove: t("removeFile"),
      drop: t("dropFile"),
      uploading: (percent) => t("uploading", { percent }),
      refused: fileProblem,
    };
  }

  protected override draw(value: FileRef) {
    return html`<p class="file">${icon("document")}<b>${value.name}</b><span class="hint num">${fileFacts(value)}</span></p>`;
  }

  protected override send(file: File, sending: Sending) {
    return this.side === undefined
      ? Promise.resolve({ ok: false, problem: { code: "OFFLINE" } } as const)
      : this.side.sendFile(file, sending);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-file": StandFileElement;
  }
}
