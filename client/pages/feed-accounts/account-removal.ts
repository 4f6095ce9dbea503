import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { DoneEvent } from "../../control/events.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { accountProblem } from "./account-problems.ts";
import { accountsApi } from "./accounts-api.ts";
import { t } from "./strings.ts";

/**
 * Asks whether to remove an account, and says what becomes of what it has posted (FD173).
 * @fires efir-done - It is gone (DoneEvent).
 * @fires efir-keep - It is to stay.
 */
@customElement("efir-account-removal")
export class AccountRemovalElement extends LitElement {
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
  @property({ attribute: false }) target?: ToldTarget;
  @state() private refused = "";
  @state() private isDropping = false;

  override render() {
    return html`<p class="named">${this.target?.name}</p>
      <p>${t("dropAsk")}</p>
      <p class="choices">
        <button class="btn btn--danger" type="button" ?disabled=${this.isDropping} @click=${this.#drop}>${t("dropYes")}</button>
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event("efir-keep"))}>${t("keep")}</button>
      </p>
      <p role="alert" class="mistake">${this.refused}</p>`;
  }

  readonly #drop = async () => {
    const { target } = this;
    if (target === undefined) return;
    this.isDropping = true;
    const answer = await accountsApi.drop(target.id);
    this.isDropping = false;
    if (answer.ok || answer.problem.code === "UNKNOWN_TARGET")
      this.dispatchEvent(new DoneEvent(t("dropped", { name: target.name })));
    else this.refused = accountProblem(answer.problem);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-account-removal": AccountRemovalElement;
  }
}
