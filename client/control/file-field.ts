import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { FileRef } from "../../shared/cards/field.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { t } from "./card-strings.ts";
import { dropStyles } from "./drop-styles.ts";
import { fileSize } from "./file-size.ts";
import { desk } from "./styles.ts";
import { upload } from "./upload.ts";

type Progress =
  | { readonly phase: "idle" }
  | { readonly phase: "uploading"; readonly percent: number }
  | { readonly phase: "failed"; readonly words: string };

/**
 * A document of a card: chosen or dropped, uploaded at once, told by its name, kind and size.
 * @fires change - `value` is another file, or none.
 */
@customElement("efir-file-field")
export class FileFieldElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    dropStyles,
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
  @property({ attribute: false }) value?: FileRef | undefined;
  /** What the file is for; names the button. */
  @property() label = "";
  /** What is wrong with it, as the form sees it. */
  @property() mistake = "";
  @state() private progress: Progress = { phase: "idle" };
  @state() private isOver = false;
  @query("input") private readonly input!: HTMLInputElement | null;
  #upload: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#upload?.abort();
  }

  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  override render() {
    const { value } = this;
    const choose = value === undefined ? t("chooseFile") : t("replaceFile");
    return html`<div
        class=${this.isOver ? "drop drop--over" : "drop"}
        @dragover=${this.#over}
        @dragleave=${() => {
          this.isOver = false;
        }}
        @drop=${this.#drop}
      >
        ${value === undefined ? nothing : html`<p class="file">${icon("document")}<b>${value.name}</b><span class="hint num">${fileFacts(value)}</span></p>`}
        <button class="btn btn--s" type="button" aria-describedby="words" aria-label=${`${this.label}: ${choose}`} @click=${() => this.input?.click()}>${choose}</button>
        ${
          value === undefined
            ? html`<span class="hint">${t("dropFile")}</span>`
            : html`<button class="btn btn--s btn--quiet" type="button" @click=${() => this.#use(undefined)}>${t("removeFile")}</button>`
        }
        <input type="file" hidden @change=${this.#chosen} />
      </div>
      <div id="words" role="status">${this.#status()}</div>`;
  }

  #status() {
    const { progress, mistake } = this;
    if (progress.phase === "uploading")
      return html`<progress max="100" value=${progress.percent} aria-label=${this.label}></progress
        ><span class="hint num">${t("uploadingFile", { percent: progress.percent })}</span>`;
    const words = progress.phase === "failed" ? progress.words : mistake;
    return words === "" ? nothing : html`<p class="mistake">${words}</p>`;
  }

  readonly #over = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) void this.#send(file);
  };

  readonly #chosen = () => {
    const [file] = this.input?.files ?? [];
    if (file !== undefined) void this.#send(file);
    // The same file chosen again is a change again.
    if (this.input !== null) this.input.value = "";
  };

  async #send(file: File): Promise<void> {
    this.#upload?.abort();
    const mine = new AbortController();
    this.#upload = mine;
    this.progress = { phase: "uploading", percent: 0 };
    const answer = await upload<FileRef>("/api/files", {
      file,
      name: file.name,
      signal: mine.signal,
      progress: (share) => {
        if (mine === this.#upload) this.progress = { phase: "uploading", percent: Math.round(share * 100) };
      },
    });
    if (mine !== this.#upload) return;
    this.progress = answer.ok ? { phase: "idle" } : { phase: "failed", words: wordsFor(answer.problem.code) };
    if (answer.ok) this.#use(answer.value);
  }

  #use(value: FileRef | undefined): void {
    this.value = value;
    this.dispatchEvent(new Event("change"));
  }
}

/** `PDF, 1,1 МБ, 24 страницы` */
export function fileFacts({ name, bytes, pages }: FileRef): string {
  const kind = /\.([^.]+)$/u.exec(name)?.[1]?.toUpperCase();
  return [kind, fileSize(bytes), pages === undefined ? undefined : t("filePages", { count: pages })]
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
