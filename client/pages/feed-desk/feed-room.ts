import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { type FeedDesk, feedAddress } from "../../../shared/feeds.ts";
import { type MeetingRight, mayIn, mayInHouse } from "../../../shared/roles.ts";
import type { ApiProblem } from "../../control/api.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { FeedList } from "../../control/highlights/feed-list.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { type Trouble, troublesOf } from "../../control/highlights/where-it-stands.ts";
import { desk } from "../../control/styles.ts";
import { WhoIAm } from "../../control/who-i-am.ts";
import { SessionController } from "../../session/session-controller.ts";
import { Announcement } from "../../ui/announcer.ts";
import mark from "../../ui/art/mark.svg";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { pageStyles } from "../clips/page-styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import { LeaveGuard } from "../meeting-plan/leave-guard.ts";
import { feedNews } from "./feed-news.ts";
import "./feed-settings.ts";
import "./feed-switches.ts";
import type { FeedSettingsElement } from "./feed-settings.ts";
import "./highlight-desk.ts";
import type { HighlightDeskElement } from "./highlight-desk.ts";
import "./highlight-queue.ts";
import type { HighlightQueueElement } from "./highlight-queue.ts";
import "./new-highlight.ts";
import { roomStyles } from "./room-styles.ts";
import { t } from "./strings.ts";

/** In the address, where a highlight's id stands. */
const SETTINGS = "nastroyki";

