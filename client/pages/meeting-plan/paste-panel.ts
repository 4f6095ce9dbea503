import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import { common, controls } from "../../ui/styles.ts";
import { timesOf } from "./agenda-times.ts";
import { PasteEvent } from "./item-events.ts";
import { pastedItems } from "./pasted-items.ts";
import { planStyles } from "./plan-styles.ts";
import { t } from "./strings.ts";

/**
 * A programme copied from a letter, as items, shown before it is taken.
 * @fires efir-paste - The items are wanted.
 * @fires efir-paste-cancel - They are not.
 */
@customElement("efir-paste-panel")
export class PastePanelElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    planStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 2px dashed var(--color-line-strong);
        border-radius: var(--radius-2);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-sm);
      }
      caption {
        padding-bottom: var(--space-1);
        text-align: left;
        font-weight: var(--weight-strong);
      }
      th,
      td {
        padding: var(--space-1) var(--space-3) var(--space-1) 0;
        border-top: var(--border) solid var(--color-line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      td:nth-child(-n + 2) {
        width: 5rem;
        white-space: nowrap;
      }
    `,
  ];
  @state() private text = "";

  override focus(): void {
    this.renderRoot.querySelector("textarea")?.focus();
  }

  override render() {
    const items = pastedItems(this.text, newId);
    const count = items.length;
    return html`<div class="cell">
        <label for="list">${t("pasteLabel")}</label>
        <textarea class="field" id="list" rows="6" aria-describedby="list-hint" .value=${this.text} @input=${this.#write}></textarea>
        <span class="hint" id="list-hint">${t("pasteHint")}</span>
      </div>
      ${count === 0 ? nothing : this.#preview(items)}
      <div class="acts">
        <button class="btn btn--primary" type="button" ?disabled=${count === 0} @click=${() => this.dispatchEvent(new PasteEvent(items))}>
          ${count === 0 ? t("pasteNothing") : t("pasteAdd", { count })}
        </button>
        <button class="btn btn--quiet" type="button" @click=${() => this.dispatchEvent(new Event("efir-paste-cancel"))}>${t("pasteCancel")}</button>
      </div>`;
  }

  #preview(items: ReturnType<typeof pastedItems>) {
    const times = timesOf({ days: [], items });
    return html`<table>
      <caption>
        ${t("preview")}
      </caption>
      <tbody>
        ${items.map(
          ({ title, detail, minutes }, index) =>
            html`<tr>
              <td class="num">${times[index]?.time ?? ""}</td>
              <td class="num">${minutes === "" ? "" : t("column", { minutes })}</td>
              <td>${title}${detail === "" ? nothing : html` <span class="hint">${detail}</span>`}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  readonly #write = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) this.text = target.value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-paste-panel": PastePanelElement;
  }
}
