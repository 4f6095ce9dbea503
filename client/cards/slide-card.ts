import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import "../ui/dialog.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { slideCardStyles } from "./slide-card-styles.ts";
import "./slide-picture.ts";
import "./slide-zoom.ts";
import { t } from "./strings.ts";

/**
 * The slide of this moment, with those shown before it: back, on, enlarge, and «Вместе с эфиром», which follows the
 * picture while it is pressed. Leafing lets go of the broadcast; nothing moves by itself then.
 */
@customElement("efir-slide-card")
export class SlideCardElement extends LitElement {
  static override styles = [common, controls, slideCardStyles];

  /** On air at the reader's playhead. */
  @property({ attribute: false }) card?: CardOf<"slide">;
  /** Slides shown up to the playhead, in order; never one that is still ahead. */
  @property({ attribute: false }) shown: readonly CardOf<"slide">[] = [];
  /** A preview: the picture and its number, without buttons. */
  @property({ type: Boolean }) plain = false;
  /** The slide the reader leafed to; `null`: follows the broadcast. */
  @state() private leafedTo: string | null = null;
  @state() private enlarged = false;

  /** What is drawn: the reader's slide, else the one on air. */
  get #visible(): CardOf<"slide"> | undefined {
    return this.#deck.find(({ id }) => id === this.leafedTo) ?? this.card;
  }

  get #deck(): readonly CardOf<"slide">[] {
    if (this.card === undefined || this.shown.some(({ id }) => id === this.card?.id)) return this.shown;
    return [...this.shown, this.card];
  }

  override willUpdate(changed: PropertyValues): void {
    // After a seek back the reader's slide may lie ahead of the playhead: it must not stay.
    const isGone = this.leafedTo !== null && !this.#deck.some(({ id }) => id === this.leafedTo);
    if (changed.has("shown") && isGone) this.leafedTo = null;
  }

  override render() {
    const slide = this.#visible;
    if (slide === undefined) return nothing;
    return html`<section aria-labelledby="heading">
      <div class="bar">
        <h2 id="heading" class="label" tabindex="-1">${headingOf(slide)}</h2>
        ${this.plain ? nothing : this.#buttons()}
      </div>
      <efir-slide-picture .card=${slide}></efir-slide-picture>
      ${this.#awayNote(slide)}
      ${
        this.plain
          ? nothing
          : html`<efir-dialog
              .heading=${slide.title}
              ?open=${this.enlarged}
              @close=${() => {
                this.enlarged = false;
              }}
              ><efir-slide-zoom .card=${slide}></efir-slide-zoom
            ></efir-dialog>`
      }
    </section>`;
  }

  #buttons(): TemplateResult {
    const place = this.#deck.findIndex(({ id }) => id === this.#visible?.id);
    return html`<span class="buttons">
      <button class="pb" type="button" aria-label=${t("previous")} ?disabled=${place <= 0} @click=${() => this.#leaf(-1)}>
        ${icon("previous")}
      </button>
      <button
        class="pb"
        type="button"
        aria-label=${t("next")}
        ?disabled=${place < 0 || place >= this.#deck.length - 1}
        @click=${() => this.#leaf(1)}
      >
        ${icon("next")}
      </button>
      <button class="pb" type="button" aria-label=${t("enlarge")} aria-haspopup="dialog" @click=${this.#enlarge}>
        ${icon("zoom")}
      </button>
      <button class="pb pb--word" type="button" aria-pressed=${this.leafedTo === null} @click=${this.#toggleFollow}>
        ${t("follow")}
      </button>
    </span>`;
  }

  #awayNote(visible: CardOf<"slide">): TemplateResult | typeof nothing {
    if (this.card === undefined || visible.id === this.card.id) return nothing;
    return html`<p class="away">${t("away", { label: nameOf(this.card) })}</p>`;
  }

  #leaf(step: number): void {
    const place = this.#deck.findIndex(({ id }) => id === this.#visible?.id);
    this.leafedTo = this.#deck[place + step]?.id ?? this.leafedTo;
  }

  readonly #toggleFollow = () => {
    this.leafedTo = this.leafedTo === null ? (this.card?.id ?? null) : null;
  };

  readonly #enlarge = () => {
    this.enlarged = true;
  };
}

function nameOf({ number, of, title }: CardOf<"slide">): string {
  if (number === undefined) return title;
  return of === undefined ? t("slideNumber", { number }) : t("slideOf", { number, of });
}

/** Narrow places show `7 из 18`, so that the buttons stay beside it. */
function headingOf(slide: CardOf<"slide">): TemplateResult {
  const { number, of } = slide;
  const long = nameOf(slide);
  if (number === undefined || of === undefined) return html`${long}`;
  return html`<span class="long">${long}</span><span class="short">${t("slideOfShort", { number, of })}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-slide-card": SlideCardElement;
  }
}
