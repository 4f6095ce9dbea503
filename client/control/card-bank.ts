import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type CardKindName, type CardOf, cardKinds, labelOf, noteOf } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { imageAddress } from "../cards/image-address.ts";
import { say } from "../i18n/say.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { bankStyles } from "./card-bank-styles.ts";
import { EditEvent, PrepareEvent } from "./events.ts";
import { isOnAir } from "./standing.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/** All cards of one kind: slides as pictures, the rest as rows. One press prepares; nobody outside sees it. */
@customElement("efir-card-bank")
export class CardBankElement extends LitElement {
  static override styles = [common, controls, desk, bankStyles];
  @property() kind: CardKindName = "slide";
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) preparedId: string | null = null;
  @property({ attribute: false }) program: Program = emptyProgram;
  @property({ type: Boolean }) locked = false;

  override render() {
    const cues = this.cues.filter(({ card }) => card.kind === this.kind);
    return html`<section aria-labelledby="heading">
      <div class="ph">
        <h2 id="heading">${say(cardKinds[this.kind].said.many)} <span class="num">${cues.length || nothing}</span></h2>
        <button class="btn btn--s" type="button" ?disabled=${this.locked} @click=${() =>
          this.dispatchEvent(
            new EditEvent(this.kind, null),
          )}>${icon("plus")}${say(cardKinds[this.kind].said.create)}</button>
      </div>
      ${cues.length === 0 ? html`<p class="hint">${t("emptyBank")}</p>` : nothing}
      <ul class=${this.kind === "slide" ? "deck" : "rows"}>
        ${repeat(
          cues,
          ({ id }) => id,
          (cue) => (cue.card.kind === "slide" ? this.#thumbnail(cue, cue.card) : this.#row(cue)),
        )}
      </ul>
    </section>`;
  }

  #thumbnail(cue: Cue, card: CardOf<"slide">) {
    return html`<li class=${this.#tally(cue)}>
      <button
        type="button"
        aria-pressed=${cue.id === this.preparedId}
        aria-label=${t("prepareCue", { title: labelOf(card) })}
        ?disabled=${this.locked}
        @click=${() => this.#prepare(cue)}
      >
        <img src=${imageAddress(card.image)} alt="" loading="lazy" width=${card.image.widthPx} height=${card.image.heightPx} />
      </button>
      <span class="name">${labelOf(card)}</span>${this.#state(cue)}
    </li>`;
  }

  #row(cue: Cue) {
    const title = labelOf(cue.card);
    return html`<li class=${this.#tally(cue)}>
      <div><b>${title}</b><p>${noteOf(cue.card) ?? nothing}</p></div>
      <span class="end">
        ${this.#state(cue)}
        <button
          class="btn btn--s"
          type="button"
          aria-label=${t("prepareCue", { title })}
          aria-pressed=${cue.id === this.preparedId}
          ?disabled=${this.locked}
          @click=${() => this.#prepare(cue)}
        >
          ${t("prepareIt")}
        </button>
      </span>
    </li>`;
  }

  #state(cue: Cue) {
    if (isOnAir(this.program, cue.card)) return html`<span class="st st--live">${t("isOnAir")}</span>`;
    return cue.id === this.preparedId ? html`<span class="st st--next">${t("isPrepared")}</span>` : nothing;
  }

  #tally(cue: Cue): string {
    return `${isOnAir(this.program, cue.card) ? "is-live" : ""} ${cue.id === this.preparedId ? "is-pvw" : ""}`;
  }

  #prepare(cue: Cue): void {
    this.dispatchEvent(new PrepareEvent(cue.id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-card-bank": CardBankElement;
  }
}
