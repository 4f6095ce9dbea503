import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Card, labelOf } from "../../shared/cards/index.ts";
import type { Showing } from "../../shared/timeline/record.ts";
import { formatTime, formatTimeWithSeconds } from "../i18n/format.ts";
import { common } from "../ui/styles.ts";
import type { Act } from "./acts.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";
import { type ActorNames, actKey } from "./who-acted.ts";

/** «Журнал эфира»: what viewers were shown, when, and by whom. */
@customElement("efir-on-air-log")
export class OnAirLogElement extends LitElement {
  static override styles = [
    common,
    desk,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 8rem;
      }
      ol {
        flex: 1 1 0;
        min-height: 0;
        overflow: auto;
      }
      .rows li {
        grid-template-columns: auto minmax(0, 1fr);
        min-height: 0;
      }
      time {
        font-size: var(--text-xs);
        color: var(--color-text-2);
      }
      b {
        font-weight: var(--weight-regular);
      }
    `,
  ];
  /** Newest first. */
  @property({ attribute: false }) acts: readonly Act[] = [];
  @property({ attribute: false }) names: ActorNames = new Map();

  override render() {
    return html`<div class="ph"><h2 id="heading">${t("log")}</h2></div>
      ${
        this.acts.length === 0
          ? html`<p class="hint">${t("emptyLog")}</p>`
          : html`<ol class="rows" tabindex="0" aria-labelledby="heading">
              ${this.acts.slice(0, 200).map((act) => this.#row(act))}
            </ol>`
      }`;
  }

  #row(act: Act) {
    const name = this.names.get(actKey(act));
    return html`<li>
      <time class="num">${formatTimeWithSeconds(act.at)}</time>
      <div><b>${actWords(act)}</b>${name == null ? nothing : html`<p>${name}</p>`}</div>
    </li>`;
  }
}

function actWords(act: Act): string {
  switch (act.type) {
    case "opened":
      return t("act.opened");
    case "closed":
      return t("act.closed");
    case "archived":
      return t("act.archived");
    case "taken":
      return takenWords(act.showing);
    case "expired":
      return t("act.expired", { title: labelOf(act.showing.card) });
    case "corrected":
      return correctedWords(act.showing.card);
    case "cleared":
      return t("act.cleared", { title: labelOf(act.showing.card) });
    case "marked":
      return t("act.marked", { text: act.text });
  }
}

function takenWords({ card, isTimed, until }: Showing): string {
  const title = labelOf(card);
  return isTimed && until !== null
    ? t("act.takenUntil", { title, time: formatTime(until) })
    : t("act.taken", { title });
}

function correctedWords(card: Card): string {
  const was = card.kind === "figure" ? (card.corrected?.was ?? "") : "";
  return t("act.corrected", { title: labelOf(card), was });
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-on-air-log": OnAirLogElement;
  }
}
