import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ImageRef } from "../../shared/cards/field.ts";
import { imageAddress } from "../cards/image-address.ts";
import { common, controls } from "../ui/styles.ts";
import { dropStyles } from "./drop-styles.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";
import { upload } from "./upload.ts";

type Progress =
  | { readonly phase: "idle" }
  | { readonly phase: "uploading"; readonly percent: number }
  | { readonly phase: "failed"; readonly words: string };

/**
 * A picture of a card: chosen, dropped or pasted, uploaded at once, shown.
 * @fires change - `value` is another picture, or none.
 */
@customElement("efir-picture-field")
export class PictureFieldElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    dropStyles,
    css`
      img {
        width: 9rem;
        max-height: 7rem;
        object-fit: contain;
        background: #fff;
      }
    `,
  ];
  @property({ attribute: false }) value?: ImageRef | undefined;
  /** What the picture is for; names the button. */
  @property() label = "";
  /** What is wrong with it, as the form sees it. */
  @property() mistake = "";
  @state() private progress: Progress = { phase: "idle" };
  @state() private isOver = false;
  @query("input") private readonly input!: HTMLInputElement | null;
  /** Of two uploads under way only the later one counts. */
  #latest = 0;

  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  override render() {
    const { value } = this;
    const words = this.progress.phase === "failed" ? this.progress.words : this.mistake;
    return html`<div
        class=${this.isOver ? "drop drop--over" : "drop"}
        @dragover=${this.#over}
        @dragleave=${() => {
          this.isOver = false;
        }}
        @drop=${this.#drop}
      >
        ${value === undefined ? nothing : html`<img src=${imageAddress(value)} alt="" width=${value.widthPx} height=${value.heightPx} />`}
        <button class="btn btn--s" type="button" aria-describedby="words" aria-label=${`${this.label}: ${value === undefined ? t("choosePicture") : t("replacePicture")}`} @click=${() => this.input?.click()}>
          ${value === undefined ? t("choosePicture") : t("replacePicture")}
        </button>
        ${
          value === undefined
            ? html`<span class="hint">${t("dropPicture")}</span>`
            : html`<button class="btn btn--s btn--quiet" type="button" @click=${() => this.#use(undefined)}>${t("removePicture")}</button>`
        }
        <input type="file" hidden accept="image/png,image/jpeg,image/webp" @change=${this.#chosen} />
      </div>
      <div id="words" role="status">${this.#status(words)}</div>`;
  }

  #status(words: string) {
    if (this.progress.phase === "uploading") {
      const { percent } = this.progress;
      return html`<progress max="100" value=${percent} aria-label=${this.label}></progress
        ><span class="hint num">${t("uploading", { percent })}</span>`;
    }
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
    if (file !== undefined) void this.#upload(file);
  };

  readonly #chosen = () => {
    const [file] = this.input?.files ?? [];
    if (file !== undefined) void this.#upload(file);
    // The same file chosen again is a change again.
    if (this.input !== null) this.input.value = "";
  };

  async #upload(file: File): Promise<void> {
    this.#latest += 1;
    const mine = this.#latest;
    this.progress = { phase: "uploading", percent: 0 };
    const answer = await upload<ImageRef>("/api/images", {
      file,
      progress: (share) => {
        if (mine === this.#latest) this.progress = { phase: "uploading", percent: Math.round(share * 100) };
      },
    });
    if (mine !== this.#latest) return;
    this.progress = answer.ok ? { phase: "idle" } : { phase: "failed", words: wordsFor(answer.problem.code) };
    if (answer.ok) this.#use(answer.value);
  }

  #use(value: ImageRef | undefined): void {
    this.value = value;
    this.dispatchEvent(new Event("change"));
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
