import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import "../ui/dialog.ts";
import { icon } from "../ui/icons.ts";
import { properties } from "../ui/properties.ts";
import { common, controls } from "../ui/styles.ts";
import { fileAddress, fileInWords } from "./file-words.ts";
import { imageAddress, slideSources } from "./image-address.ts";
import { leafBarStyles } from "./leaf-bar-styles.ts";
import { followButton, leafButtons } from "./leaf-buttons.ts";
import { Leafing } from "./leafing.ts";
import { PictureStore } from "./picture-store.ts";
import { slideCardStyles } from "./slide-card-styles.ts";
import "./slide-picture.ts";
import { boxRatio } from "./slide-ratio.ts";
import { t } from "./strings.ts";

/**
 * The slide of this moment, with those shown before it: back, on, enlarge, and «Вместе с эфиром», which follows the
 * picture while it is pressed. Leafing lets go of the broadcast; nothing moves by itself then.
 */
@customElement("efir-slide-card")
export class SlideCardElement extends LitElement {
  static override styles = [common, controls, leafBarStyles, slideCardStyles];

  /** On air at the reader's playhead. */
  @property({ attribute: false }) card?: CardOf<"slide">;
  /** Slides shown up to the playhead, in order; never one that is still ahead. */
  @property({ attribute: false }) shown: readonly CardOf<"slide">[] = [];
  /** A preview: the picture and its number, without buttons. */
  @property({ type: Boolean }) plain = false;
  @state() private enlarged = false;
  readonly #leafing = new Leafing<CardOf<"slide">>(this);
  /** Those on both sides of the slide leafed to, so that the next press shows one at once. */
  readonly #beside = new PictureStore();

  /** One slide back or on among those shown; nothing at either end. */
  leaf(step: -1 | 1): void {
    this.#leafing.leaf(step);
  }

  /** Opens the slide in a window of its own. */
  enlarge(): void {
    // Not in the first view: until it comes, the window shows the picture as it is.
    void import("./slide-zoom.ts").catch(() => {});
    this.enlarged = !this.plain && this.#leafing.visible !== undefined;
  }

  override willUpdate(): void {
    this.#leafing.take(this.card, this.shown);
  }

  override render() {
    const { visible: slide, elsewhere } = this.#leafing;
    if (slide === undefined) return nothing;
    return html`<section aria-labelledby="heading" @keydown=${this.#key}>
      <div class="bar">
        <h2 id="heading" class="label" tabindex="-1">${headingOf(slide)}</h2>
        ${this.plain ? nothing : this.#buttons()}
      </div>
      <efir-slide-picture
        .card=${slide}
        ${properties({ "--efir-slide-ratio": String(boxRatio(slide, this.#leafing.deck)) })}
      ></efir-slide-picture>
      ${elsewhere === undefined ? nothing : html`<p class="away">${t("away", { label: nameOf(elsewhere) })}</p>`}
      ${this.plain ? nothing : [original(slide), this.#window(slide)]}
    </section>`;
  }

  override updated(): void {
    this.#beside.keep(this.#leafing.neighbours.map(slideSources));
  }

  #buttons(): TemplateResult {
    return html`<span class="buttons">
      ${leafButtons(this.#leafing, { previous: t("previous"), next: t("next") })}
      <button class="pb" type="button" aria-label=${t("enlarge")} aria-haspopup="dialog" @click=${() => this.enlarge()}>
        ${icon("zoom")}
      </button>
      ${followButton(this.#leafing)}
    </span>`;
  }

  #window(slide: CardOf<"slide">): TemplateResult {
    return html`<efir-dialog
      .heading=${slide.title}
      ?open=${this.enlarged}
      @close=${() => {
        this.enlarged = false;
      }}
      ><efir-slide-zoom .card=${slide}><img src=${imageAddress(slide.image)} alt=${slide.alt ?? ""} /></efir-slide-zoom
    ></efir-dialog>`;
  }

  // By the key's place, so that a Russian layout works; only while the focus stands in the slide (WCAG 2.1.4).
  readonly #key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || this.plain || this.enlarged) return;
    const act = keys[event.code];
    if (act === undefined) return;
    event.preventDefault();
    // The page has the same keys for the player; one press is one act.
    event.stopPropagation();
    act(this);
  };
}

const keys: Readonly<Record<string, (slide: SlideCardElement) => void>> = {
  BracketLeft: (slide) => slide.leaf(-1),
  BracketRight: (slide) => slide.leaf(1),
  KeyS: (slide) => slide.enlarge(),
};

const original = ({ original: file }: CardOf<"slide">): TemplateResult | typeof nothing =>
  file === undefined
    ? nothing
    : html`<a class="original num" href=${fileAddress(file)} download=${file.name}>
        ${icon("download")}<span>${t("download", { file: fileInWords(file) })}</span>
      </a>`;

function nameOf({ number, of, title }: CardOf<"slide">): string {
  if (number === undefined) return title;
  return of === undefined ? t("slideNumber", { number }) : t("slideOf", { number, of });
}

/** Narrow places show `7 из 18`, so that the buttons stay beside it. */
function headingOf(slide: CardOf<"slide">): TemplateResult {
  const { number, of } = slide;
  const long = nameOf(slide);
  if (number === undefined) return html`<span lang=${contentLanguage}>${long}</span>`;
  if (of === undefined) return html`${long}`;
  return html`<span class="long">${long}</span><span class="short">${t("slideOfShort", { number, of })}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-slide-card": SlideCardElement;
  }
}
