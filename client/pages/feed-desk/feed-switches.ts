import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { FeedDesk } from "../../../shared/feeds.ts";
import type { ApiAnswer } from "../../control/api.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { feedApi, killHouse } from "../../control/highlights/feed-api.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { roomNow } from "../../control/room-now.ts";
import { desk } from "../../control/styles.ts";
import { formatTime } from "../../i18n/format.ts";
import { SessionController } from "../../session/session-controller.ts";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";
import { switchesStyles } from "./switches-styles.ts";
import { healthOf } from "./target-health.ts";

/**
 * Over the whole width: that the feed rehearses, that it is stopped, what is wrong with a target; and the switch that stops it, which
 * asks nothing; the house's asks (FD155–FD157).
 * @fires efir-feed-changed - A switch was turned (FeedChangedEvent).
 */
@customElement("efir-feed-switches")
export class FeedSwitchesElement extends LitElement {
  static override styles = [common, controls, desk, switchesStyles];
  @property({ attribute: false }) told?: FeedDesk;
  @property() slug = "";
  @property({ type: Boolean }) mayKill = false;
  @property({ type: Boolean }) mayKillHouse = false;
  @property({ type: Boolean }) mayRehearse = false;
  @property({ type: Boolean }) maySeeTargets = false;
  @state() private isBusy = false;
  @state() private isAsking = false;
  @state() private refusal = "";
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);

  override render() {
    const { told } = this;
    if (told === undefined) return nothing;
    const { isRehearsal, isKilled } = told.settings;
    // Lines are there before they say anything: screen readers are told of what changes in them.
    return html`<section class=${isRehearsal ? "rehearsal" : "none"} aria-label=${t("rehearsal")}>
        <p role="status">${isRehearsal ? html`${icon("eye")}<span><strong>${t("rehearsal")}.</strong> ${t("rehearsalSays")}</span>` : nothing}</p>
        ${isRehearsal && this.mayRehearse ? this.#button(t("rehearsalOff"), "btn", () => feedApi(this.slug).rehearse(false)) : nothing}
      </section>
      <section class="stop ${isKilled || told.isKilled ? "stop--on" : ""}" aria-label=${t("killTitle")}>
        <p role="status">${isKilled || told.isKilled ? html`${icon("warning")}<span><strong>${t(told.isKilled ? "killedHouse" : "killed")}.</strong> ${this.#by(told)}${t("killSays")}</span>` : nothing}</p>
        ${this.#acts(told)}
      </section>
      ${this.#health(told)}
      <p class="mistake" role="alert">${this.refusal}</p>`;
  }

  #acts({ settings, isKilled }: FeedDesk) {
    const api = feedApi(this.slug);
    const meeting = settings.isKilled;
    return html`<div class="acts">
      ${this.mayKill ? this.#button(t(meeting ? "killOff" : "kill"), meeting ? "btn" : "btn btn--danger big", () => api.kill(!meeting), meeting ? "" : t("killSays")) : nothing}
      ${this.mayKillHouse ? html`<button class=${isKilled ? "btn" : "btn btn--quiet"} type="button" aria-haspopup="dialog" ?disabled=${this.isBusy} @click=${this.#ask}>${t(isKilled ? "killHouseOff" : "killHouse")}…</button>` : nothing}
      ${!settings.isRehearsal && this.mayRehearse ? this.#button(t("rehearsalOn"), "btn btn--quiet", () => api.rehearse(true)) : nothing}
    </div>
    ${this.mayKillHouse ? this.#question(isKilled) : nothing}`;
  }

  #by({ stopped }: FeedDesk): string {
    return stopped === undefined ? "" : `${t("stoppedBy", { name: stopped.by, time: formatTime(stopped.at) })}. `;
  }

  /** It is other people's meetings too. */
  #question(isKilled: boolean) {
    const words = t(isKilled ? "killHouseOff" : "killHouse");
    return html`<efir-dialog .heading="${words}?" ?open=${this.isAsking} @close=${this.#spare}>
      <p>${t(isKilled ? "killHouseOffAsk" : "killHouseAsk")}</p>
      <div class="acts choices">
        <button class=${isKilled ? "btn btn--primary" : "btn btn--danger"} type="button" ?disabled=${this.isBusy} @click=${() => void this.#do(() => killHouse(!isKilled))}>${words}</button>
        <button class="btn" type="button" @click=${this.#spare}>${t("cancel")}</button>
      </div>
    </efir-dialog>`;
  }

  readonly #ask = () => {
    this.isAsking = true;
  };

  readonly #spare = () => {
    this.isAsking = false;
  };

  #button(words: string, look: string, act: () => Promise<ApiAnswer<unknown>>, hint = "") {
    return html`<button class=${look} type="button" title=${hint} ?disabled=${this.isBusy} @click=${() => void this.#do(act)}>${words}</button>`;
  }

  /** Of those that the meeting uses, what keeps them; all else stands in the settings. */
  #health(told: FeedDesk) {
    const now = roomNow({ serverOffset: this.#offset.part });
    const troubled = told.targets
      .filter(({ id }) => told.settings.targets[id] !== undefined)
      .map((target) => ({ target, health: healthOf(target, told, now) }))
      .filter(({ health }) => health.tone === "bad" || health.tone === "wait");
    if (troubled.length === 0) return nothing;
    return html`<ul class="health" aria-label=${t("health")}>
      ${troubled.map(({ target, health }) => html`<li class="is-${health.tone}"><b>${targetName(target.id, told.targets)}</b> ${health.words}${this.#remedy(target.paused?.why)}</li>`)}
    </ul>`;
  }

  /** What takes it out of its pause. */
  #remedy(why: "AUTH" | "NO_MONEY" | "BY_HAND" | "SECRETS_UNREADABLE" | undefined) {
    if (why === undefined) return nothing;
    const link = this.maySeeTargets ? html` <a href="/pult/lenty">${t("accounts")}</a>` : nothing;
    return html`. ${t(`remedy.${why}`)}${link}`;
  }

  async #do(act: () => Promise<ApiAnswer<unknown>>): Promise<void> {
    this.isBusy = true;
    const answer = await act();
    this.isBusy = false;
    this.isAsking = false;
    this.refusal = answer.ok ? "" : problemWords(answer.problem);
    this.dispatchEvent(new FeedChangedEvent(""));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-feed-switches": FeedSwitchesElement;
  }
}
