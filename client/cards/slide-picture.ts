import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { common } from "../ui/styles.ts";
import { ViewController } from "../ui/view-store.ts";
import { imageAddress } from "./image-address.ts";
import { t } from "./strings.ts";

/** A slide's picture, cross-faded into the next; its words where pictures are hidden or do not load. */
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
        aspect-ratio: 16 / 9;
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
    const { image, alt } = this.card;
    if (this.#view.view.pictures === "hidden") return words(t("imageHidden"), alt ?? "");
    if (this.failedFile === image.file) return words(t("imageFailed"), alt ?? "");
    const under = this.previous?.image.file === image.file ? undefined : this.previous?.image;
    return html`<div class="frame">
      ${under === undefined ? nothing : html`<img src=${imageAddress(under)} alt="" />`}
      ${keyed(
        image.file,
        html`<img
          class=${under === undefined ? "" : "new"}
          src=${imageAddress(image)}
          alt=${alt ?? ""}
          lang=${contentLanguage}
          width=${image.widthPx}
          height=${image.heightPx}
          @animationend=${this.#appeared}
          @error=${this.#failed}
        />`,
      )}
    </div>`;
  }

  readonly #appeared = () => {
    this.previous = undefined;
  };

  readonly #failed = () => {
    this.failedFile = this.card?.image.file ?? null;
  };
}

const words = (why: string, alt: string) => html`<div class="words"><p>${why}</p><p>${alt}</p></div>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-slide-picture": SlidePictureElement;
  }
}
