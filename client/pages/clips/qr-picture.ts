import { css, html, LitElement, type PropertyValues, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { common } from "../../ui/styles.ts";
import type { qrPath } from "./qr-path.ts";

/** An address as a QR code: black on white in every theme, or phones do not read it. */
@customElement("efir-qr-picture")
export class QrPictureElement extends LitElement {
  static override styles = [
    common,
    css`
      svg {
        display: block;
        width: min(14rem, 100%);
        height: auto;
      }
    `,
  ];
  @property() address = "";
  @property() label = "";
  @state() private code: ReturnType<typeof qrPath> | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("address") && this.address !== "") void this.#draw(this.address);
  }

  override render() {
    if (this.code === null) return html``;
    const { path, side } = this.code;
    return html`<svg role="img" aria-label=${this.label} viewBox=${`0 0 ${side} ${side}`} shape-rendering="crispEdges">
      ${svg`<rect width="100%" height="100%" fill="white"/><path d=${path} fill="black"/>`}
    </svg>`;
  }

  /** Hardly anybody makes a link: what draws it is not loaded before. */
  async #draw(address: string): Promise<void> {
    const { qrPath: pathOf } = await import("./qr-path.ts");
    if (address === this.address) this.code = pathOf(address);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-qr-picture": QrPictureElement;
  }
}
