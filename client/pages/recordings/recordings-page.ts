import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Broadcast, ToldRecordings } from "../../../shared/recordings.ts";
import { type Actor, type HouseRight, mayInHouse } from "../../../shared/roles.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { type ApiProblem, call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { formatDuration, formatTime } from "../../i18n/format.ts";
import mark from "../../ui/art/mark.svg";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import "./disk-line.ts";
import { fileAddress, prepareDownload } from "./download.ts";
import { byMeeting, type MeetingRecordings } from "./recording-list.ts";
import "./recording-row.ts";
import { listPage } from "../control/list-page-styles.ts";
import type { RowBusy } from "./recording-row.ts";
import { broadcastName, problemWords, sizeWords } from "./recording-words.ts";
import { recordingsStyles } from "./recordings-styles.ts";
import "./retention.ts";
import type { KeepEvent } from "./retention.ts";
import { t } from "./strings.ts";

interface Said {
  readonly words: string;
  readonly isRefusal: boolean;
}

/** A recording that goes on grows, and other rooms delete too. */
const REFRESH_MS = 20_000;

/** `/pult/zapisi`: what was recorded, by meeting, and what can be done with it. Rules RC13–RC18 in docs/spec/recordings.md. */
@customElement("efir-recordings-page")
export class RecordingsPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, recordingsStyles];
  @state() private told: ToldRecordings | null = null;
  @state() private toldAt: ProgramTime | null = null;
  /** Why the last loading failed. */
  @state() private problem: ApiProblem | null = null;
  @state() private actor: Actor | null = null;
  @state() private said: Said | null = null;
  @state() private busyById: ReadonlyMap<string, RowBusy> = new Map();
  /** The person is asked whether to delete it. */
  @state() private doomed: Broadcast | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #hasGoneThere = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadActor();
    this.refresh();
    this.#timer = setInterval(() => document.hidden || this.refresh(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  override updated(_changed: PropertyValues<this>): void {
    if (this.told === null || this.#hasGoneThere) return;
    this.#hasGoneThere = true;
    // The address may name a meeting; a fragment does not reach into a shadow root by itself.
    const group = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`to-${location.hash.slice(1)}`)}`);
    group?.scrollIntoView();
    group?.focus();
  }

  override render() {
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${t("title")}</h1>
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      <main>
        <section aria-label=${t("title")}>
          <div role="status">${this.#saidLine()}</div>
          ${this.#list()}
        </section>
        ${this.told === null ? nothing : this.#aside(this.told)}
      </main>
      ${this.#dialog()}`;
  }

  #saidLine() {
    if (this.said === null) return nothing;
    return html`<p class=${this.said.isRefusal ? "said said--refused" : "said"}>${this.said.words}</p>`;
  }

  #list() {
    if (this.told === null) return this.problem === null ? html`<p class="hint">${t("loading")}</p>` : this.#failure();
    return html`${this.problem === null ? nothing : this.#failure()}
    ${
      this.told.broadcasts.length === 0
        ? html`<p class="hint">${t("empty")}</p>`
        : repeat(
            byMeeting(this.told.broadcasts),
            ({ slug }) => slug,
            (group) => this.#group(group),
          )
    }`;
  }

  #failure() {
    if (this.problem === null) return nothing;
    const isStale = this.problem.code === "OFFLINE" && this.toldAt !== null;
    return html`<div class="said said--refused">
      <p role="alert">${isStale && this.toldAt !== null ? t("stale", { time: formatTime(this.toldAt) }) : t("failed", { why: problemWords(this.problem) })}</p>
      <p class="choices">
        <button class="btn" type="button" @click=${this.#load}>${t("again")}</button>
        ${this.problem.code === "NOT_SIGNED_IN" ? html`<a class="btn btn--primary" href="/pult/vhod?dalee=zapisi">${t("signIn")}</a>` : nothing}
      </p>
    </div>`;
  }

  #group({ slug, broadcasts }: MeetingRecordings) {
    return html`<section class="group" id=${`to-${slug}`} tabindex="-1" aria-labelledby=${`title-${slug}`}>
      <div class="ph">
        <h2 id=${`title-${slug}`}>${this.#titleOf(slug)}</h2>
        <a class="btn btn--s" href=${`/pult/${slug}`}>${t("room")}</a>
      </div>
      <ul>
        ${repeat(
          broadcasts,
          ({ id }) => id,
          (broadcast) => html`<li>
            <efir-recording-row
              .broadcast=${broadcast}
              .busy=${this.busyById.get(broadcast.id) ?? null}
              ?droppable=${this.#may("drop-recording")}
              @efir-download=${() => void this.#download(broadcast)}
              @efir-drop-recording=${() => {
                this.doomed = broadcast;
              }}
            ></efir-recording-row>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #aside({ disk, keepDays, broadcasts }: ToldRecordings) {
    return html`<aside class=${disk.writing === "on" ? "" : "is-urgent"} aria-label=${t("disk")}>
      <section>
        <h2>${t("disk")}</h2>
        <efir-disk-line .disk=${disk}></efir-disk-line>
      </section>
      <efir-retention
        .keepDays=${keepDays}
        .broadcasts=${broadcasts}
        ?changeable=${this.#may("set-retention")}
        @efir-keep=${(event: KeepEvent) => void this.#keep(event.detail)}
      ></efir-retention>
    </aside>`;
  }

  #dialog() {
    const { doomed } = this;
    return html`<efir-dialog .heading=${t("dropTitle")} ?open=${doomed !== null} @close=${this.#spare}>
      ${
        doomed === null
          ? nothing
          : html`<p class="named">${t("dropWhat", this.#described(doomed))}</p>
              <p>${t("dropBody")}</p>
              <p class="choices">
                <button class="btn btn--danger" type="button" @click=${() => void this.#drop(doomed)}>${t("dropYes")}</button>
                <button class="btn" type="button" autofocus @click=${this.#spare}>${t("dropNo")}</button>
              </p>`
      }
    </efir-dialog>`;
  }

  #described(broadcast: Broadcast) {
    return {
      title: this.#titleOf(broadcast.slug),
      name: broadcastName(broadcast),
      duration: formatDuration(broadcast.duration),
      size: sizeWords(broadcast.bytes),
    };
  }

  readonly #spare = () => {
    this.doomed = null;
  };

  async #drop(broadcast: Broadcast): Promise<void> {
    this.doomed = null;
    await this.#whileBusy(broadcast.id, "dropping", async () => {
      const answer = await call<null>("DELETE", `/api/recordings/${broadcast.id}`);
      await this.#load();
      this.#say(
        answer.ok ? t("dropped", { name: broadcastName(broadcast) }) : problemWords(answer.problem),
        !answer.ok,
      );
    });
  }

  async #download(broadcast: Broadcast): Promise<void> {
    await this.#whileBusy(broadcast.id, "preparing", async () => {
      const answer = await prepareDownload(broadcast.id);
      if (!answer.ok) return this.#say(problemWords(answer.problem), true);
      location.assign(fileAddress(broadcast.id));
      this.#say(t(broadcast.until === null ? "preparedNow" : "prepared", { name: broadcastName(broadcast) }));
    });
  }

  async #keep(keepDays: number | null): Promise<void> {
    const answer = await call<{ readonly keepDays: number | null }>("PATCH", "/api/recordings/settings", { keepDays });
    await this.#load();
    this.#say(answer.ok ? t("kept") : problemWords(answer.problem), !answer.ok);
  }

  async #whileBusy(id: string, busy: RowBusy, act: () => Promise<void>): Promise<void> {
    this.busyById = new Map(this.busyById).set(id, busy);
    await act();
    this.busyById = new Map([...this.busyById].filter(([one]) => one !== id));
  }

  /** Asks the server anew. */
  refresh(): void {
    void this.#load();
  }

  readonly #load = async () => {
    const answer = await call<ToldRecordings>("GET", "/api/recordings");
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    this.told = answer.value;
    this.toldAt = programTime(Date.now());
  };

  async #loadActor(): Promise<void> {
    const answer = await call<{ readonly actor: Actor | null }>("GET", "/api/session");
    if (answer.ok) this.actor = answer.value.actor;
  }

  #titleOf(slug: string): string {
    return this.told?.titleBySlug[slug] ?? slug;
  }

  #may(right: HouseRight): boolean {
    return mayInHouse(this.actor, right);
  }

  #say(words: string, isRefusal = false): void {
    this.said = { words, isRefusal };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-recordings-page": RecordingsPageElement;
  }
}
