import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { moneyWords } from "../../control/highlights/money-words.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { stateOf } from "./account-state.ts";
import { type AccountWish, AccountWishEvent } from "./events.ts";
import { rowStyles } from "./row-styles.ts";
import { t } from "./strings.ts";
import { isByBrowser, isUnconnected } from "./x-ways.ts";

const shapes = { ok: "check", wait: "pause", bad: "warning", off: "more" } as const;

/**
 * One account: how it does, what comes next, and what this person may do about it (FD168, FD169).
 * @fires efir-account-wish - Something is wished of it (AccountWishEvent).
 */
@customElement("efir-account-row")
export class AccountRowElement extends LitElement {
  static override styles = [common, controls, desk, rowStyles];
  @property({ attribute: false }) target?: ToldTarget;
  /** What its network is called. */
  @property() network = "";
  @property({ attribute: false }) now: ProgramTime = programTime(0);
  @property({ type: Boolean }) mayManage = false;
  @property({ type: Boolean }) mayStop = false;
  @property({ type: Boolean }) busy = false;

  override render() {
    const { target } = this;
    if (target === undefined) return nothing;
    const { tone, words, next } = stateOf(target, this.now, this.mayManage);
    const isAlsoKilled = target.isKilled && words !== t("state.killed");
    return html`<div class="row is-${tone}">
      <div class="what">
        <p class="network">${this.network}</p>
        <h3>${target.name}</h3>
        <p class="state">${icon(shapes[tone])}<span><b>${words}</b> ${isAlsoKilled ? html`<span class="also">${t("alsoKilled")}</span>` : nothing}</span></p>
        ${next === "" ? nothing : html`<p class="next">${next}</p>`} ${this.#facts(target)}
      </div>
      <div class="acts">${this.#acts(target)}</div>
    </div>`;
  }

  #facts({ account, paused, checkedAt, mode, budget, proxy, baseUrl }: ToldTarget) {
    const facts = [
      // Who it posted as is of use above all when it does not.
      paused !== null && account !== null ? account : "",
      checkedAt === null ? "" : t("checkedAt", { when: formatDayAndTime(checkedAt) }),
      t(`facts.mode.${mode}`),
      budget.posts === null ? "" : t("facts.posts", { count: budget.posts }),
      budget.micros === null ? "" : t("facts.money", { money: moneyWords(budget.micros) }),
      proxy === null ? "" : t("facts.proxy", { proxy }),
      baseUrl === null ? "" : t("facts.baseUrl", { address: baseUrl }),
    ];
    return html`<ul class="facts num">${facts.filter(Boolean).map((fact) => html`<li>${fact}</li>`)}</ul>`;
  }

  #acts(target: ToldTarget) {
    const { paused, isKilled } = target;
    const byHand = paused?.why === "BY_HAND";
    // Unreadable keys stay so whoever presses what.
    const mayPause = paused === null || byHand;
    const isNew = isUnconnected(target);
    const canAnswer = !isNew && paused?.why !== "SECRETS_UNREADABLE";
    return html`${this.mayManage && canAnswer ? this.#button("check") : nothing}
      ${this.mayManage && isByBrowser(target) ? this.#button("connect", isNew ? "btn btn--primary" : "btn") : nothing}
      ${this.mayStop && mayPause ? this.#button(byHand ? "resume" : "pause") : nothing}
      ${this.mayStop ? this.#button(isKilled ? "unkill" : "kill") : nothing}
      ${this.mayManage ? html`${this.#button("change", "btn", true)} ${this.#button("drop", "btn btn--quiet", true)}` : nothing}`;
  }

  #button(wish: AccountWish, look = "btn", isAsked = false) {
    const name = this.target?.name ?? "";
    return html`<button class=${look} type="button" data-wish=${wish} aria-haspopup=${isAsked ? "dialog" : "false"} aria-label=${t(`${wish}Of`, { name })} aria-disabled=${this.busy} @click=${() => this.#wish(wish)}>${t(wish)}</button>`;
  }

  // Not `disabled` meanwhile: whoever pressed it by keyboard would lose their place.
  #wish(wish: AccountWish): void {
    if (!this.busy) this.dispatchEvent(new AccountWishEvent(wish));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-account-row": AccountRowElement;
  }
}
