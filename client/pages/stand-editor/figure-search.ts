import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { readFigure } from "../../../shared/cards/figure.ts";
import { LateSearch } from "../../control/late-search.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { formStyles } from "./form-styles.ts";
import { problemWords } from "./problem-words.ts";
import type { FoundFigure, StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";

/**
 * Finds one of the library's figures by typing.
 * @fires efir-figure - One was chosen: `detail` is a FoundFigure.
 * @fires efir-close - None is wanted.
 */
@customElement("efir-figure-search")
export class FigureSearchElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      :host {
        margin-top: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-2);
      }
      li button {
        display: grid;
        width: 100%;
        min-height: var(--target-min);
        padding: var(--space-2) var(--space-3);
        border: 0;
        border-top: var(--border) solid var(--color-line);
        background: none;
        text-align: left;
        cursor: pointer;
      }
      li button:hover:not(:disabled) {
        background: var(--color-sunken);
      }
      li button:disabled {
        cursor: default;
        color: var(--color-text-2);
      }
      .search {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2);
        margin-block: var(--space-1) var(--space-2);
      }
    `,
  ];
  @property({ attribute: false }) side?: StandSide;
  /** Those that the stand has already. */
  @property({ attribute: false }) taken: readonly string[] = [];
  @state() private query = "";
  readonly #search = new LateSearch<readonly FoundFigure[]>(
    this,
    async () => (await this.side?.findFigures(this.query.trim())) ?? { ok: true, value: [] },
  );

  override focus(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  override firstUpdated(): void {
    void this.#search.now();
  }

  override render() {
    const { found } = this.#search;
    const figures = found.phase === "found" ? found.value : found.phase === "searching" ? (found.last ?? []) : [];
    return html`<label for="query">${t("findFigure")}</label>
      <div class="search">
        <input class="field" id="query" type="search" autocomplete="off" .value=${this.query} @input=${this.#type} @keydown=${this.#keyed} />
        <button class="btn" type="button" @click=${this.#close}>${t("close")}</button>
      </div>
      <p class="hint" role="status">${this.#told()}</p>
      <ul aria-busy=${found.phase === "searching"}>
        ${repeat(figures, ({ figureId }) => figureId, this.#row)}
      </ul>`;
  }

  readonly #row = (figure: FoundFigure) => {
    const { content, figureId } = figure;
    const isTaken = this.taken.includes(figureId);
    return html`<li>
      <button type="button" ?disabled=${isTaken} @click=${() => this.dispatchEvent(new CustomEvent("efir-figure", { detail: figure }))}>
        <b class="num">${readFigure(content)}</b>
        <span>${content.label}</span>
        <span class="hint">${isTaken ? t("figureTaken") : [content.period, content.source].filter(Boolean).join(", ")}</span>
      </button>
    </li>`;
  };

  #told(): string {
    const { found } = this.#search;
    if (found.phase === "failed") return problemWords(found.problem);
    if (found.phase === "searching") return t("searching");
    if (found.value.length > 0) return t("foundFigures", { count: found.value.length });
    return this.query.trim() === "" ? t("noFigures") : t("notFound");
  }

  readonly #type = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.query = target.value;
    this.#search.later();
  };

  readonly #keyed = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#close();
  };

  readonly #close = () => {
    this.dispatchEvent(new Event("efir-close"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-figure-search": FigureSearchElement;
  }
}
