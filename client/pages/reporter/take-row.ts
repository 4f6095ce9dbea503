import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { tidy } from "../../i18n/typography.ts";
import { common, controls } from "../../ui/styles.ts";
import { RowActEvent } from "./events.ts";
import type { QueueRow, RowAct } from "./queue-rows.ts";
import { reporter } from "./reporter-styles.ts";
import { rowWords } from "./row-words.ts";
import { t } from "./strings.ts";

/**
 * One take of the list: who, where it stands, and what may be done.
 *
 * @fires efir-row-act - Something is wished for it.
 */
@customElement("efir-take-row")
export class TakeRowElement extends LitElement {
  static override styles = [
    common,
    controls,
    reporter,
    css`
      article {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--color-line);
        border-left: 0.375rem solid var(--color-line-strong);
        border-radius: var(--radius-2);
        background: var(--color-surface);
        overflow-wrap: anywhere;
      }
      .returned,
      .cut,
      .lost {
        border-left-color: var(--color-warn);
      }
      .failed,
      .refused,
      .rejected {
        border-left-color: var(--color-danger);
      }
      .approved {
        border-left-color: var(--color-ok);
      }
      .sending,
      .accepted,
      .review {
        border-left-color: var(--color-brand);
      }
      .words {
        font-weight: var(--weight-strong);
      }
      progress {
        width: 100%;
        height: 0.75rem;
        accent-color: var(--color-brand);
      }
      .acts {
        margin-top: var(--space-1);
      }
    `,
  ];
  @property({ attribute: false }) row: QueueRow | null = null;
  @state() private asksDrop = false;
  @state() private isWriting = false;
  @query("form") private readonly form!: HTMLFormElement | null;

  override render() {
    const { row } = this;
    if (row === null) return nothing;
    // A take without a title goes by the person's name; once is enough.
    const title = row.title === "" || row.title === row.name ? nothing : html`<p>${tidy(row.title)}</p>`;
    return html`<article class=${row.state}>
      <h3>${tidy(row.name)}</h3>
      ${title}
      <p class="words">${rowWords(row)}</p>
      ${this.#progress(row)} ${this.asksDrop ? this.#sure() : this.isWriting ? this.#words(row) : this.#acts(row)}
    </article>`;
  }

  #progress({ percent, state: stands }: QueueRow) {
    if (percent === null) return nothing;
    // While it waits, the words above say why; the bar says how far it came.
    const label = stands === "sending" ? t("state.sending") : t("sentPercent", { percent });
    return html`<progress max="100" value=${percent} aria-label=${label}></progress>`;
  }

  #acts({ acts, state: stands }: QueueRow) {
    if (acts.length === 0) return nothing;
    const main = stands === "draft" || stands === "cut" || stands === "prepared" ? acts[0] : undefined;
    return html`<div class="acts">
      ${acts.map(
        (
          act,
        ) => html`<button class=${`btn${act === main ? " btn--primary" : ""}`} type="button" @click=${() => this.#wish(act)}>
          ${t(`act.${act}`)}
        </button>`,
      )}
    </div>`;
  }

  #sure() {
    return html`<div class="notice notice--danger" role="alert">
      <p>${t("dropSure")}</p>
      <div class="acts">
        <button class="btn btn--danger" type="button" @click=${this.#drop}>${t("dropYes")}</button>
        <button class="btn" type="button" @click=${() => (this.asksDrop = false)}>${t("keepIt")}</button>
      </div>
    </div>`;
  }

  #words({ clip, title }: QueueRow) {
    return html`<form class="stack" novalidate @submit=${this.#save}>
      <div class="cell">
        <label for="title">${t("headline")}</label>
        <input class="field" id="title" name="title" maxlength="200" autocomplete="off" .value=${title} />
      </div>
      <div class="cell">
        <label for="quotation">${t("quotation")}</label>
        <textarea class="field" id="quotation" name="quotation" maxlength="400" .value=${clip?.quotation ?? ""}></textarea>
      </div>
      <div class="acts">
        <button class="btn btn--primary" type="submit">${t("save")}</button>
        <button class="btn" type="button" @click=${() => (this.isWriting = false)}>${t("cancel")}</button>
      </div>
    </form>`;
  }

  #wish(act: RowAct): void {
    if (act === "drop") this.asksDrop = true;
    else if (act === "words") this.isWriting = true;
    else this.dispatchEvent(new RowActEvent(act));
  }

  readonly #drop = () => {
    this.asksDrop = false;
    this.dispatchEvent(new RowActEvent("drop"));
  };

  readonly #save = (event: Event) => {
    event.preventDefault();
    const written = new FormData(this.form ?? undefined);
    const said = (field: string) =>
      String(written.get(field) ?? "")
        .replace(/\s+/gu, " ")
        .trim();
    this.isWriting = false;
    this.dispatchEvent(new RowActEvent("words", { title: said("title"), quotation: said("quotation") }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-take-row": TakeRowElement;
  }
}
