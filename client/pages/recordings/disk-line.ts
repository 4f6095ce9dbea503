import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { DiskState } from "../../../shared/recordings.ts";
import { icon } from "../../ui/icons.ts";
import { common } from "../../ui/styles.ts";
import { sizeWords } from "./recording-words.ts";
import { t } from "./strings.ts";

/** How much room there is, and a warning when nothing, or not all, is being kept. */
@customElement("efir-disk-line")
export class DiskLineElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3) var(--space-6);
      }
      dt {
        font-size: var(--text-sm);
        line-height: 1.3;
        color: var(--color-text-2);
      }
      dd {
        font-weight: var(--weight-strong);
      }
      p {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin-bottom: var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid currentColor;
        border-radius: var(--radius-2);
        background: var(--color-danger-soft);
        color: var(--color-danger);
        font-weight: var(--weight-medium);
      }
    `,
  ];
  @property({ attribute: false }) disk?: DiskState;

  override render() {
    if (this.disk === undefined) return nothing;
    const { freeBytes, usedBytes, floorBytes, writing } = this.disk;
    return html`<div role="alert">${writing === "on" ? nothing : html`<p>${icon("warning")}${t(`writing.${writing}`)}</p>`}</div>
      <dl class="num">
        <div><dt>${t("free")}</dt><dd>${sizeWords(freeBytes)}</dd></div>
        <div><dt>${t("used")}</dt><dd>${sizeWords(usedBytes)}</dd></div>
        <div><dt>${t("floor")}</dt><dd>${sizeWords(floorBytes)}</dd></div>
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-disk-line": DiskLineElement;
  }
}
