import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { DeckJob } from "../../shared/library.ts";
import { common, controls } from "../ui/styles.ts";
import { deckWords } from "./deck-words.ts";
import { dropStyles } from "./drop-styles.ts";
import { DeckChosenEvent } from "./events.ts";
import { cancelDeckJob, deckJob, deckPowers } from "./library-api.ts";
import { t } from "./library-strings.ts";
import { makeOneDeck, sendDeck } from "./send-deck.ts";
import { desk } from "./styles.ts";

type Progress =
  | { readonly phase: "idle" }
  | { readonly phase: "sending"; readonly name: string; readonly percent: number }
  | { readonly phase: "making"; readonly job: DeckJob }
  | { readonly phase: "failed"; readonly words: string };

const ASK_EVERY_MS = 700;

/**
 * Makes a deck of a document or of pictures: chosen or dropped, sent, and told page by page how far the server is. Closing the window stops
 * the sending; a deck that is being made goes on, and will be in the library.
 * @fires efir-deck-chosen - The deck is ready (DeckChosenEvent).
 */
@customElement("efir-deck-upload")
export class DeckUploadElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    dropStyles,
    css`
      .drop {
        min-height: 9rem;
        justify-content: center;
      }
      .making {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      .lead {
        margin-bottom: var(--space-3);
      }
      .mistake {
        margin-top: var(--space-3);
      }
    `,
  ];
  @state() private progress: Progress = { phase: "idle" };
  @state() private isOver = false;
  @query("input") private readonly input!: HTMLInputElement | null;
  @state() private hasOffice: boolean | null = null;
  #work: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#learn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work?.abort();
  }

  override render() {
    return html`<p class="hint lead">${t("deckLead")}. ${this.hasOffice === null ? nothing : t(this.hasOffice ? "deckOffice" : "deckNoOffice")}</p>
      ${this.progress.phase === "idle" || this.progress.phase === "failed" ? this.#chooser() : this.#making(this.progress)}
      <div role="alert">${this.progress.phase === "failed" ? html`<p class="mistake">${this.progress.words}</p>` : nothing}</div>`;
  }

  #chooser() {
    return html`<div
      class=${this.isOver ? "drop drop--over" : "drop"}
      @dragover=${this.#over}
      @dragleave=${() => {
        this.isOver = false;
      }}
      @drop=${this.#drop}
    >
      <button class="btn btn--primary" type="button" @click=${() => this.input?.click()}>
        ${this.progress.phase === "failed" ? t("deckAgain") : t("chooseDeck")}
      </button>
      <span class="hint">${t("dropDeck")}</span>
      <input type="file" hidden multiple aria-label=${t("deckFile")} accept=".pdf,.pptx,.odp,.png,.jpg,.jpeg,.webp" @change=${this.#chosen} />
    </div>`;
  }

  #making(progress: Extract<Progress, { phase: "sending" | "making" }>) {
    const { words, share } = told(progress);
    return html`<div class="making">
      <p role="status">${words}</p>
      ${
        share === undefined
          ? html`<progress aria-label=${t("deckTitle")}></progress>`
          : html`<progress aria-label=${t("deckTitle")} max="100" value=${share}></progress>`
      }
      <button class="btn btn--s" type="button" @click=${this.#cancel}>${t("cancelDeck")}</button>
    </div>`;
  }

  readonly #over = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = false;
    this.#take([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #chosen = () => {
    this.#take([...(this.input?.files ?? [])]);
    // The same file chosen again is a change again.
    if (this.input !== null) this.input.value = "";
  };

  async #learn(): Promise<void> {
    const answer = await deckPowers();
    if (answer.ok) this.hasOffice = answer.value.hasOffice;
  }

  #take(files: readonly File[]): void {
    if (files.length === 0) return;
    if (makeOneDeck(files)) void this.#make(files);
    else this.progress = { phase: "failed", words: t("onlyPictures") };
  }

  async #make(files: readonly File[]): Promise<void> {
    const work = new AbortController();
    this.#work = work;
    const name = files.length === 1 ? (files[0]?.name ?? "") : t("pictures", { count: files.length });
    this.progress = { phase: "sending", name, percent: 0 };
    const sent = await sendDeck(files, {
      signal: work.signal,
      progress: (share) => {
        if (this.progress.phase === "sending")
          this.progress = { phase: "sending", name, percent: Math.round(share * 100) };
      },
    });
    if (work.signal.aborted) return;
    if (sent.ok) this.#follow(sent.value, work.signal);
    else this.progress = { phase: "failed", words: deckWords(sent.problem) };
  }

  #follow(job: DeckJob, signal: AbortSignal): void {
    if (job.phase === "done") {
      this.progress = { phase: "idle" };
      this.dispatchEvent(new DeckChosenEvent(job.deckId));
      return;
    }
    if (job.phase === "failed") {
      this.progress = { phase: "failed", words: deckWords(job) };
      return;
    }
    this.progress = { phase: "making", job };
    setTimeout(() => void this.#ask(job, signal), ASK_EVERY_MS);
  }

  async #ask(last: DeckJob, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const answer = await deckJob(last.id);
    if (signal.aborted) return;
    // A line that is lost for a moment stops no conversion.
    if (answer.ok || answer.problem.code === "OFFLINE") this.#follow(answer.ok ? answer.value : last, signal);
    else this.progress = { phase: "failed", words: deckWords(answer.problem) };
  }

  readonly #cancel = () => {
    const { progress } = this;
    this.#work?.abort();
    if (progress.phase === "making") void cancelDeckJob(progress.job.id);
    this.progress = { phase: "failed", words: t("deck.CANCELLED") };
  };
}

/** `share`: of a hundred; `undefined` where it is not known. */
function told(progress: Extract<Progress, { phase: "sending" | "making" }>): { words: string; share?: number } {
  if (progress.phase === "sending")
    return { words: t("deckSending", { name: progress.name, percent: progress.percent }), share: progress.percent };
  const { job } = progress;
  if (job.phase === "waiting") return { words: t("deckWaiting") };
  if (job.phase !== "converting" || job.of === 0) return { words: t("deckReading") };
  return { words: t("deckPage", { page: job.page, of: job.of }), share: Math.round((job.page / job.of) * 100) };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-deck-upload": DeckUploadElement;
  }
}
