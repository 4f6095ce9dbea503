import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { LibraryUse } from "../../../shared/library.ts";
import type { ApiAnswer } from "../../control/api.ts";
import { usesOf } from "../../control/library-api.ts";
import { common } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * «Где используется»: the meetings that show an item or plan to. What that means for them is the slot's to say, and is
 * shown only when there are some.
 * @slot - What becomes of those meetings.
 */
@customElement("efir-use-list")
export class UseListElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      .uses {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-left: 0.25rem solid var(--color-warn);
        background: var(--color-sunken);
        font-size: var(--text-sm);
      }
      .quiet {
        font-size: var(--text-sm);
        color: var(--color-text-2);
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
  @property() itemId = "";
  @state() private uses: ApiAnswer<readonly LibraryUse[]> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    if (this.uses === null) return html`<p class="quiet" role="status">${t("usesLoading")}</p>`;
    if (!this.uses.ok) return html`<p class="quiet" role="status">${t("usesFailed")}</p>`;
    if (this.uses.value.length === 0) return html`<p class="quiet">${t("usesNone")}</p>`;
    return html`<div class="uses">
      <b>${t("usesSome")}</b>
      <ul>
        ${this.uses.value.map(
          ({ slug, title, planned, shown }) =>
            html`<li><a href=${`/pult/${slug}`}>${t("use", { title, planned, shown })}</a></li>`,
        )}
      </ul>
      <slot></slot>
    </div>`;
  }

  async #load(): Promise<void> {
    this.uses = await usesOf(this.itemId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-use-list": UseListElement;
  }
}
