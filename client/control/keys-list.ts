import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { common } from "../ui/styles.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/** Every key of the room, for the dialog. */
@customElement("efir-keys-list")
export class KeysListElement extends LitElement {
  static override styles = [
    common,
    desk,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-3) var(--space-4);
        align-items: baseline;
      }
    `,
  ];

  override render() {
    return html`<dl>
      <dt><kbd>Ctrl+Enter</kbd></dt>
      <dd>${t("keys.take")}</dd>
      <dt><kbd>1</kbd>–<kbd>9</kbd></dt>
      <dd>${t("keys.prepare")}</dd>
      <dt><kbd>Esc</kbd></dt>
      <dd>${t("keys.clear")}</dd>
      <dt><kbd>↑</kbd> <kbd>↓</kbd></dt>
      <dd>${t("keys.walk")}</dd>
      <dt><kbd>Alt+↑</kbd> <kbd>Alt+↓</kbd></dt>
      <dd>${t("keys.move")}</dd>
      <dt><kbd>Shift+/</kbd></dt>
      <dd>${t("keys.list")}</dd>
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-keys-list": KeysListElement;
  }
}
