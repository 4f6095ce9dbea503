import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { can } from "../../../shared/clips/states.ts";
import type { Clip } from "../../../shared/clips.ts";
import type { Verdict } from "../../control/clips/clips-api.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";
import { type Approvers, approvalWords, mayApprove } from "./verdict-words.ts";

/** `drop`: it is to be deleted, with its files. */
export interface Decision {
  readonly verdict: Verdict;
  readonly note: string;
}

const usualReasons = ["sound", "picture", "name", "long"] as const;

/**
 * Approve, return with a reason, reject: what its state allows (BZ145–BZ147).
 * @fires efir-decide - `detail`: the Decision.
 */
@customElement("efir-clip-verdict")
export class ClipVerdictElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host,
      form {
        display: grid;
        gap: var(--space-3);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
      }
      label {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .btn {
        white-space: normal;
      }
      .awaits {
        padding-left: var(--space-3);
        border-left: 0.25rem dashed var(--tally-preview);
        font-weight: var(--weight-strong);
      }
    `,
  ];
  @property({ attribute: false }) clip?: Clip;
  @property({ attribute: false }) approvers: Approvers = { me: "", nameById: new Map(), twoPeople: false };
  /** What was written is saved with the approval. */
  @property({ type: Boolean }) unsaved = false;
  @property({ type: Boolean }) busy = false;
  @state() private reasonFor: "return" | "reject" | null = null;
  @state() private isNeeded = false;
  @query("textarea") private readonly reason!: HTMLTextAreaElement | null;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("clip");
    if (!changed.has("clip") || (before?.id === this.clip?.id && before?.state === this.clip?.state)) return;
    this.reasonFor = null;
    this.isNeeded = false;
  }

  override render() {
    const { clip } = this;
    if (clip === undefined) return nothing;
    const approvals = approvalWords(clip, this.approvers);
    return html`${approvals === "" ? nothing : html`<p class=${clip.state === "review" ? "awaits" : "hint"}>${approvals}</p>`}
    ${clip.note === null ? nothing : html`<p class="hint">${t("noteTold", { note: clip.note })}</p>`}
    ${this.reasonFor === null ? this.#choices(clip) : this.#ask(this.reasonFor)}`;
  }

  #choices(clip: Clip) {
    const mayThey = mayApprove(clip, this.approvers);
    return html`<p class="choices">
      ${
        can("approve", clip.state) && mayThey
          ? html`<button class="btn btn--primary" type="button" ?disabled=${this.busy} @click=${() => this.#decide("approve", "")}>${icon("check")}${t(this.unsaved ? "approveSaved" : "approve")}</button>`
          : nothing
      }
      ${can("return", clip.state) ? html`<button class="btn" type="button" ?disabled=${this.busy} @click=${() => void this.#open("return")}>${t("return")}</button>` : nothing}
      ${can("reject", clip.state) ? html`<button class="btn" type="button" ?disabled=${this.busy} @click=${() => void this.#open("reject")}>${t("reject")}</button>` : nothing}
    </p>`;
  }

  #ask(verdict: "return" | "reject") {
    return html`<form @submit=${(event: SubmitEvent) => this.#submit(event, verdict)}>
      <label for="reason">${t(verdict === "return" ? "reason" : "reasonReject")}</label>
      <textarea class="field" id="reason" rows="2" maxlength="1000" aria-invalid=${this.isNeeded} aria-describedby=${this.isNeeded ? "reason-mistake" : nothing}></textarea>
      ${this.isNeeded ? html`<p class="mistake" role="alert" id="reason-mistake">${t("reasonNeeded")}</p>` : nothing}
      <p class="choices">
        ${usualReasons.map((name) => html`<button class="btn btn--s" type="button" @click=${() => this.#add(t(`reason.${name}`))}>${t(`reason.${name}`)}</button>`)}
      </p>
      <p class="choices">
        <button class="btn btn--primary" type="submit" ?disabled=${this.busy}>${t(verdict === "return" ? "returnYes" : "rejectYes")}</button>
        <button class="btn" type="button" @click=${this.#cancel}>${t("cancel")}</button>
      </p>
    </form>`;
  }

  async #open(verdict: "return" | "reject"): Promise<void> {
    this.reasonFor = verdict;
    this.isNeeded = false;
    await this.updateComplete;
    this.reason?.focus();
  }

  readonly #cancel = async () => {
    this.reasonFor = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".choices .btn")?.focus();
  };

  #add(words: string): void {
    if (this.reason === null) return;
    const written = this.reason.value.trim();
    this.reason.value = written === "" ? words : `${written}. ${words}`;
    this.reason.focus();
  }

  #submit(event: SubmitEvent, verdict: "return" | "reject"): void {
    event.preventDefault();
    const note = this.reason?.value.trim() ?? "";
    this.isNeeded = verdict === "return" && note === "";
    if (this.isNeeded) this.reason?.focus();
    else this.#decide(verdict, note);
  }

  #decide(verdict: Verdict, note: string): void {
    this.dispatchEvent(new CustomEvent<Decision>("efir-decide", { detail: { verdict, note } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-verdict": ClipVerdictElement;
  }
}
