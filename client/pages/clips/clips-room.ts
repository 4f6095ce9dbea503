import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { type MeetingRight, mayIn } from "../../../shared/roles.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { standing } from "../../../shared/timeline/standing.ts";
import type { ApiProblem } from "../../control/api.ts";
import { cuesOf } from "../../control/clips/blitz-draft.ts";
import type { ToldClips } from "../../control/clips/clips-api.ts";
import { ClipsList } from "../../control/clips/clips-list.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { t as clips } from "../../control/clips/strings.ts";
import { isOnAir } from "../../control/standing.ts";
import { desk } from "../../control/styles.ts";
import { WhoIAm } from "../../control/who-i-am.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { SessionController } from "../../session/session-controller.ts";
import mark from "../../ui/art/mark.svg";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import { LeaveGuard } from "../meeting-plan/leave-guard.ts";
import { LazyCode } from "../viewer/lazy-code.ts";
import "./assignment-desk.ts";
import "./channel-switch.ts";
import "./clip-desk.ts";
import type { ClipDeskElement } from "./clip-desk.ts";
import "./clip-queue.ts";
import type { AgendaChoice } from "./clip-words.ts";
import { ClipsChangedEvent } from "./events.ts";
import { KnownNames } from "./known-names.ts";
import { pageStyles } from "./page-styles.ts";
import "./reporter-links.ts";
import { t as stream } from "../../control/clips/stream-strings.ts";
import { t } from "./strings.ts";

/** In the address, where a clip's id stands. */
const MARKER = "iz-efira";