/** A meeting's feed at the desk: its queue, one highlight, its settings and switches. Rules FD135–FD159. */
@customElement("efir-feed-room")
export class FeedRoomElement extends LitElement {
  static override styles = [common, controls, desk, listPage, pageStyles, roomStyles];
  @state() private openId = idIn(location.hash);
  @state() private said = "";
  /** Where the person was going when they were asked whether to leave; `null`: nowhere. */
  @state() private onwards: string | null = null;
  @query("efir-highlight-desk, efir-feed-settings")
  private readonly work!: HighlightDeskElement | FeedSettingsElement | null;
  @query("efir-highlight-queue") private readonly queue!: HighlightQueueElement | null;
  readonly #list = new FeedList(this, () => this.#highlight);
  readonly #who = new WhoIAm(this);
  readonly #record = new SessionController(this, ({ record }) => record);
  readonly #phase = new SessionController(this, ({ connection }) => connection.phase);
  readonly #guard = new LeaveGuard(
    this,
    () => this.work?.isUnsaved === true,
    (address) => {
      this.onwards = address;
    },
  );
  #heard: FeedDesk | null = null;
  #isShown = false;
  #troubles: ReadonlyMap<string, Trouble> = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#turn);
    // The document scrolls, and bars stand over its head and foot: what gets the focus is not left under it (WCAG 2.4.11).
    document.documentElement.style.setProperty("scroll-padding-block", "4rem 8rem");
    this.addEventListener(FeedChangedEvent.type, this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#turn);
    document.documentElement.style.removeProperty("scroll-padding-block");
    this.removeEventListener(FeedChangedEvent.type, this.#changed);
  }

  /** On a phone what the address names stands under the whole queue. */
  override updated(): void {
    if (this.#isShown || this.#list.told === null) return;
    this.#isShown = true;
    void this.#show();
  }

  async #show(): Promise<void> {
    // How far down it stands is known once what stands over it is drawn.
    await this.queue?.updateComplete;
    const { work } = this;
    if (work !== null && work.getBoundingClientRect().top > innerHeight / 2) await work.reach();
  }

  override willUpdate(): void {
    const { told } = this.#list;
    if (told === this.#heard || told === null) return;
    const news = this.#heard === null ? [] : feedNews(this.#heard, told);
    for (const words of news) this.dispatchEvent(new Announcement(words));
    this.#heard = told;
    this.#troubles = troublesOf(told);
  }

  override render() {
    const { slug, told, problem } = this.#list;
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${feed("title")}<small>${this.#record.part.title}</small></h1>
        <a class="btn" href=${feedAddress.meeting(slug)}>${t("readers")}</a>
        <a class="btn" href=${`/pult/${slug}`}>${t("room")}</a>
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      ${told === null ? nothing : html`<efir-feed-switches .told=${told} slug=${slug} ?mayKill=${this.#may("approve-highlight")} ?mayKillHouse=${mayInHouse(this.#who.actor, "kill-feed")} ?mayRehearse=${this.#may("set-feed")} ?maySeeTargets=${mayInHouse(this.#who.actor, "see-targets")}></efir-feed-switches>`}
      <div class="told">${problem === null ? nothing : this.#failure(problem)}${this.#away()}</div>
      <div class=${this.said === "" ? "said" : "said said--on"}><p role="status">${this.said}</p></div>
      ${told === null ? nothing : html`<main>${this.#queue(told)}${this.#work(told)}</main>`}
      ${told === null && problem === null ? html`<p class="told hint"><span role="status">${t("loading")}</span></p>` : nothing}`;
  }

  #failure(problem: ApiProblem) {
    if (problem.code === "OFFLINE" && this.#list.told !== null) return nothing;
    const words = problem.code === "NOT_ALLOWED" ? t("notAllowed") : t("failed", { why: problemWords(problem) });
    return html`<p class="mistake" role="alert">${words}</p>
      ${
        problem.code === "NOT_SIGNED_IN"
          ? html`<a class="btn btn--primary" href=${`/pult/vhod?dalee=${this.#list.slug}`}>${t("signIn")}</a>`
          : html`<button class="btn" type="button" @click=${this.#list.load}>${feed("again")}</button>`
      }`;
  }

  /** Said once there is something that it can be older than. */
  #away() {
    const isAway = this.#list.told !== null && (this.#phase.part === "lost" || this.#list.problem?.code === "OFFLINE");
    return html`<p role="status" class=${isAway ? "away" : ""}>${isAway ? t("offline") : nothing}</p>`;
  }

  #queue({ highlights }: FeedDesk) {
    return html`<section aria-labelledby="queue">
      <h2 id="queue">${t("queue")}</h2>
      <p class="settings"><a class="btn" href="#${SETTINGS}" aria-current=${this.openId === SETTINGS ? "page" : "false"}>${icon("settings")}${t("settings")}</a></p>
      ${this.#may("draft-highlight") ? html`<efir-new-highlight slug=${this.#list.slug}></efir-new-highlight>` : nothing}
      <efir-highlight-queue .highlights=${highlights} .troubles=${this.#troubles} openId=${this.openId}></efir-highlight-queue>
    </section>`;
  }

  #work(told: FeedDesk) {
    return html`<section aria-label=${this.openId === SETTINGS ? t("settings") : feed("title")}>
      ${this.onwards === null ? nothing : this.#ask(this.onwards)} ${this.openId === SETTINGS ? this.#settings(told) : this.#one(told)}
    </section>`;
  }

  #settings(told: FeedDesk) {
    return html`<efir-feed-settings .told=${told} slug=${this.#list.slug} ?maySet=${this.#may("set-feed")} ?maySeeTargets=${mayInHouse(this.#who.actor, "see-targets")}></efir-feed-settings>`;
  }

  #one(told: FeedDesk) {
    const highlight = told.highlights.find(({ id }) => id === this.openId);
    if (highlight === undefined)
      return html`<p class="hint">${this.openId === "" ? html`${t("choose")}. ${t("howTo")}. ${t("keysHint")}` : t("gone")}</p>`;
    return keyed(
      highlight.id,
      html`<efir-highlight-desk .highlight=${highlight} .told=${told} slug=${this.#list.slug} me=${this.#who.actor?.id ?? ""} ?mayDraft=${this.#may("draft-highlight")} ?mayApprove=${this.#may("approve-highlight")}></efir-highlight-desk>`,
    );
  }

  #ask(onwards: string) {
    const stay = () => {
      this.onwards = null;
    };
    return html`<div class="leave" role="alertdialog" aria-labelledby="leave">
      <p id="leave">${t("leave")}</p>
      <button class="btn" type="button" data-stay @click=${stay}>${t("leaveNo")}</button>
      <button class="btn btn--danger" type="button" @click=${() => this.#leave(onwards)}>${t("leaveYes")}</button>
    </div>`;
  }

  /** On this page it is another highlight, elsewhere another page. */
  #leave(onwards: string): void {
    this.onwards = null;
    const to = new URL(onwards, location.href);
    if (to.pathname !== location.pathname) this.#guard.leave(onwards);
    else void this.#open(to.hash);
  }

  /** By the browser's own buttons too, which ask nobody. */
  readonly #turn = () => {
    if (this.work?.isUnsaved === true) {
      const { hash } = location;
      history.replaceState(null, "", `#${this.openId}`);
      this.onwards = hash;
    } else void this.#open(location.hash);
  };

  async #open(hash: string): Promise<void> {
    history.replaceState(null, "", hash);
    this.openId = idIn(hash);
    this.said = "";
    // Of hundreds only the newest rows are told: without its own an old one would look as if it stood nowhere.
    if (this.#isWithoutRows) void this.#list.load();
    await this.updateComplete;
    await this.work?.reach();
  }

  readonly #changed = ({ words, highlight }: FeedChangedEvent) => {
    if (highlight !== null) this.#list.put(highlight);
    if (words !== "") this.said = words;
    void this.#list.load();
  };

  /** The one on the desk; empty: none. */
  get #highlight(): string {
    return this.openId === SETTINGS ? "" : this.openId;
  }

  get #isWithoutRows(): boolean {
    const { told } = this.#list;
    const opened = told?.highlights.find(({ id }) => id === this.openId);
    return opened !== undefined && opened.released.length > 0 && !told?.rows.some((row) => row.highlight === opened.id);
  }

  #may(right: MeetingRight): boolean {
    return mayIn(this.#who.actor, right, this.#list.slug);
  }
}

/** Empty, too, of an address that somebody has broken. */
function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-feed-room": FeedRoomElement;
  }
}
