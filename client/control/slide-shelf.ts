import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { labelOf, unreadyOf } from "../../shared/cards/index.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { imageAddress } from "../cards/image-address.ts";
import { common } from "../ui/styles.ts";
import type { SlideCue } from "./card-search.ts";
import type { CueKeys } from "./cue-keys.ts";
import { PrepareEvent } from "./events.ts";
import { cap } from "./key-cap.ts";
import { shelfStyles } from "./slide-shelf-styles.ts";
import { isOnAir } from "./standing.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/** The slides of one deck as pictures. One press prepares; one without words says so and goes no further than that. */
@customElement("efir-slide-shelf")
export class SlideShelfElement extends LitElement {
  static override styles = [common, desk, shelfStyles];
  @property() heading = "";
  @property({ attribute: false }) slides: readonly SlideCue[] = [];
  @property({ attribute: false }) preparedId: string | null = null;
  @property({ attribute: false }) program: Program = emptyProgram;
  /** Empty: the room's keys are off. */
  @property({ attribute: false }) keysById: ReadonlyMap<string, CueKeys> = new Map();
  @property({ type: Boolean }) locked = false;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("preparedId")) this.#keepInSight();
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${this.heading} <span class="num">${this.#progress()}</span></h3>
      <ul class="deck">
        ${repeat(
          this.slides,
          ({ id }) => id,
          (cue) => this.#thumbnail(cue),
        )}
      </ul>
    </section>`;
  }

  /** `7 из 18` while one of them is on air, else how many there are. */
  #progress(): string {
    const place = this.slides.findIndex(({ card }) => isOnAir(this.program, card));
    const count = this.slides.length;
    return place < 0 ? String(count) : t("shelfPlace", { place: place + 1, count });
  }

  #thumbnail(cue: SlideCue) {
    const { card } = cue;
    const isLive = isOnAir(this.program, card);
    const isPrepared = cue.id === this.preparedId;
    const isSilent = unreadyOf(card) !== null;
    const picture = card.small ?? card.image;
    const digit = this.keysById.get(cue.id)?.prepare;
    return html`<li class=${`${isLive ? "is-live" : ""} ${isPrepared ? "is-pvw" : ""}`} data-cue=${cue.id}>
      <button
        type="button"
        aria-pressed=${isPrepared}
        aria-label=${t("prepareCue", { title: labelOf(card) })}
        aria-describedby=${isSilent ? `silent-${cue.id}` : nothing}
        ?disabled=${this.locked}
        @click=${() => this.dispatchEvent(new PrepareEvent(cue.id))}
      >
        <img src=${imageAddress(picture)} alt="" loading="lazy" width=${picture.widthPx} height=${picture.heightPx} />
      </button>
      <span class="name">${labelOf(card)} ${digit == null ? nothing : cap(digit)}</span>
      ${isSilent ? html`<span class="st st--silent" id=${`silent-${cue.id}`}>${t("isSilent")}</span>` : nothing}
      ${isLive ? html`<span class="st st--live">${t("isOnAir")}</span>` : nothing}
      ${isPrepared && !isLive ? html`<span class="st st--next">${t("isPrepared")}</span>` : nothing}
    </li>`;
  }

  /** Stepping through a long deck, the shelf follows; the desk around it does not move. */
  #keepInSight(): void {
    const list = this.renderRoot.querySelector("ul");
    const item = list?.querySelector<HTMLElement>(".is-pvw");
    if (list == null || item == null) return;
    const [outer, inner] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
    if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
    else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-slide-shelf": SlideShelfElement;
  }
}