/** A meeting's queue, one clip's desk, and what reporters need. Rules BZ130–BZ149. */
@customElement("efir-clips-room")
export class ClipsRoomElement extends LitElement {
  static override styles = [common, controls, desk, listPage, pageStyles];
  @state() private openId = idIn(location.hash);
  @state() private said = "";
  @state() private remedy: ClipsChangedEvent["remedy"] = undefined;
  /** Where the person was going when they were asked whether to leave; `null`: nowhere. */
  @state() private onwards: string | null = null;
  @query("efir-stream-marker") private readonly marker!: { reach?(): Promise<void> } | null;
  @query("efir-clip-desk") private readonly clipDesk!: ClipDeskElement | null;
  readonly #list = new ClipsList(this);
  readonly #who = new WhoIAm(this);
  readonly #names = new KnownNames(this, () => this.#who.actor);
  readonly #plan = new SessionController(this, ({ plan }) => plan);
  readonly #record = new SessionController(this, ({ record }) => record);
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);
  readonly #clock = new SecondClock(this, () => this.#offset.part);
  readonly #guard = new LeaveGuard(
    this,
    () => this.clipDesk?.isUnsaved === true,
    (address) => {
      this.onwards = address;
    },
  );
  readonly #player = new LazyCode(this, () => import("./stream/stream-marker.ts"), "asked");
  #programme: MeetingRecord["programme"] = [];
  #items: readonly AgendaChoice[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#turn);
    // The document scrolls, and bars stand over its head and foot: what gets the focus is not left under it (WCAG 2.4.11).
    document.documentElement.style.setProperty("scroll-padding-block", "4rem 10rem");
    this.addEventListener(ClipsChangedEvent.type, this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#turn);
    document.documentElement.style.removeProperty("scroll-padding-block");
    this.removeEventListener(ClipsChangedEvent.type, this.#changed);
  }

  override willUpdate(): void {
    const { programme } = this.#record.part;
    if (programme === this.#programme) return;
    this.#programme = programme;
    // As reporters' pages number them.
    this.#items = programme.map(({ title }, index) => ({ number: String(index + 1), words: `${index + 1}. ${title}` }));
  }

  override render() {
    const { slug, told, problem } = this.#list;
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${clips("title")}<small>${this.#record.part.title}</small></h1>
        <a class="btn" href=${`/pult/${slug}`}>${t("room")}</a>
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      <div class="told">${problem === null ? nothing : this.#failure(problem)}${told === null ? nothing : this.#notes(told)}</div>
      ${this.#saidLine()}
      ${told === null ? nothing : html`<main>${this.#queue(told)}${this.#work(told)}${this.#aside(told)}</main>`}
      ${told === null && problem === null ? html`<p class="told hint"><span>${clips("loading")}</span></p>` : nothing}`;
  }

  #failure(problem: ApiProblem) {
    const words = problem.code === "NOT_ALLOWED" ? t("notAllowed") : t("failed", { why: problemWords(problem) });
    return html`<p class="mistake" role="alert">${words}</p>
      ${
        problem.code === "NOT_SIGNED_IN"
          ? html`<a class="btn btn--primary" href=${`/pult/vhod?dalee=${this.#list.slug}`}>${t("signIn")}</a>`
          : html`<button class="btn" type="button" @click=${this.#list.load}>${clips("again")}</button>`
      }`;
  }

  #notes({ canConvert, twoPeople }: ToldClips) {
    return html`${canConvert ? nothing : html`<p class="note">${t("noFfmpeg")}</p>`}${twoPeople ? html`<p class="hint">${t("twoPeople")}</p>` : nothing}`;
  }

  /** Always there: what is put into a status that has just appeared, nobody is told. */
  #saidLine() {
    const { remedy } = this;
    return html`<div class=${this.said === "" ? "said" : "said said--on"}>
      <p role="status">${this.said}</p>
      ${remedy === undefined ? nothing : html`<button class="btn btn--s" type="button" @click=${() => this.#undo(remedy)}>${remedy.label}</button>`}
    </div>`;
  }

  #queue({ clips: all }: ToldClips) {
    return html`<section aria-labelledby="queue">
      <h2 id="queue">${t("queue")}</h2>
      ${this.#may("mark-clip") ? html`<p class="mark"><a class="btn" href="#${MARKER}" aria-current=${this.openId === MARKER ? "page" : "false"}>${icon("plus")}${stream("open")}</a></p>` : nothing}
      <efir-clip-queue .clips=${all} openId=${this.openId} .now=${this.#clock.now}></efir-clip-queue>
    </section>`;
  }

  #work({ clips: all, twoPeople }: ToldClips) {
    if (this.openId === MARKER) return this.#marker();
    const clip = all.find(({ id }) => id === this.openId);
    if (clip === undefined)
      return html`<section><p class="hint">${this.openId === "" ? html`${t("choose")}. ${t("keysHint")}` : t("gone")}</p></section>`;
    const cues = cuesOf(this.#plan.part?.cues ?? [], clip.id);
    const program = standing(this.#record.part, this.#clock.now);
    return html`<section aria-label=${clips("title")}>
      ${this.onwards === null ? nothing : this.#ask(this.onwards)}
      ${keyed(
        clip.id,
        html`<efir-clip-desk .clip=${clip} slug=${this.#list.slug} .items=${this.#items} .cueCount=${cues.length} ?onair=${cues.some(({ card }) => isOnAir(program, card))}
          .approvers=${{ me: this.#who.actor?.id ?? "", nameById: this.#names.byId, twoPeople }} ?mayReview=${this.#may("review-clips")} ?mayWithdraw=${this.#may("withdraw-consent")}></efir-clip-desk>`,
      )}
    </section>`;
  }

  /** With its player, which is loaded when it is wanted. */
  #marker() {
    this.#player.ask();
    return html`<section aria-label=${stream("title")}><efir-stream-marker></efir-stream-marker></section>`;
  }

  #aside({ assignments, passes }: ToldClips) {
    const { slug } = this.#list;
    return html`<aside aria-label=${t("assignments")}>
      <section aria-labelledby="assignments">
        <h2 id="assignments">${t("assignments")}</h2>
        <efir-assignment-desk .assignments=${assignments} .passes=${passes} .items=${this.#items} slug=${slug} ?mayAssign=${this.#may("assign")}></efir-assignment-desk>
      </section>
      <section aria-labelledby="links">
        <h2 id="links">${t("links")}</h2>
        <efir-reporter-links .passes=${passes} slug=${slug} ?mayMake=${this.#may("make-pass")}></efir-reporter-links>
      </section>
      <section aria-labelledby="channel">
        <h2 id="channel">${t("channelTitle")}</h2>
        <efir-channel-switch slug=${slug} ?mayTurn=${this.#may("review-clips")}></efir-channel-switch>
      </section>
    </aside>`;
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

  /** On this page it is another clip, elsewhere another page. */
  #leave(onwards: string): void {
    this.onwards = null;
    const to = new URL(onwards, location.href);
    if (to.pathname !== location.pathname) this.#guard.leave(onwards);
    else void this.#open(to.hash);
  }

  /** By the browser's own buttons too, which ask nobody. */
  readonly #turn = () => {
    if (this.clipDesk?.isUnsaved === true) {
      const { hash } = location;
      history.replaceState(null, "", `#${this.openId}`);
      this.onwards = hash;
    } else void this.#open(location.hash);
  };

  async #open(hash: string): Promise<void> {
    history.replaceState(null, "", hash);
    this.openId = idIn(hash);
    this.said = "";
    this.remedy = undefined;
    await this.updateComplete;
    await this.clipDesk?.reach();
    await this.marker?.reach?.();
  }

  readonly #changed = ({ words, remedy }: ClipsChangedEvent) => {
    if (words !== "") {
      this.said = words;
      this.remedy = remedy;
    }
    void this.#list.load();
  };

  #undo(remedy: NonNullable<ClipsChangedEvent["remedy"]>): void {
    this.remedy = undefined;
    remedy.act();
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
    "efir-clips-room": ClipsRoomElement;
  }
}
