import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandDocument } from "../../../shared/exhibition.ts";
import { lineCell } from "./cell.ts";
import { fileFacts } from "./field-words.ts";
import { StandFileElement } from "./stand-file.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";
import { WordsList } from "./words-list.ts";

/** Files to take along, kept apart from links. A row begins with its file. */
@customElement("efir-documents-editor")
export class DocumentsEditorElement extends WordsList<"documents"> {
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value: readonly StandDocument[] = [];
  @property({ attribute: false }) side?: StandSide;
  /** A new row that has no file yet. */
  @state() private isAdding = false;
  @query("#new") private readonly newFile!: StandFileElement | null;
  protected override readonly field = "documents";
  protected override readonly most = standBounds.documents;

  protected override get label(): string {
    return t("documents");
  }

  protected override get addWords(): string {
    return t("addDocument");
  }

  protected override begin(): void {
    void this.#askFile();
  }

  protected override nameOf({ title, file }: StandDocument): string {
    return title.trim() || file.name;
  }

  protected override draw({ title, file }: StandDocument, index: number) {
    const of = t("documentName", { number: index + 1 });
    const line = {
      id: `title-${index}`,
      of,
      label: t("document.title"),
      most: standBounds.documentTitle,
      locked: this.locked,
    };
    return html`${lineCell({ ...line, value: title, isMissing: title.trim() === "" }, (text) => this.write(index, { title: text }, "title"))}
      <p class="hint num"><a href=${`/f/${file.file}`} target="_blank" rel="noopener">${file.name}</a>, ${fileFacts(file)}</p>`;
  }

  protected override foot() {
    if (this.locked || !this.isAdding) return nothing;
    return html`<efir-stand-file id="new" .side=${this.side} label=${t("addDocument")} @change=${this.#added}></efir-stand-file>`;
  }

  async #askFile(): Promise<void> {
    this.isAdding = true;
    await this.updateComplete;
    await this.newFile?.updateComplete;
    this.newFile?.focus();
  }

  readonly #added = ({ target }: Event) => {
    if (!(target instanceof StandFileElement) || target.value === undefined) return;
    const file = target.value;
    this.isAdding = false;
    const title = file.name.replace(/\.[^.]+$/u, "");
    this.add({ title, file });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-documents-editor": DocumentsEditorElement;
  }
}
