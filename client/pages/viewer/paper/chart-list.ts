import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { drawCard } from "../../../cards/card-elements.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import "../../../ui/dialog.ts";
import { icon } from "../../../ui/icons.ts";
import { t } from "./strings.ts";

/** Charts that were shown: each opens again, large, with its table. Light DOM. */
@customElement("efir-chart-list")
export class ChartListElement extends LitElement {
  @property({ attribute: false }) charts: readonly CardOf<"chart">[] = [];
  @state() private openId: string | null = null;

  get #open(): CardOf<"chart"> | undefined {
    return this.charts.find(({ id }) => id === this.openId);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // After a seek back the chart may lie ahead of the playhead.
    if (changed.has("charts") && this.#open === undefined) this.openId = null;
  }

  override render() {
    const open = this.#open;
    return html`<ul lang=${contentLanguage}>
        ${repeat(
          this.charts,
          ({ id }) => id,
          ({ id, title }) =>
            html`<li>
              <button class="charts__open" type="button" aria-haspopup="dialog" @click=${() => this.#show(id)}>
                ${icon("chart")}<span class="charts__name">${tidy(title)}</span>
              </button>
            </li>`,
        )}
      </ul>
      <efir-dialog class="charts__dialog" .heading=${open?.title ?? t("openChart")} ?open=${open !== undefined} @close=${this.#hide}>
        ${open === undefined ? nothing : html`<div class="charts__stage">${drawCard(open)}</div>`}
      </efir-dialog>`;
  }

  #show(id: string): void {
    this.openId = id;
  }

  readonly #hide = () => {
    this.openId = null;
  };

  protected override createRenderRoot() {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-chart-list": ChartListElement;
  }
}
