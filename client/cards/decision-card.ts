import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { decision } from "../../shared/cards/decision.ts";
import type { CardOf } from "../../shared/cards/index.ts";

import { contentLanguage } from "../i18n/language.ts";
import { say } from "../i18n/say.ts";
import { tidy } from "../i18n/typography.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { dateInWords } from "./date-in-words.ts";
import { decisionCardStyles } from "./decision-card-styles.ts";
import { t } from "./strings.ts";

/** Longer texts are folded, so that the stage keeps its height; beyond this many signs or lines. */
const LONG = { signs: 520, lines: 8 } as const;

/** What was decided: the state in a word and a shape, the text in its own lines, who is charged and by when. */
@customElement("efir-decision-card")
export class DecisionCardElement extends LitElement {
  static override styles = [common, controls, cardStyles, decisionCardStyles];

  @property({ attribute: false }) card?: CardOf<"decision">;
  @state() private isUnfolded = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("card") && changed.get("card")?.id !== this.card?.id) this.isUnfolded = false;
  }

  override render() {
    if (this.card === undefined) return nothing;
    const { number, state, text } = this.card;
    const isLong = text.length > LONG.signs || text.split("\n").length > LONG.lines;
    return html`<article class=${state} aria-labelledby="heading">
      <div class="head">
        <h2 id="heading" class="label num" tabindex="-1">
          ${number === undefined ? t("decision") : t("decisionNumber", { number })}
        </h2>
        <p class="state">${state === "draft" ? nothing : icon("check")}${say(decision.fields.state.of[state])}</p>
      </div>
      <p id="text" class=${isLong && !this.isUnfolded ? "text folded" : "text"} lang=${contentLanguage}>${tidy(text)}</p>
      ${isLong ? this.#unfold() : nothing} ${duties(this.card)}
    </article>`;
  }

  #unfold(): TemplateResult {
    return html`<button
      class="btn btn--line"
      type="button"
      aria-expanded=${this.isUnfolded}
      aria-controls="text"
      @click=${() => {
        this.isUnfolded = !this.isUnfolded;
      }}
    >
      ${t(this.isUnfolded ? "lessText" : "wholeText")}
    </button>`;
  }
}

function duties({ charged, due }: CardOf<"decision">): TemplateResult | typeof nothing {
  if (charged === undefined && due === undefined) return nothing;
  return html`<dl class="small">
    ${charged === undefined ? nothing : html`<div><dt>${t("charged")}</dt> <dd lang=${contentLanguage}>${tidy(charged)}</dd></div>`}
    ${
      due === undefined
        ? nothing
        : html`<div>
            <dt>${t("due")}</dt>
            <dd><time datetime=${due}>${t("dueBy", { day: dateInWords(due) })}</time></dd>
          </div>`
    }
  </dl>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-decision-card": DecisionCardElement;
  }
}
