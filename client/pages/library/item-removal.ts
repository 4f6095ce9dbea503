import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { LibraryBrief } from "../../../shared/library.ts";
import { call } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { DoneEvent } from "../../control/events.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";
import "./use-list.ts";

/**
 * Asks whether to delete an item, after saying where it is used and what stays of it (LB8).
 * @fires efir-done - It is gone (DoneEvent).
 * @fires efir-keep - It is to stay.
 */
@customElement("efir-item-removal")
export class ItemRemovalElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .named {
        font-weight: var(--weight-strong);
        overflow-wrap: anywhere;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
    `,
  ];
  @property({ attribute: false }) brief?: LibraryBrief;
  @state() private refused = "";
  @state() private isDropping = false;

  override render() {
    return html`<p class="named">${this.brief?.title}</p>
      <efir-use-list .itemId=${this.brief?.id ?? ""}><p>${t("dropStays")}</p></efir-use-list>
      <p class="choices">
        <button class="btn btn--danger" type="button" ?disabled=${this.isDropping} @click=${this.#drop}>${t("drop")}</button>
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event("efir-keep"))}>${t("keep")}</button>
      </p>
      <p role="alert" class="mistake">${this.refused}</p>`;
  }

  readonly #drop = async () => {
    if (this.brief === undefined) return;
    this.isDropping = true;
    // Where it is used was said above.
    const answer = await call<null>("DELETE", `/api/library/${this.brief.id}?anyway=yes`);
    this.isDropping = false;
    if (answer.ok || answer.problem.code === "UNKNOWN_ITEM")
      this.dispatchEvent(new DoneEvent(t("dropped", { title: this.brief.title })));
    else this.refused = apiWords(answer.problem);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-item-removal": ItemRemovalElement;
  }
}
