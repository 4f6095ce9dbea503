import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type FeedDesk, feedAddress, type Highlight } from "../../../shared/feeds.ts";
import { programTime } from "../../../shared/time.ts";
import "../../control/highlights/approval-bar.ts";
import { FeedChangedEvent, type HighlightWrittenEvent } from "../../control/highlights/events.ts";
import { titleOf } from "../../control/highlights/feed-words.ts";
import "../../control/highlights/highlight-fields.ts";
import { type HighlightDraft, type HighlightField, has } from "../../control/highlights/highlight-draft.ts";
import type { HighlightFieldsElement } from "../../control/highlights/highlight-fields.ts";
import { HighlightForm, type Outcome } from "../../control/highlights/highlight-form.ts";
import "../../control/highlights/hold-line.ts";
import "../../control/highlights/previews.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { stageOf } from "../../control/highlights/stage-of.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import type { Side } from "../../control/highlights/three-way.ts";
import { roomNow } from "../../control/room-now.ts";
import { desk } from "../../control/styles.ts";
import { formatTime, formatTimeWithSeconds } from "../../i18n/format.ts";
import { SessionController } from "../../session/session-controller.ts";
import { common, controls } from "../../ui/styles.ts";
import { conflictWords } from "./conflict-words.ts";
import "./correction-fields.ts";
import { deskStyles } from "./desk-styles.ts";
import "./draft-removal.ts";
import "./highlight-moment.ts";
import "./highlight-withdrawal.ts";
import "./person-choice.ts";
import { stageStyles } from "./stage-styles.ts";
import { t } from "./strings.ts";
import "./target-rows.ts";
import type { ChosenSides } from "./two-versions.ts";
import "./two-versions.ts";
import "./withdrawal-told.ts";

/**
 * One highlight on the desk: written, looked at as each target would get it, approved, corrected, taken back. Rules FD140–FD151.
 * @fires efir-feed-changed - Something was done with it (FeedChangedEvent).
 */
