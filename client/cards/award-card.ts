import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import avatar from "../ui/art/avatar.svg";
import { common, controls } from "../ui/styles.ts";
import { awardCardStyles } from "./award-card-styles.ts";
import { awardList } from "./award-list.ts";
import { cardStyles } from "./card-styles.ts";
import { disclosureStyles } from "./disclosure-styles.ts";
import { imageAddress } from "./image-address.ts";
import { leafBarStyles } from "./leaf-bar-styles.ts";
import { followButton, leafButtons } from "./leaf-buttons.ts";
import { Leafing } from "./leafing.ts";
import { t } from "./strings.ts";

type Award = CardOf<"award">;

/** Who is awarded for what. A ceremony's awards are leafed as slides are, and listed as far as they were given. */
@customElement("efir-award-card")
export class AwardCardElement extends LitElement {
  static override styles = [common, controls, cardStyles, disclosureStyles, leafBarStyles, awardCardStyles];

  /** On air at the reader's playhead. */
  @property({ attribute: false }) card?: Award;
  /** Awards shown up to the playhead, in order; those of other ceremonies are left out. */
  @property({ attribute: false }) shown: readonly Award[] = [];
  @query(".award") private readonly award!: HTMLElement | null;
  readonly #leafing = new Leafing<Award>(this);
  #drawn: string | undefined;

  override willUpdate(): void {
    this.#leafing.take(
      this.card,
      this.shown.filter(({ ceremony }) => ceremony === this.card?.ceremony),
    );
  }

  override render() {
    const { visible, elsewhere, deck } = this.#leafing;
    if (visible === undefined) return nothing;
    const hasOthers = deck.length > 1;
    return html`<section aria-labelledby="heading">
      <div class="bar">
        <h2 id="heading" class="label num" tabindex="-1">${numberOf(visible)}</h2>
        ${hasOthers ? this.#buttons() : nothing}
      </div>
      ${award(visible)}
      ${elsewhere === undefined ? nothing : html`<p class="away">${t("awayAward", { label: elsewhere.winner })}</p>`}
      ${hasOthers ? awardList(deck, visible.id, (id) => this.#leafing.leafTo(id)) : nothing}
    </section>`;
  }

  // The words fade, not the bar: whoever presses its buttons would see them go.
  override updated(_changed: PropertyValues<this>): void {
    const id = this.#leafing.visible?.id;
    const isNext = this.#drawn !== undefined && id !== this.#drawn;
    this.#drawn = id;
    const duration = Number.parseFloat(getComputedStyle(this).getPropertyValue("--motion-base"));
    if (isNext && duration > 0) this.award?.animate([{ opacity: 0 }, { opacity: 1 }], { duration, easing: "ease-out" });
  }

  #buttons(): TemplateResult {
    return html`<span class="buttons">
      ${leafButtons(this.#leafing, { previous: t("previousAward"), next: t("nextAward") })} ${followButton(this.#leafing)}
    </span>`;
  }
}

function numberOf({ number, of }: Award): string {
  if (number === undefined) return t("award");
  return of === undefined ? t("awardNumber", { number }) : t("awardOf", { number, of });
}

const award = ({ ceremony, nomination, place, winner, organisation, project, photo }: Award): TemplateResult =>
  html`<div class="award" lang=${contentLanguage}>
    ${keyed(
      photo?.file,
      html`<img
        class="face"
        src=${photo === undefined ? avatar : imageAddress(photo)}
        alt=""
        width="160"
        height="160"
        @error=${useAvatar}
      />`,
    )}
    <div>
      ${ceremony === undefined ? nothing : html`<p class="small">${tidy(ceremony)}</p>`}
      <p class="winner">${tidy(winner)}</p>
      <p class="nomination">${tidy(nomination)}</p>
      ${place === undefined ? nothing : html`<p class="place">${tidy(place)}</p>`}
      ${organisation === undefined ? nothing : html`<p class="small">${tidy(organisation)}</p>`}
      ${project === undefined ? nothing : html`<p class="read">${tidy(project)}</p>`}
    </div>
  </div>`;

function useAvatar({ target }: Event): void {
  if (target instanceof HTMLImageElement && !target.src.endsWith(avatar)) target.src = avatar;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-award-card": AwardCardElement;
  }
}
