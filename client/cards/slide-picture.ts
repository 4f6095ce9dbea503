import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { common } from "../ui/styles.ts";
import { ViewController } from "../ui/view-store.ts";
import { slideSources } from "./image-address.ts";
import { t } from "./strings.ts";

/**
 * A slide's picture, cross-faded into the next; its words where pictures are hidden or do not load.
 *
 * @cssproperty [--efir-slide-ratio=16 / 9] - Width to height of its box; a page of another shape stands within.
 */
@customElement("efir-slide-picture")
export class SlidePictureElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      .frame {
        position: relative;
        display: grid;
        aspect-ratio: var(--efir-slide-ratio, 16 / 9);
        background: #fff;
        border: var(--edge) solid var(--stage-line);
      }
      img {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
        /* A slide may be transparent: the one before it must not shine through. */
        background: #fff;
      }
      .new {
        animation: appear var(--motion-base) var(--ease-out);
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      .words {
        padding: var(--space-4);
        background: var(--stage-surface);
        border: var(--edge) solid var(--stage-line);
        color: var(--stage-text);
      }
      .words p + p {
        white-space: pre-line;
      }
      .words p:first-child {
        font-size: var(--text-sm);
        color: var(--stage-text-2);
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"slide">;
  /** Stays under the new picture while that one appears. */
  @state() private previous: CardOf<"slide"> | undefined;
  @state() private failedFile: string | null = null;
  readonly #view = new ViewController(this);

  override willUpdate(changed: PropertyValues): void {
    const before: unknown = changed.get("card");
    // `changed` keeps the old value of a property of this very type.
    if (changed.has("card")) this.previous = before as CardOf<"slide"> | undefined;
  }

  override render() {
    if (this.card === undefined) return nothing;
    const { image } = this.card;
    if (this.#view.view.pictures === "hidden") return words(t("imageHidden"), this.card);
    if (this.failedFile === image.file) return words(t("imageFailed"), this.card);
    const under = this.previous?.image.file === image.file ? undefined : this.previous;
    return html`<div class="frame">
      ${under === undefined ? nothing : picture(under)}
      ${keyed(image.file, this.#picture(this.card, under !== undefined))}
    </div>`;
  }

  #picture(card: CardOf<"slide">, isNew: boolean): TemplateResult {
    const { src, srcset, sizes } = slideSources(card);
    // `sizes` and `srcset` before `src`, or a browser fetches the larger one first.
    return html`<img
      class=${isNew ? "new" : ""}
      sizes=${sizes}
      srcset=${srcset}
      src=${src}
      alt=${card.decorative === true ? "" : (card.alt ?? card.title)}
      lang=${contentLanguage}
      width=${card.image.widthPx}
      height=${card.image.heightPx}
      @animationend=${this.#appeared}
      @error=${this.#failed}
    />`;
  }

  readonly #appeared = () => {
    this.previous = undefined;
  };

  readonly #failed = () => {
    this.failedFile = this.card?.image.file ?? null;
  };
}

function picture(card: CardOf<"slide">): TemplateResult {
  const { src, srcset, sizes } = slideSources(card);
  return html`<img sizes=${sizes} srcset=${srcset} src=${src} alt="" />`;
}

const words = (why: string, { alt, title }: CardOf<"slide">): TemplateResult =>
  html`<div class="words">
    <p>${why}</p>
    <p lang=${contentLanguage}>${alt ?? title}</p>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-slide-picture": SlidePictureElement;
  }
}
