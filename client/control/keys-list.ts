import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { common } from "../ui/styles.ts";
import { bindings, type KeyName } from "./keys.ts";
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
        gap: var(--space-2) var(--space-4);
        align-items: baseline;
      }
      dt {
        white-space: nowrap;
      }
    `,
  ];

  override render() {
    return html`<dl>
      ${this.#row(["take"], t("keys.take"))} ${this.#row(["recall"], t("keys.recall"))}
      ${this.#row(["undo"], t("keys.undo"))} ${this.#row(["blackout"], t("keys.blackout"))}
      ${this.#row(["clear.stage"], t("keys.clear.stage"))}
      ${this.#row(["clear.lower-third"], t("keys.clear.lower-third"))}
      ${this.#row(["clear.side"], t("keys.clear.side"))} ${this.#row(["clear.chapter"], t("keys.clear.chapter"))}
      <dt><kbd>Shift+1</kbd>–<kbd>9</kbd></dt>
      <dd>${t("keys.lowerThird")}</dd>
      <dt><kbd>1</kbd>–<kbd>9</kbd></dt>
      <dd>${t("keys.prepare")}</dd>
      ${this.#row(["next"], t("keys.next"))} ${this.#row(["slideBack", "slideNext"], t("keys.slides"))}
      ${this.#row(["unprepare"], t("keys.unprepare"))} ${this.#row(["editing"], t("keys.editing"))}
      <dt><kbd>↑</kbd> <kbd>↓</kbd></dt>
      <dd>${t("keys.walk")}</dd>
      <dt><kbd>Alt+↑</kbd> <kbd>Alt+↓</kbd></dt>
      <dd>${t("keys.move")}</dd>
      ${this.#row(["find"], t("keys.find"))} ${this.#row(["highlight"], t("keys.highlight"))}
      ${this.#row(["feed"], t("keys.feed"))}
      ${this.#row(["meeting"], t("keys.meeting"))} ${this.#row(["more"], t("keys.more"))}
      ${this.#row(["view"], t("keys.view"))} ${this.#row(["asSeen"], t("keys.asSeen"))}
      ${this.#row(["list"], t("keys.list"))}
    </dl>`;
  }

  #row(names: readonly KeyName[], words: string) {
    return html`<dt>${names.map((name) => html`<kbd>${bindings[name].caps}</kbd> `)}</dt>
      <dd>${words}</dd>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-keys-list": KeysListElement;
  }
}
