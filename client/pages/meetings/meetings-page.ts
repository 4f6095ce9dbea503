import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Actor, mayInHouse } from "../../../shared/roles.ts";
import { type ApiAnswer, call } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { desk } from "../../control/styles.ts";
import mark from "../../ui/art/mark.svg";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import { exportWords } from "../exchange/exchange-words.ts";
import { archiveAddress, prepareArchive } from "../exchange/export-meeting.ts";
import "../exchange/meeting-import.ts";
import { t as x } from "../exchange/strings.ts";
import "./copy-dialog.ts";
import type { MeetingAct, MeetingActEvent } from "./meeting-events.ts";
import "./meeting-row.ts";
import { meetingsStyles } from "./meetings-styles.ts";
import { t } from "./strings.ts";
import { onShelf, type Shelf, shelves, type ToldMeeting } from "./told-meeting.ts";

interface Said {
  readonly words: string;
  readonly remedy?: { readonly label: string; readonly act: () => void };
  readonly link?: { readonly label: string; readonly address: string };
}

/** A person who types is not asked after at each letter. */
const TYPING_MS = 200;

/** `/pult`: which meetings there are, found by words and by shelf, and what may be done with each. */
@customElement("efir-meetings-page")
export class MeetingsPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, meetingsStyles];
  @state() private list: ApiAnswer<readonly ToldMeeting[]> | null = null;
  @state() private actor: Actor | null = null;
  @state() private shelf: Shelf = "coming";
  @state() private question = "";
  @state() private said: Said = { words: "" };
  @state() private busySlug: string | null = null;
  @state() private copied: ToldMeeting | null = null;
  @state() private isImporting = false;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Of two answers only the later question's counts. */
  #latest = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    void this.#loadActor();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render() {
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${t("title")}</h1>
        <a class="btn" href="/pult/biblioteka">${t("library")}</a>
        ${mayInHouse(this.actor, "see-recordings") ? html`<a class="btn" href="/pult/zapisi">${t("recordings")}</a>` : nothing}
        ${mayInHouse(this.actor, "see-targets") ? html`<a class="btn" href="/pult/lenty">${t("accounts")}</a>` : nothing}
        ${mayInHouse(this.actor, "manage-people") ? html`<a class="btn" href="/pult/lyudi">${t("people")}</a>` : nothing}
        <button class="btn" type="button" @click=${this.#signOut}>${t("signOut")}</button>
      </header>
      <main>
        <section aria-label=${t("title")}>
          ${this.#tools()}
          <p role="status" class="said">${this.said.words}${this.#remedy()}</p>
          ${this.#list()}
        </section>
      </main>
      <efir-copy-dialog
        .meeting=${this.copied}
        @close=${() => {
          this.copied = null;
        }}
        @efir-copied=${this.#haveCopied}
      ></efir-copy-dialog>
      <efir-meeting-import ?open=${this.isImporting} @efir-meeting-imported=${this.#load} @close=${() => {
        this.isImporting = false;
      }}></efir-meeting-import>`;
  }

  #tools() {
    return html`<div class="tools">
      <div role="search">
        <label class="vh" for="question">${t("search")}</label>
        <input class="field" id="question" type="search" autocomplete="off" placeholder=${t("searchShort")} .value=${this.question} @input=${this.#ask} />
      </div>
      <fieldset>
        <legend class="vh">${t("shelf")}</legend>
        ${shelves.map((shelf) => this.#shelf(shelf))}
      </fieldset>
      ${
        this.#mayCreate
          ? html`<button class="btn" type="button" @click=${() => {
              this.isImporting = true;
            }}>${t("import")}</button>
            <a class="btn btn--primary" href="/pult/novoe">${icon("plus")}${t("newTitle")}</a>`
          : nothing
      }
    </div>`;
  }

  #shelf(shelf: Shelf) {
    const count = this.list?.ok ? onShelf(this.list.value, shelf).length : null;
    return html`<button class="btn" type="button" aria-pressed=${shelf === this.shelf} @click=${() => {
      this.shelf = shelf;
    }}>${t(`shelf.${shelf}`)}${count === null ? nothing : html` <span class="num">${count}</span>`}</button>`;
  }

  #list() {
    if (this.list === null) return html`<p class="hint">${t("loading")}</p>`;
    if (!this.list.ok)
      return html`<p class="mistake" role="alert">${t("failed", { why: apiWords(this.list.problem) })}</p>
        <button class="btn" type="button" @click=${this.#load}>${t("again")}</button>`;
    const meetings = onShelf(this.list.value, this.shelf);
    if (meetings.length === 0) return this.#nothing();
    return html`<ul>
      ${repeat(
        meetings,
        ({ slug }) => slug,
        (meeting) => html`<li>
          <efir-meeting-row
            .meeting=${meeting}
            .actor=${this.actor}
            ?busy=${this.busySlug === meeting.slug}
            @efir-meeting-act=${({ act }: MeetingActEvent) => void this.#act(meeting, act)}
          ></efir-meeting-row>
        </li>`,
      )}
    </ul>`;
  }

  #nothing() {
    if (this.question.trim() !== "")
      return html`<p class="empty">${t("notFound", { question: this.question.trim() })}</p>`;
    return html`<p class="empty">${t(`empty.${this.shelf}`)}</p>`;
  }

  #remedy() {
    const { remedy, link } = this.said;
    return html`${remedy === undefined ? nothing : html` <button class="btn btn--s" type="button" @click=${remedy.act}>${icon("undo")}${remedy.label}</button>`}
    ${link === undefined ? nothing : html` <a class="btn btn--s" href=${link.address}>${link.label}</a>`}`;
  }

  get #mayCreate(): boolean {
    return mayInHouse(this.actor, "create-meeting");
  }

  readonly #ask = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.question = target.value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#load(), TYPING_MS);
  };

  readonly #load = async () => {
    this.#latest += 1;
    const mine = this.#latest;
    const question = this.question.trim();
    const query = new URLSearchParams({ archived: "all", ...(question === "" ? {} : { q: question }) });
    const list = await call<readonly ToldMeeting[]>("GET", `/api/meetings?${query}`);
    if (mine === this.#latest) this.list = list;
  };

  async #loadActor(): Promise<void> {
    const answer = await call<{ readonly actor: Actor | null }>("GET", "/api/session");
    if (answer.ok) this.actor = answer.value.actor;
  }

  async #act(meeting: ToldMeeting, act: MeetingAct): Promise<void> {
    const { slug, title } = meeting;
    if (act === "copy") {
      this.copied = meeting;
      return;
    }
    if (act === "export") {
      await this.#export(meeting);
      return;
    }
    this.busySlug = slug;
    const answer = await (act === "drop"
      ? call("DELETE", `/api/meetings/${slug}`)
      : act === "archive"
        ? call("PUT", `/api/meetings/${slug}/archive`, {})
        : call("DELETE", `/api/meetings/${slug}/archive`));
    await this.#load();
    this.busySlug = null;
    if (!answer.ok) this.said = { words: apiWords(answer.problem) };
    else if (act === "drop") this.said = { words: t("dropped") };
    else if (act === "unarchive") this.said = { words: t("unarchived", { title }) };
    else
      this.said = {
        words: t("archivedNow", { title }),
        remedy: { label: t("putBack"), act: () => void this.#act(meeting, "unarchive") },
      };
    await this.updateComplete;
    // The row may be on another shelf now: the focus goes to what can be done about it.
    if (act !== "unarchive") this.renderRoot.querySelector<HTMLElement>(".said .btn")?.focus();
  }

  async #export({ slug, title }: ToldMeeting): Promise<void> {
    this.busySlug = slug;
    this.said = { words: x("preparing", { title }) };
    const ready = await prepareArchive(slug);
    this.busySlug = null;
    this.said = {
      words: ready.ok ? x("downloading", { title }) : x("notExported", { why: exportWords(ready.problem) }),
    };
    if (ready.ok) location.assign(archiveAddress(slug));
  }

  readonly #haveCopied = async ({ detail }: CustomEvent<ToldMeeting>) => {
    this.copied = null;
    this.shelf = "coming";
    await this.#load();
    this.said = {
      words: t("copied", { title: detail.title }),
      link: { label: t("edit"), address: `/pult/${detail.slug}/zasedanie` },
    };
  };

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
