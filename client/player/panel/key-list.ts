import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { common } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/** The player's keys, as they are printed on a keyboard, and what they do. */
@customElement("efir-key-list")
export class KeyListElement extends LitElement {
  static override styles = [
    common,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
        align-items: baseline;
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      kbd {
        padding: 0 var(--space-2);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-1);
        font: inherit;
        font-weight: var(--weight-strong);
        white-space: nowrap;
      }
    `,
  ];

  override render() {
    const rows = [
      { keys: [t("keys.space"), "K"], act: t("keys.play") },
      { keys: ["←", "→"], act: t("keys.skip") },
      { keys: ["J", "L"], act: t("keys.skipFar") },
      { keys: ["Home", "End"], act: t("keys.ends") },
      { keys: ["<", ">"], act: t("keys.speed") },
      { keys: ["Page Up", "Page Down"], act: t("keys.marks") },
      { keys: ["↑", "↓"], act: t("keys.volume") },
      { keys: ["M"], act: t("keys.mute") },
      { keys: ["C"], act: t("keys.captions") },
      { keys: ["F"], act: t("keys.fullscreen") },
      { keys: ["?"], act: t("keys.help") },
    ];
    return html`<dl>
      ${rows.map(({ keys, act }) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${act}</dd>`)}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-key-list": KeyListElement;
  }
}
