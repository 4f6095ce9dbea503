import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { checkVtt, cutCaptions } from "../../../shared/clips/captions.ts";
import { can } from "../../../shared/clips/states.ts";
import type { Clip } from "../../../shared/clips.ts";
import { programTime } from "../../../shared/time.ts";
import { nameOf } from "../../control/clips/clip-facts.ts";
import type { Verdict } from "../../control/clips/clips-api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { t as clips } from "../../control/clips/strings.ts";
import { desk } from "../../control/styles.ts";
import { formatTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import "./captions-editor.ts";
import { clipDeskStyles } from "./clip-desk-styles.ts";
import type { ClipDraft } from "./clip-draft.ts";
import { ClipForm, type Outcome } from "./clip-form.ts";
import "./clip-in-rundown.ts";
import "./clip-player.ts";
import "./clip-removal.ts";
import type { ClipPlayerElement } from "./clip-player.ts";
import "./clip-verdict.ts";
import type { Decision } from "./clip-verdict.ts";
import "./clip-versions.ts";
import type { Chosen } from "./clip-versions.ts";
import "./clip-words.ts";
import type { AgendaChoice, ClipWordsElement } from "./clip-words.ts";
import "./consent-record.ts";
import { type CaptionsEvent, ClipsChangedEvent, type ClipWrittenEvent, type PartEvent } from "./events.ts";
import { fieldWords } from "./field-words.ts";
import { t } from "./strings.ts";
import { partOf, trimOf, wholeLength, wholeOf } from "./trim.ts";
import type { Approvers } from "./verdict-words.ts";

/**
 * One clip on the desk: looked at, trimmed, worded, captioned, decided upon. Rules BZ133–BZ147.
 * @fires efir-clips-changed - Something was done with it (ClipsChangedEvent).
 */
@customElement("efir-clip-desk")
export class ClipDeskElement extends LitElement {
  static override styles = [common, controls, desk, clipDeskStyles];
  @property({ attribute: false }) clip?: Clip;
  @property() slug = "";
  @property({ attribute: false }) items: readonly AgendaChoice[] = [];
  @property({ attribute: false }) approvers: Approvers = { me: "", nameById: new Map(), twoPeople: false };
  /** Cards of it in the rundown. */
  @property({ type: Number }) cueCount = 0;
  @property({ type: Boolean }) onair = false;
  @property({ type: Boolean }) mayReview = false;
  @property({ type: Boolean }) mayWithdraw = false;
  @state() private said = "";
  @query("h2") private readonly heading!: HTMLElement | null;
  @query("efir-clip-words") private readonly words!: ClipWordsElement | null;
  @query("efir-clip-player") private readonly player!: ClipPlayerElement | null;
  readonly #form = new ClipForm(this, () => this.slug);
  /** What stood in the fields before the last save, to be put back. */
  #before: ClipDraft | null = null;

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

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("clip") || this.clip === undefined) return;
    if (changed.get("clip")?.id !== this.clip.id) {
      this.said = "";
      this.#before = null;
    }
    this.#form.follow(this.clip);
  }

  override render() {
    const { clip } = this;
    const { draft } = this.#form;
    if (clip === undefined || draft === null) return nothing;
    return html`${this.#head(clip)} ${clip.state === "withdrawn" ? nothing : this.#work(clip, draft)}
      <section aria-labelledby="consent">
        <h3 id="consent">${t("consent")}</h3>
        <efir-consent-record .clip=${clip} slug=${this.slug} .cueCount=${this.cueCount} ?onair=${this.onair} ?mayWithdraw=${this.mayWithdraw}></efir-consent-record>
      </section>
      ${clip.state === "withdrawn" ? nothing : this.#bar(clip)}`;
  }

  #head(clip: Clip) {
    const from = clip.sort === "stream" ? clips("ofStream") : clips("from", { name: clip.by });
    return html`<div>
      <div class="head"><h2 tabindex="-1">${nameOf(clip) ?? clips("unnamed")}</h2><span class=${`st st--${clip.state}`}>${clips(`state.${clip.state}`)}</span></div>
      <p class="hint">${from}</p>
      ${clip.problem === null ? nothing : html`<p class="note note--bad">${clips(`trouble.${clip.problem}`)}</p>`}
      ${this.#form.changedMeanwhile.length === 0 ? nothing : html`<p class="note" role="alert">${t("changedMeanwhile", { fields: this.#form.changedMeanwhile.map(fieldWords).join(", ") })}</p>`}
    </div>`;
  }

  #work(clip: Clip, draft: ClipDraft) {
    const isLocked = !this.mayReview || !can("edit", clip.state);
    return html`${this.#film(clip, draft, isLocked)}
      ${this.#form.conflict === null ? nothing : html`<efir-clip-versions .conflict=${this.#form.conflict} @efir-chosen=${({ detail }: CustomEvent<Chosen>) => void this.#finish(this.#form.resolve(detail))}></efir-clip-versions>`}
      <section aria-labelledby="words">
        <h3 id="words">${t("words")}</h3>
        <efir-clip-words .draft=${draft} .mistakes=${this.#form.mistakes} .items=${this.items} ?locked=${isLocked} @efir-clip-written=${({ change }: ClipWrittenEvent) => this.#form.write(change)}></efir-clip-words>
      </section>
      <section aria-labelledby="captions-title">
        <h3 id="captions-title">${t("captions")}</h3>
        <efir-captions-editor .vtt=${draft.captions} .filmMs=${wholeLength(clip)} .shown=${draft.trim ?? wholeOf(wholeLength(clip))} .atMs=${this.#atMs} ?locked=${isLocked}
          @efir-captions=${({ vtt }: CaptionsEvent) => this.#form.writeCaptions(vtt)}></efir-captions-editor>
      </section>
      ${clip.state === "approved" ? this.#rundown(clip) : nothing}`;
  }

  #film(clip: Clip, draft: ClipDraft, isLocked: boolean) {
    const captions = cutCaptions(draft.captions, clip.cut ?? null);
    return html`<div>
      <efir-clip-player .clip=${clip} .shown=${partOf(draft.trim, clip)} .captions=${captions === "" ? [] : checkVtt(captions, wholeLength(clip)).cues}
        ?locked=${isLocked} ?trimmed=${draft.trim !== null} @efir-part=${({ part }: PartEvent) => this.#form.write({ trim: trimOf(part, clip) })}
        @efir-whole-film=${() => this.#form.write({ trim: null })}></efir-clip-player>
      ${clip.media === null || isLocked ? nothing : html`<p class="hint">${t("trimKeys")}</p>`}
      ${clip.cut && !isLocked ? html`<p class="hint">${t(draft.trim === null ? "cutToWhole" : "isCut")}</p>` : nothing}
    </div>`;
  }

  #rundown(clip: Clip) {
    return html`<section aria-labelledby="on-air">
      <h3 id="on-air">${t("onAir")}</h3>
      <efir-clip-in-rundown .clip=${clip}></efir-clip-in-rundown>
      <p><a href=${`/m/${this.slug}/blic/${clip.id}`}>${t("watchPublic")}</a></p>
    </section>`;
  }

  #bar(clip: Clip) {
    if (!this.mayReview) return html`<p class="hint">${t("mayNotReview")}</p>`;
    const { isUnsaved, isBusy, isBehind, problem, mistakes } = this.#form;
    return html`<div class="bar">
      <div class="saving">
        ${isUnsaved ? html`<button class="btn" type="button" ?disabled=${isBusy} @click=${() => void this.#save()}>${t("save")}</button>` : nothing}
        <p role="status">${isUnsaved ? t("unsaved") : this.said} ${isBehind ? t("behind") : nothing}</p>
        ${!isUnsaved && this.#before !== null ? html`<button class="btn btn--quiet" type="button" @click=${this.#putBack}>${t("undo")}</button>` : nothing}
        <p role="alert" class="mistake">${mistakes.length > 0 ? this.#mistakeWords() : problem === null ? nothing : problemWords(problem)}</p>
      </div>
      <efir-clip-verdict .clip=${clip} .approvers=${this.approvers} ?unsaved=${isUnsaved} ?busy=${isBusy} @efir-decide=${({ detail }: CustomEvent<Decision>) => void this.#decide(detail)}></efir-clip-verdict>
      <efir-clip-removal .clip=${clip} slug=${this.slug}></efir-clip-removal>
    </div>`;
  }

  #mistakeWords(): string {
    const [first] = this.#form.mistakes;
    return first === undefined || first === "captions" ? t("captionsBad") : t("required", { field: fieldWords(first) });
  }

  /** By the film as it came, as captions are. */
  readonly #atMs = (): number => (this.player?.atMs ?? 0) + (this.clip?.cut?.fromMs ?? 0);

  async #save(): Promise<void> {
    const before = this.#form.isUnsaved ? this.#form.saved : null;
    const outcome = await this.#finish(this.#form.save());
    if (outcome === "done") this.#before = before;
    this.requestUpdate();
  }

  readonly #putBack = async () => {
    if (this.#before === null) return;
    this.#form.write(this.#before);
    this.#before = null;
    await this.#finish(this.#form.save());
  };

  async #decide({ verdict, note }: Decision): Promise<void> {
    const outcome = await this.#finish(this.#form.judge(verdict, note));
    if (outcome !== "done") return;
    this.#before = null;
    this.said = doneWords(verdict, this.#form.base);
  }

  async #finish(asked: Promise<Outcome>): Promise<Outcome> {
    const outcome = await asked;
    if (outcome === "mistakes" && !(await this.words?.focusMistake()))
      this.renderRoot.querySelector("efir-captions-editor")?.reach();
    if (outcome === "done") {
      this.said = t("saved", { time: formatTime(programTime(Date.now())) });
      this.dispatchEvent(new ClipsChangedEvent(""));
    }
    if (outcome === "changed") this.dispatchEvent(new ClipsChangedEvent(""));
    return outcome;
  }
}

/** Where two are needed, the first approval leaves it waiting. */
function doneWords(verdict: Verdict, clip: Clip | null): string {
  return t(verdict === "approve" && clip?.state === "review" ? "done.approveOnce" : `done.${verdict}`);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-desk": ClipDeskElement;
  }
}
