import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { type ApiAnswer, call } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { desk } from "../../control/styles.ts";
import mark from "../../ui/art/mark.svg";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import { meetingsStyles } from "./meetings-styles.ts";
import "./new-meeting.ts";
import { t } from "./strings.ts";

/** As `GET /api/meetings` tells it (WB25). */
export interface ToldMeeting {
  readonly slug: string;
  readonly title: string;
  readonly phase: MeetingRecord["phase"];
  readonly sample: boolean;
  readonly viewers?: number;
}

/** `/pult`: which meetings there are, a new one, and the sample's end. */
@customElement("efir-meetings-page")
export class MeetingsPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, meetingsStyles];
  @state() private list: ApiAnswer<readonly ToldMeeting[]> | null = null;
  @state() private said = "";

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${t("title")}</h1>
        <a class="btn" href="/pult/zapisi">${t("recordings")}</a>
        <button class="btn" type="button" @click=${this.#signOut}>${t("signOut")}</button>
      </header>
      <main>
        <section aria-label=${t("title")}>
          ${this.#list()}
          <p role="status" class="hint">${this.said}</p>
        </section>
        <efir-new-meeting></efir-new-meeting>
      </main>`;
  }

  #list() {
    if (this.list === null) return nothing;
    if (!this.list.ok)
      return html`<p class="mistake">${t("failed", { why: apiWords(this.list.problem) })}</p>
        <button class="btn" type="button" @click=${this.#load}>${t("again")}</button>`;
    if (this.list.value.length === 0) return html`<p class="hint">${t("empty")}</p>`;
    return html`<ul>
      ${repeat(
        this.list.value,
        ({ slug }) => slug,
        (meeting) => this.#meeting(meeting),
      )}
    </ul>`;
  }

  #meeting({ slug, title, phase, sample, viewers }: ToldMeeting) {
    return html`<li class=${phase === "open" ? "is-live" : ""}>
      <div>
        <h2><a href=${`/pult/${slug}`}>${title}</a></h2>
        <p class="facts">
          <span class=${phase === "open" ? "st st--live" : "st"}>${t(`phase.${phase}`)}</span>
          ${sample ? html`<span class="st st--sample">${t("sample")}</span>` : nothing}
          <span class="num">/m/${slug}</span>
          ${viewers === undefined ? nothing : html`<span class="num">${t("viewers", { count: viewers })}</span>`}
        </p>
      </div>
      <div class="acts">
        <a class="btn" href=${`/m/${slug}`}>${t("watch")}</a>
        ${sample ? html`<button class="btn" type="button" @click=${() => void this.#drop(slug)}>${t("dropSample")}</button>` : nothing}
        <a class="btn btn--primary" href=${`/pult/${slug}`}>${t("open")}</a>
      </div>
    </li>`;
  }

  readonly #load = async () => {
    this.list = await call<readonly ToldMeeting[]>("GET", "/api/meetings");
  };

  async #drop(slug: string): Promise<void> {
    const answer = await call<null>("DELETE", `/api/meetings/${slug}`);
    this.said = answer.ok ? t("dropped") : apiWords(answer.problem);
    await this.#load();
  }

  readonly #signOut = async () => {
    await call("DELETE", "/api/session");
    location.assign("/pult/vhod");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-meetings-page": MeetingsPageElement;
  }
}
