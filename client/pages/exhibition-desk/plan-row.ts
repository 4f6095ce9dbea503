import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Stand, type StandSize, type StandVisits, standSizes } from "../../../shared/exhibition.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";
import { addressOf } from "./view.ts";

/** A stand is wanted in another size. */
export class SizeEvent extends Event {
  readonly size: StandSize;
  constructor(size: StandSize) {
    super("efir-size");
    this.size = size;
  }
}

/**
 * One stand in the organisers' list: whose it is, where it stands, how many come.
 * @fires efir-size - Another size is wanted (SizeEvent).
 */
@customElement("efir-plan-row")
export class PlanRowElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
      }
      .who {
        flex: 1 1 14rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .who a {
        font-weight: var(--weight-strong);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        align-items: center;
        font-size: var(--text-sm);
        color: var(--color-text-2);
      }
      .st {
        border-color: currentColor;
      }
      .st--submitted {
        color: var(--color-warn);
      }
      .st--returned {
        color: var(--color-danger);
      }
      .st--accepted {
        color: var(--color-ok);
      }
      select.field {
        width: auto;
        padding-block: 0;
      }
    `,
  ];
  @property({ attribute: false }) stand?: Stand;
  @property({ attribute: false }) visits?: StandVisits | undefined;
  @property({ type: Boolean }) locked = false;

  override render() {
    const { stand, visits } = this;
    if (stand === undefined) return nothing;
    const { id, draft, state, published, isHidden, updatedAt } = stand;
    const title = draft.title.trim() || t("untitled");
    return html`<div class="who">
        <a href=${addressOf({ sort: "stand", id })}>${title}</a>
        <p class="facts">
          <span>${[draft.institution, draft.place].filter(Boolean).join(", ")}</span>
        </p>
        <p class="facts">
          <span class=${`st st--${state}`}>${t(`state.${state}`)}</span>
          ${published !== null && state !== "accepted" ? html`<span class="st">${t("publishedBefore")}</span>` : nothing}
          ${isHidden ? html`<span class="st">${t("hidden")}</span>` : nothing}
          <span class="num">${t("changed", { when: formatDayAndTime(updatedAt) })}</span>
          ${published === null ? nothing : html`<span class="num">${t("visitsShort", { now: visits?.now ?? 0, all: visits?.all ?? 0 })}</span>`}
        </p>
      </div>
      ${this.locked ? nothing : this.#size(stand, title)}`;
  }

  #size({ size }: Stand, title: string) {
    const choose = ({ target }: Event) => {
      const chosen = target instanceof HTMLSelectElement && standSizes.find((one) => one === target.value);
      if (chosen) this.dispatchEvent(new SizeEvent(chosen));
    };
    return html`<select class="field" aria-label=${t("sizeOf", { title })} @change=${choose}>
      ${standSizes.map((one) => html`<option value=${one} ?selected=${one === size}>${t(`size.${one}`)}</option>`)}
    </select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-plan-row": PlanRowElement;
  }
}
