import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { millis } from "../../../shared/time.ts";
import { common, controls } from "../../ui/styles.ts";
import { elapsed } from "../elapsed.ts";
import { desk } from "../styles.ts";
import { MarkCueEvent } from "./events.ts";
import { spanFrom } from "./span-words.ts";
import { t } from "./strings.ts";

const LONGEST_NOTE = 500;

/**
 * A cue's private note and its moment in clock mode, written where they stand. Rules RD41, RD42.
 * @fires efir-mark-cue - They are to be saved (MarkCueEvent).
 * @fires close - Saved, or given up.
 */
@customElement("efir-cue-marks")
export class CueMarksElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      form {
        display: grid;
        gap: var(--space-2);
        padding: 0 var(--space-4) var(--space-3);
      }
      label {
        font-size: var(--text-sm);
        font-weight: var(--weight-medium);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .field {
        font-size: var(--text-sm);
      }
      input.field {
        min-height: var(--target-dense);
        max-width: 8rem;
      }
    `,
  ];
  @property({ attribute: false }) cue?: Cue;
  @state() private isMistaken = false;
  /** As the form was opened: what somebody else changes meanwhile neither replaces what is being written, nor is replaced. */
  #opened: Cue | null = null;
  @query("textarea") private readonly note!: HTMLTextAreaElement | null;
  @query("input") private readonly moment!: HTMLInputElement | null;

  override firstUpdated(): void {
    this.note?.focus();
  }

  override render() {
    if (this.cue === undefined) return nothing;
    this.#opened ??= this.cue;
    const { note = "", afterMs = null, card } = this.#opened;
    return html`<form novalidate @submit=${this.#save} @keydown=${this.#giveUp}>
      <label for="note">${t("note")}</label>
      <textarea class="field" id="note" rows="3" maxlength=${LONGEST_NOTE} aria-describedby="note-hint" .value=${note}></textarea>
      <p class="hint" id="note-hint">${t("noteHint")}</p>
      ${card.kind === "agenda" ? nothing : this.#clock(afterMs)}
      <div class="acts">
        <button class="btn btn--s btn--primary" type="submit">${t("save")}</button>
        <button class="btn btn--s" type="button" @click=${this.#close}>${t("cancel")}</button>
      </div>
    </form>`;
  }

  #clock(afterMs: number | null) {
    return html`<label for="after">${t("after")}</label>
      <input class="field num" id="after" inputmode="numeric" autocomplete="off" aria-invalid=${this.isMistaken} aria-describedby="after-hint"
        .value=${afterMs === null ? "" : elapsed(millis(afterMs))} />
      <p class=${this.isMistaken ? "mistake" : "hint"} id="after-hint">${t(this.isMistaken ? "afterMistake" : "afterHint")}</p>`;
  }

  readonly #save = (event: Event) => {
    event.preventDefault();
    if (this.cue === undefined) return;
    const afterMs = this.moment === null ? null : spanFrom(this.moment.value);
    this.isMistaken = afterMs === undefined;
    if (afterMs === undefined) {
      this.moment?.focus();
      return;
    }
    const note = this.note?.value.trim() ?? "";
    const marks = {
      ...(note === (this.#opened?.note ?? "") ? {} : { note }),
      ...(this.moment === null || afterMs === (this.#opened?.afterMs ?? null) ? {} : { afterMs }),
    };
    if (Object.keys(marks).length > 0) this.dispatchEvent(new MarkCueEvent(this.cue.id, marks));
    this.#close();
  };

  readonly #giveUp = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #close = () => {
    this.dispatchEvent(new Event("close"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-cue-marks": CueMarksElement;
  }
}
