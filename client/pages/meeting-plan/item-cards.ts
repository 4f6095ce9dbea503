import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import { common, controls } from "../../ui/styles.ts";
import type { ToldPlan } from "./plan-desk.ts";
import { planStyles } from "./plan-styles.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";

/** «Сделать карточки пунктов»: chapter marks in the rundown for the saved programme. @fires efir-cards-made */
@customElement("efir-item-cards")
export class ItemCardsElement extends LitElement {
  static override styles = [common, controls, desk, planStyles];
  @property({ attribute: false }) told: ToldPlan | null = null;
  /** Cards are made of what is saved. */
  @property({ type: Boolean }) unsaved = false;
  @state() private said = "";

  override render() {
    const { told } = this;
    if (told === null) return nothing;
    const marked = new Set(told.itemsWithCards);
    const missing = told.programme.filter(({ id }) => id === undefined || !marked.has(id)).length;
    const state =
      told.programme.length === 0
        ? t("cardsNone")
        : missing === 0
          ? t("cardsReady")
          : t("cardsMissing", { count: missing });
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${t("cards")}</h2>
      <p class="hint">${t("cardsHint")}</p>
      <p>${state}</p>
      ${
        missing === 0
          ? nothing
          : html`<div class="acts">
              <button class="btn" type="button" ?disabled=${this.unsaved} @click=${this.#make}>${t("makeCards")}</button>
              ${this.unsaved ? html`<span class="hint">${t("cardsSaveFirst")}</span>` : nothing}
            </div>`
      }
      <p role="status" class=${this.said === "" ? "vh" : ""}>${this.said}</p>
    </section>`;
  }

  readonly #make = async () => {
    if (this.told === null) return;
    const { slug, programme } = this.told;
    const answer = await call<{ readonly added: number }>("POST", `/api/meetings/${slug}/agenda-cards`, {
      commandId: newId(),
    });
    this.said = answer.ok ? t("cardsMade", { count: answer.value.added }) : problemWords(answer.problem);
    if (!answer.ok) return;
    this.told = { ...this.told, itemsWithCards: programme.flatMap(({ id }) => id ?? []) };
    this.dispatchEvent(new CustomEvent("efir-cards-made"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-item-cards": ItemCardsElement;
  }
}