@customElement("efir-highlight-desk")
export class HighlightDeskElement extends LitElement {
  static override styles = [common, controls, desk, stageStyles, deskStyles];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) told?: FeedDesk;
  @property() slug = "";
  /** The account of who sits here. */
  @property() me = "";
  @property({ type: Boolean }) mayDraft = false;
  @property({ type: Boolean }) mayApprove = false;
  @state() private said = "";
  @query("h2") private readonly heading!: HTMLElement | null;
  @query("efir-highlight-fields") private readonly fields!: HighlightFieldsElement | null;
  readonly #form = new HighlightForm(this, () => this.slug);
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);
  /** The state that it had when it was drawn last. */
  #drawn: Highlight["state"] | null = null;
  /** Something was done here by which it becomes another: what it says then is to be seen, and has the focus. */
  #isActing = false;

  /** Whether leaving it now would lose something. */
  get isUnsaved(): boolean {
    return this.#form.isUnsaved;
  }

  /** Puts the focus on its name. */
  async reach(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
    this.scrollIntoView();
  }

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this.highlight !== undefined) this.#form.follow(this.highlight, this.told?.version ?? 0);
  }

  override updated(): void {
    const now = this.#form.base?.state ?? null;
    if (now === this.#drawn) return;
    this.#drawn = now;
    if (!this.#isActing) return;
    this.#isActing = false;
    void this.reach();
  }

  override render() {
    const { draft, base } = this.#form;
    const { told } = this;
    if (base === null || draft === null || told === undefined) return nothing;
    const isDraft = base.state === "draft";
    return html`${this.#head(base)} ${base.state === "approved" ? html`<efir-hold-line full .highlight=${base} .desk=${told} slug=${this.slug} ?mayApprove=${this.mayApprove} @efir-feed-changed=${this.#act}></efir-hold-line>` : nothing}
      ${base.state === "withdrawn" ? html`<efir-withdrawal-told .highlight=${base} .told=${told}></efir-withdrawal-told>` : nothing}
      ${this.#overtaken(told)} ${this.#versions(told)}
      <div class="sides">${isDraft || base.state === "approved" ? this.#leaving(base, draft, told) : this.#left(base, draft, told)}</div>
      ${isDraft ? this.#draftBar(base, told) : this.#releasedBar(base, told)}`;
  }

  /** What is written, beside what would leave of it. */
  #leaving(base: Highlight, draft: HighlightDraft, told: FeedDesk) {
    const isDraft = base.state === "draft";
    return html`<div class="written">${isDraft ? this.#writing(base, draft, told) : html`${this.#standing(base, told)}${this.#written(base, draft, told)}`}</div>
      ${this.#previews(told)}`;
  }

  /** Where it stands, beside what went there. */
  #left(base: Highlight, draft: HighlightDraft, told: FeedDesk) {
    return html`<div class="written">${this.#standing(base, told)}</div>
      <div class="written">${this.#written(base, draft, told)}</div>`;
  }

  #head(base: Highlight) {
    const stage = stageOf(
      this.#isOvertaken ? (this.highlight ?? base) : base,
      roomNow({ serverOffset: this.#offset.part }),
    );
    const facts = [
      feed(`kind.${base.content.kind}`),
      t("by", { name: base.madeBy.name }),
      base.source.type === "card"
        ? t("ofCard", { time: formatTimeWithSeconds(base.content.moment?.from ?? base.madeAt) })
        : "",
      base.rev > 1 ? t("rev", { rev: base.rev }) : "",
    ];
    return html`<div>
      <div class="head">
        <h2 tabindex="-1">${titleOf(base)}</h2>
        <span class="st st--${stage}">${t(`stage.${stage}`)}</span>
        ${base.isRehearsal ? html`<span class="st st--rehearsed">${t("rehearsed")}</span>` : nothing}
      </div>
      ${(base.concerns ?? []).map((one) => html`<p class="concern">${feed(`concern.${one}`)}</p>`)}
      <p class="hint num">${facts.filter(Boolean).join(" · ")}${base.released.length === 0 || base.isRehearsal ? nothing : html` · <a href=${feedAddress.permalink(base.code)}>${t("permalink")}</a>`}</p>
    </div>`;
  }

  /** While somebody wrote, another let it go, or called it back: what was written stays here, and is in none of it. */
  #overtaken(told: FeedDesk) {
    const now = this.highlight;
    if (now === undefined || now.state === "draft" || !this.#isOvertaken) return nothing;
    const by = now.state === "withdrawn" ? now.withdrawn?.by : now.approvals.at(-1)?.by.name;
    return html`<div class="overtaken">
      <p role="alert"><b>${t(`overtaken.${now.state}`, { name: by ?? "" })}</b></p>
      ${now.state === "approved" ? html`<efir-hold-line full .highlight=${now} .desk=${told} slug=${this.slug} ?mayApprove=${this.mayApprove}></efir-hold-line>` : nothing}
    </div>`;
  }

  get #isOvertaken(): boolean {
    return this.#form.base?.state === "draft" && this.highlight !== undefined && this.highlight.state !== "draft";
  }

  #versions(told: FeedDesk) {
    const { conflict } = this.#form;
    if (conflict === null) return nothing;
    return html`<efir-two-versions .values=${conflictWords(conflict, told.targets)} @efir-chosen=${({
      detail,
    }: CustomEvent<ChosenSides>) =>
      // Its fields are those that it was given: the highlight's.
      void this.#finish(this.#form.resolve(detail as ReadonlyMap<HighlightField, Side>))}></efir-two-versions>`;
  }

  #writing(base: Highlight, draft: HighlightDraft, told: FeedDesk) {
    return html`${base.released.length === 0 ? nothing : this.#earlier(base, draft, told)} ${this.#written(base, draft, told)}
      ${base.released.length === 0 ? nothing : this.#standing(base, told)}`;
  }

  #written(base: Highlight, draft: HighlightDraft, told: FeedDesk) {
    const isLocked = base.state !== "draft" || !this.mayDraft;
    const used = told.targets.filter(({ id }) => told.settings.targets[id] !== undefined);
    return html`<section aria-labelledby="words" @efir-highlight-written=${({ change }: HighlightWrittenEvent) => this.#form.write(change)}>
        <h3 id="words">${t(base.state === "draft" || base.state === "approved" ? "words" : "wentOut")}</h3>
        ${this.#members(base, told)}
        <efir-highlight-fields .draft=${draft} .missing=${isLocked ? [] : (this.#form.preview.shown?.missing ?? [])} .targets=${used} ?locked=${isLocked}></efir-highlight-fields>
        ${!isLocked && has(draft.kind, "name") ? html`<efir-person-choice></efir-person-choice>` : nothing}
      </section>
      <section aria-labelledby="moment" @efir-highlight-written=${({ change }: HighlightWrittenEvent) => this.#form.write(change)}>
        <h3 id="moment">${feed("moment")}</h3>
        <efir-highlight-moment .moment=${draft.moment} ?locked=${isLocked}></efir-highlight-moment>
      </section>`;
  }

  /** Of a digest. */
  #members({ content: { members = [] } }: Highlight, { highlights }: FeedDesk) {
    if (members.length === 0) return nothing;
    const listed = members.flatMap((id) => highlights.filter((one) => one.id === id));
    return html`<p class="hint">${t("digestOf", { count: members.length })}</p>
      <ul>${listed.map((one) => html`<li><a href=${`#${one.id}`}>${titleOf(one)}</a></li>`)}</ul>`;
  }

  #earlier(base: Highlight, draft: HighlightDraft, told: FeedDesk) {
    return html`<section aria-labelledby="correction" @efir-highlight-written=${({ change }: HighlightWrittenEvent) => this.#form.write(change)}>
      <h3 id="correction">${t("correction")}</h3>
      <efir-correction-fields .highlight=${base} .draft=${draft} .told=${told} ?locked=${!this.mayDraft}></efir-correction-fields>
    </section>`;
  }

  #standing(base: Highlight, told: FeedDesk) {
    return html`<section aria-labelledby="where">
        <h3 id="where">${t("where")}</h3>
        <efir-target-rows .highlight=${base} .told=${told} slug=${this.slug} ?mayAct=${this.mayApprove}></efir-target-rows>
      </section>
      ${base.released.length < 2 && base.state !== "draft" ? nothing : this.#revisions(base)}`;
  }

  #revisions({ released }: Highlight) {
    return html`<section aria-labelledby="earlier">
      <h3 id="earlier">${t("earlier")}</h3>
      <ol class="earlier">${released.map(({ rev, at, content, note }) => html`<li><p class="hint num">${t("rev", { rev })}, ${formatTime(at)}${note === undefined || note === "" ? nothing : `. ${note}`}</p><p>${titleOf({ content })}</p></li>`)}</ol>
    </section>`;
  }

  #previews(told: FeedDesk) {
    const { preview } = this.#form;
    return html`<section aria-labelledby="preview">
      <h3 id="preview">${feed("preview")}</h3>
      <efir-previews .preview=${preview.shown} .desk=${told} .problem=${preview.problem} ?old=${preview.shown !== null && !preview.isCurrent} @efir-preview-again=${preview.again}></efir-previews>
    </section>`;
  }

  #draftBar(base: Highlight, told: FeedDesk) {
    if (!this.mayDraft) return html`<p class="hint">${t("mayNotDraft")}</p>`;
    const { preview, isBusy, isUnsaved, changes } = this.#form;
    const discard = html`<button class="btn btn--quiet" type="button" ?disabled=${isBusy} @click=${this.#discard}>${t("discard")}</button>`;
    if (this.#isOvertaken) return html`<div class="bar">${this.#told()}<div class="acts">${discard}</div></div>`;
    return html`<div class="bar">
      ${this.#told()}
      <efir-approval-bar .highlight=${base} .preview=${preview.shown} .targets=${told.targets} .changes=${changes} me=${this.me} ?current=${preview.isCurrent}
        ?busy=${isBusy} ?unsaid=${base.released.length > 0 && this.#form.draft?.note.trim() === ""} ?mayApprove=${this.mayApprove} ?waits=${told.settings.waitForViewers} @efir-approve=${({ detail }: CustomEvent<boolean>) => void this.#approve(detail)}>
        ${isUnsaved ? html`<button class="btn" type="button" ?disabled=${isBusy} @click=${() => void this.#finish(this.#form.save())}>${t("save")}</button>${discard}` : nothing}
        ${base.released.length > 0 ? html`<button class="btn" type="button" ?disabled=${isBusy} @click=${this.#cancelCorrection}>${t("cancelCorrection")}</button>` : html`<efir-draft-removal draft=${base.id} slug=${this.slug}></efir-draft-removal>`}
      </efir-approval-bar>
      ${base.released.length > 0 && this.mayApprove ? html`<div class="acts">${this.#withdrawal(base, told)}</div>` : nothing}
    </div>`;
  }

  #releasedBar(base: Highlight, told: FeedDesk) {
    const isPublic = base.released.length > 0 && base.state !== "withdrawn";
    if (!this.mayApprove || !isPublic) return this.#told();
    return html`<div class="bar">
      ${this.#told()}
      <div class="acts">
        ${base.state === "released" ? html`<button class="btn" type="button" ?disabled=${this.#form.isBusy} @click=${this.#correct}>${t("correct")}</button>` : nothing}
        ${this.#withdrawal(base, told)}
      </div>
    </div>`;
  }

  #withdrawal(base: Highlight, told: FeedDesk) {
    return html`<efir-highlight-withdrawal .highlight=${base} .told=${told} slug=${this.slug} @efir-feed-changed=${this.#act}></efir-highlight-withdrawal>`;
  }

  #told() {
    const { problem, isUnsaved } = this.#form;
    return html`<div class="acts">
      <p role="status">${isUnsaved ? t("unsaved") : this.said}</p>
      <p role="alert" class="mistake">${problem === null ? nothing : problemWords(problem)}</p>
    </div>`;
  }

  async #approve(waitsForViewers: boolean): Promise<void> {
    this.#isActing = true;
    const outcome = await this.#form.approve(waitsForViewers);
    if (outcome !== "done") this.#isActing = false;
    const { base } = this.#form;
    const words =
      outcome === "second" ? feed("approvedOnce") : feed("approved", { title: base === null ? "" : titleOf(base) });
    if (outcome === "done" || outcome === "second") this.#changed(words);
  }

  readonly #act = () => {
    this.#isActing = true;
  };

  readonly #correct = async () => {
    if ((await this.#form.act((api, base) => api.correct(base))) !== "done") return;
    this.#changed("");
    await this.fields?.reach();
  };

  readonly #cancelCorrection = async () => {
    const outcome = await this.#form.act((api, base) => api.cancelCorrection(base));
    if (outcome === "done") this.#changed(t("correctionCancelled"));
  };

  readonly #discard = () => {
    if (this.highlight !== undefined) this.#form.discard(this.highlight);
  };

  async #finish(asked: Promise<Outcome>): Promise<void> {
    if ((await asked) !== "done") return;
    this.said = t("saved", { time: formatTime(programTime(Date.now())) });
    this.#changed("");
  }

  #changed(words: string): void {
    this.dispatchEvent(new FeedChangedEvent(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-desk": HighlightDeskElement;
  }
}
