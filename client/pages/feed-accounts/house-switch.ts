import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { DoneEvent } from "../../control/events.ts";
import { killHouse } from "../../control/highlights/feed-api.ts";
import { desk } from "../../control/styles.ts";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { accountProblem } from "./account-problems.ts";
import { houseStyles } from "./house-styles.ts";
import { t } from "./strings.ts";

/**
 * The switch that stops the whole house, and says before it is turned what stops and what goes on (FD169).
 * @fires efir-done - It was turned (DoneEvent).
 */
@customElement("efir-house-switch")
export class HouseSwitchElement extends LitElement {
  static override styles = [common, controls, desk, houseStyles];
  @property({ type: Boolean }) killed = false;
  @property({ type: Boolean }) mayStop = false;
  @state() private isAsking = false;
  @state() private isBusy = false;
  @state() private refused = "";

  override render() {
    const { killed } = this;
    return html`<section class=${killed ? "is-off" : ""} aria-labelledby="house">
        <div>
          <h2 id="house">${t("house")}</h2>
          <p class="state" role="status">${icon(killed ? "warning" : "check")}<b>${t(killed ? "houseOff" : "houseOn")}</b></p>
          <p class="hint">${t(killed ? "houseOffSays" : "houseOnSays")}</p>
        </div>
        ${this.mayStop ? html`<button class=${killed ? "btn" : "btn btn--danger"} type="button" aria-haspopup="dialog" @click=${this.#ask}>${t(killed ? "allowAll" : "stopAll")}</button>` : ""}
      </section>
      ${this.#question(killed)}`;
  }

  #question(killed: boolean) {
    return html`<efir-dialog .heading=${t(killed ? "allowAllTitle" : "stopAllTitle")} ?open=${this.isAsking} @close=${this.#leave}>
      <div class="ask">
        <p>${t(killed ? "allowAllAsk" : "stopAllAsk")}</p>
        <p class="choices">
          <button class=${killed ? "btn btn--primary" : "btn btn--danger"} type="button" data-yes ?disabled=${this.isBusy} @click=${this.#turn}>${t(killed ? "allowAll" : "stopAll")}</button>
          <button class="btn" type="button" @click=${this.#leave}>${t("cancel")}</button>
        </p>
        <p role="alert" class="mistake">${this.refused}</p>
      </div>
    </efir-dialog>`;
  }

  readonly #ask = () => {
    this.refused = "";
    this.isAsking = true;
  };

  readonly #leave = () => {
    this.isAsking = false;
  };

  readonly #turn = async () => {
    const isKilled = !this.killed;
    this.isBusy = true;
    const answer = await killHouse(isKilled);
    this.isBusy = false;
    if (!answer.ok) {
      this.refused = accountProblem(answer.problem);
      return;
    }
    this.isAsking = false;
    this.dispatchEvent(new DoneEvent(t(isKilled ? "stoppedAll" : "allowedAll")));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-house-switch": HouseSwitchElement;
  }
}
