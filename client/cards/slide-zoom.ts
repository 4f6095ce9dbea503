import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { imageAddress } from "./image-address.ts";
import { t } from "./strings.ts";

const LARGEST = 6;
const STEP = 1.5;

/** A slide as large as the reader likes: buttons, two fingers, or Ctrl with the wheel; moved by scrolling. */
@customElement("efir-slide-zoom")
export class SlideZoomElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-bottom: var(--space-3);
      }
      .level {
        min-width: 4ch;
        font-size: var(--text-sm);
        color: var(--color-text-2);
      }
      .view {
        overflow: auto;
        max-height: calc(100dvh - 12rem);
        border: var(--border) solid var(--color-line);
        background: #fff;
        /* Two fingers are ours, one finger scrolls. */
        touch-action: pan-x pan-y;
      }
      img {
        max-width: none;
        height: auto;
      }
      .alt {
        margin-top: var(--space-3);
        font-size: var(--text-sm);
        color: var(--color-text-2);
        max-width: var(--measure);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"slide">;
  @state() private zoom = 1;
  @query("img") private readonly image!: HTMLImageElement | null;
  #pinch: { readonly distance: number; readonly zoom: number } | null = null;

  override render() {
    if (this.card === undefined) return nothing;
    const { image, alt, decorative, title } = this.card;
    return html`<div class="tools">
        <button class="btn" type="button" ?disabled=${this.zoom <= 1} @click=${() => this.#zoomTo(this.zoom / STEP)}>
          ${icon("minus")}${t("zoomOut")}
        </button>
        <button class="btn" type="button" ?disabled=${this.zoom >= LARGEST} @click=${() => this.#zoomTo(this.zoom * STEP)}>
          ${icon("plus")}${t("zoomIn")}
        </button>
        <button class="btn btn--quiet" type="button" @click=${() => this.#zoomTo(1)}>${t("zoomFit")}</button>
        <span class="level num" role="status">${t("zoomLevel", { percent: Math.round(this.zoom * 100) })}</span>
      </div>
      <div
        class="view"
        tabindex="0"
        role="group"
        aria-label=${title}
        @wheel=${this.#wheel}
        @touchstart=${this.#touchStart}
        @touchmove=${this.#touchMove}
        @touchend=${this.#touchEnd}
      >
        <img
          src=${imageAddress(image)}
          alt=${decorative === true ? "" : (alt ?? title)}
          lang=${contentLanguage}
          width=${image.widthPx}
          height=${image.heightPx}
        />
      </div>
      ${alt === undefined ? nothing : html`<p class="alt" lang=${contentLanguage}>${alt}</p>`}`;
  }

  // Not a `style` attribute: the Content-Security-Policy allows styles from files and scripts only.
  override updated(): void {
    if (this.image !== null) this.image.style.width = `${this.zoom * 100}%`;
  }

  #zoomTo(zoom: number): void {
    this.zoom = Math.min(LARGEST, Math.max(1, zoom));
  }

  readonly #wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoomTo(this.zoom * 2 ** (-event.deltaY / 300));
  };

  readonly #touchStart = ({ touches }: TouchEvent) => {
    const distance = distanceOf(touches);
    this.#pinch = distance === null ? null : { distance, zoom: this.zoom };
  };

  readonly #touchMove = (event: TouchEvent) => {
    const distance = distanceOf(event.touches);
    if (this.#pinch === null || distance === null) return;
    event.preventDefault();
    this.#zoomTo((this.#pinch.zoom * distance) / this.#pinch.distance);
  };

  readonly #touchEnd = () => {
    this.#pinch = null;
  };
}

/** Pixels between two fingers; `null` when there are not two. */
function distanceOf(touches: TouchList): number | null {
  const [one, other] = [touches[0], touches[1]];
  if (one === undefined || other === undefined || touches.length !== 2) return null;
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-slide-zoom": SlideZoomElement;
  }
}
