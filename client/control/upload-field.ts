import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { common, controls } from "../ui/styles.ts";
import type { ApiAnswer } from "./api.ts";
import { dropStyles } from "./drop-styles.ts";
import { FileChoice } from "./file-choice.ts";
import { desk } from "./styles.ts";

type Progress =
  | { readonly phase: "idle" }
  | { readonly phase: "uploading"; readonly percent: number }
  | { readonly phase: "failed"; readonly words: string };

/** What a field of one sort says. */
export interface UploadWords {
  readonly choose: string;
  readonly replace: string;
  readonly remove: string;
  readonly drop: string;
  readonly uploading: (percent: number) => string;
  readonly refused: (code: string) => string;
}

/** How far the sending is, and a way to end it. */
export interface Sending {
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
}

/**
 * A field whose value is a file that the server keeps: chosen or dropped, uploaded at once. Of two uploads only the later
 * one counts; the earlier is ended, and so is one whose field goes.
 * @fires change - `value` is another one, or none.
 */
export abstract class UploadField<Kept> extends LitElement {
  static override styles = [common, controls, desk, dropStyles];
  @property({ attribute: false }) value?: Kept | undefined;
  /** What the file is for; names the button. */
  @property() label = "";
  /** What is wrong with it, as the form sees it. */
  @property() mistake = "";
  @state() private progress: Progress = { phase: "idle" };
  @query("input") private readonly input!: HTMLInputElement | null;
  #upload: AbortController | null = null;
  readonly #choice = new FileChoice(this, (file) => void this.#take(file));

  protected abstract get words(): UploadWords;
  /** Kinds of files that the system's window offers; empty: all. */
  protected abstract readonly accepted: string;
  protected abstract draw(value: Kept): TemplateResult;
  protected abstract send(file: File, sending: Sending): Promise<ApiAnswer<Kept>>;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#upload?.abort();
  }

  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  override render() {
    const { value, words } = this;
    const { place, over, leave, drop, chosen } = this.#choice;
    const choose = value === undefined ? words.choose : words.replace;
    return html`<div class=${place} @dragover=${over} @dragleave=${leave} @drop=${drop}>
        ${value === undefined ? nothing : this.draw(value)}
        <button class="btn btn--s" type="button" aria-describedby="words" aria-label=${`${this.label}: ${choose}`} @click=${() => this.input?.click()}>${choose}</button>
        ${
          value === undefined
            ? html`<span class="hint">${words.drop}</span>`
            : html`<button class="btn btn--s btn--quiet" type="button" @click=${() => this.#use(undefined)}>${words.remove}</button>`
        }
        <input type="file" hidden accept=${this.accepted} @change=${chosen} />
      </div>
      <div id="words" role="status">${this.#status()}</div>`;
  }

  #status() {
    const { progress, mistake } = this;
    if (progress.phase === "uploading")
      return html`<progress max="100" value=${progress.percent} aria-label=${this.label}></progress
        ><span class="hint num">${this.words.uploading(progress.percent)}</span>`;
    const words = progress.phase === "failed" ? progress.words : mistake;
    return words === "" ? nothing : html`<p class="mistake">${words}</p>`;
  }

  async #take(file: File): Promise<void> {
    this.#upload?.abort();
    const mine = new AbortController();
    this.#upload = mine;
    this.progress = { phase: "uploading", percent: 0 };
    const answer = await this.send(file, {
      signal: mine.signal,
      progress: (share) => {
        if (mine === this.#upload) this.progress = { phase: "uploading", percent: Math.round(share * 100) };
      },
    });
    if (mine !== this.#upload) return;
    this.progress = answer.ok ? { phase: "idle" } : { phase: "failed", words: this.words.refused(answer.problem.code) };
    if (answer.ok) this.#use(answer.value);
  }

  #use(value: Kept | undefined): void {
    this.value = value;
    this.dispatchEvent(new Event("change"));
  }
}
