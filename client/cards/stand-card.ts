import { ContextConsumer } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ImageRef } from "../../shared/cards/field.ts";
import type { CardOf } from "../../shared/cards/index.ts";
import type { PublicStand, StandFigure } from "../../shared/exhibition.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { imageAddress } from "./image-address.ts";
import { standCardStyles } from "./stand-card-styles.ts";
import { standSourceContext } from "./stand-source.ts";
import { t } from "./strings.ts";

const MOST_FIGURES = 3;
/** More are told in words alone. */
const MOST_STEPS = 12;

interface Photo {
  readonly image: ImageRef;
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/**
 * A stand opened beside the picture: what the card carries stands there on its frame, its photos and figures as soon as the
 * stand's own words have come. A step of a guided walk says how far the walk is (EB100–EB103).
 */
@customElement("efir-stand-card")
export class StandCardElement extends LitElement {
  static override styles = [common, controls, cardStyles, standCardStyles];

  @property({ attribute: false }) card?: CardOf<"stand">;
  @state() private stand: PublicStand | null = null;
  @state() private photo = 0;
  readonly #source = new ContextConsumer(this, { context: standSourceContext, subscribe: true });
  #asked = "";

  override willUpdate(changed: PropertyValues<this>): void {
    const standId = this.card?.standId ?? "";
    if (changed.has("card") && standId !== this.#asked) {
      this.stand = null;
      this.photo = 0;
      this.#asked = "";
    }
    const source = this.#source.value ?? null;
    if (source === null || standId === "" || standId === this.#asked) return;
    this.#asked = standId;
    void source.read(standId).then((stand) => {
      if (this.#asked === standId) this.stand = stand;
    });
  }

  override render() {
    const { card } = this;
    if (card === undefined) return nothing;
    const where = [card.number === undefined ? t("stand") : t("standNumber", { number: card.number }), card.place];
    return html`<article aria-labelledby="heading">
      ${this.#walk(card)} ${this.#pictures(card)}
      <div class="body">
        <p class="label num">${where.filter(Boolean).join(". ")}</p>
        <h2 id="heading" tabindex="-1" lang=${contentLanguage}>${tidy(card.title)}</h2>
        <p class="small" lang=${contentLanguage}>${tidy(card.institution)}</p>
        ${card.lead === undefined ? nothing : html`<p class="lead read" lang=${contentLanguage}>${tidy(card.lead)}</p>`}
        ${this.#figures()} ${this.#way()}
      </div>
    </article>`;
  }

  #walk({ walk, walkStep, walkOf }: CardOf<"stand">): TemplateResult | typeof nothing {
    if (walkStep === undefined || walkOf === undefined) return nothing;
    return html`<p class="walk">
      <span><b lang=${contentLanguage}>${tidy(walk ?? t("walk"))}</b> <span class="num">${t("walkStep", { step: walkStep, of: walkOf })}</span></span>
      ${walkOf > MOST_STEPS ? nothing : stepsRow(walkStep, walkOf)}
    </p>`;
  }

  #pictures(card: CardOf<"stand">): TemplateResult | typeof nothing {
    const photos = photosOf(card, this.stand);
    const shown = photos[Math.min(this.photo, photos.length - 1)];
    if (shown === undefined) return nothing;
    const { image, alt, caption, credit } = shown;
    const words = [caption, credit === undefined ? undefined : t("photoBy", { name: credit })]
      .filter(Boolean)
      .join(". ");
    return html`<figure>
      <img src=${imageAddress(image)} alt=${alt} width=${image.widthPx} height=${image.heightPx} @load=${unhide} @error=${hide} />
      ${
        photos.length < 2 && words === ""
          ? nothing
          : html`<figcaption>
              ${photos.length < 2 ? nothing : html`<span class="num">${t("photoOf", { number: this.photo + 1, of: photos.length })}</span>`}
              <span class="words" lang=${contentLanguage}>${tidy(words)}</span>
              ${photos.length < 2 ? nothing : this.#leaf(photos.length)}
            </figcaption>`
      }
    </figure>`;
  }

  #leaf(count: number): TemplateResult {
    const button = (name: "previousPhoto" | "nextPhoto", sign: "previous" | "next", to: number) =>
      html`<button class="pb" type="button" aria-label=${t(name)} ?disabled=${to < 0 || to >= count} @click=${() => {
        this.photo = to;
      }}>${icon(sign)}</button>`;
    return html`<span class="leaf">
      ${button("previousPhoto", "previous", this.photo - 1)} ${button("nextPhoto", "next", this.photo + 1)}
    </span>`;
  }

  #figures(): TemplateResult | typeof nothing {
    const figures = (this.stand?.content.figures ?? []).slice(0, MOST_FIGURES);
    return figures.length === 0 ? nothing : html`<dl>${figures.map(figureRow)}</dl>`;
  }

  #way(): TemplateResult | typeof nothing {
    const source = this.#source.value ?? null;
    if (this.stand === null || source === null) return nothing;
    return html`<p class="way"><a class="btn btn--line" href=${source.addressOf(this.stand)}>${t("openStand")}</a></p>`;
  }
}

const stepsRow = (now: number, of: number): TemplateResult =>
  html`<span class="steps" aria-hidden="true">${Array.from({ length: of }, (_, index) => {
    const step = index + 1;
    return html`<i class=${step < now ? "past" : step === now ? "now" : "next"}></i>`;
  })}</span>`;

/** The cover first; the stand's own words of it, once they have come. */
function photosOf({ cover, coverAlt = "" }: CardOf<"stand">, stand: PublicStand | null): readonly Photo[] {
  const { cover: ownCover, gallery = [] } = stand?.content ?? {};
  const first: Photo | undefined = ownCover ?? (cover === undefined ? undefined : { image: cover, alt: coverAlt });
  return first === undefined ? gallery : [first, ...gallery];
}

const figureRow = ({ content: { value, unit, label } }: StandFigure): TemplateResult =>
  html`<div>
    <dt lang=${contentLanguage}>${tidy(label)}</dt>
    <dd class="num" lang=${contentLanguage}>${tidy([value, unit].filter(Boolean).join(" "))}</dd>
  </div>`;

/** The stand is told in words: a picture that did not come leaves no hole. */
function hide({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = true;
}

/** The next one, in the same place, did come. */
function unhide({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = false;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-card": StandCardElement;
  }
}
