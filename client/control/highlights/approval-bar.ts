import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Highlight, HighlightPreview, ToldTarget } from "../../../shared/feeds.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { desk } from "../styles.ts";
import { targetName } from "./feed-words.ts";
import type { PreviewChange } from "./preview-changes.ts";
import { t } from "./strings.ts";

/**
 * Lets a draft go: what is missing, who has approved, and the button, which is there only while what stands in the preview is
 * what would leave (FD143–FD146).
 * @slot - What else can be done with the draft.
 * @fires efir-approve - `detail`: it is to wait until most viewers have seen the moment.
 */
@customElement("efir-approval-bar")
export class ApprovalBarElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
      }
      label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-dense);
        font-size: var(--text-sm);
      }
      input {
        flex: none;
        width: 1.15rem;
        height: 1.15rem;
      }
      .btn {
        white-space: normal;
      }
      .awaits {
        padding-left: var(--space-3);
        border-left: 0.25rem dashed var(--tally-preview);
        font-weight: var(--weight-strong);
      }
      .changed {
        padding: var(--space-2) var(--space-3);
        border-left: 0.375rem solid var(--color-warn);
        background: var(--color-surface);
      }
      .changed b {
        font-weight: var(--weight-strong);
      }
      .changed li {
        font-size: var(--text-sm);
      }
    `,
  ];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) preview: HighlightPreview | null = null;
  @property({ attribute: false }) targets: readonly ToldTarget[] = [];
  /** What would leave otherwise than it was shown; `null`: as shown. */
  @property({ attribute: false }) changes: readonly PreviewChange[] | null = null;
  /** The account of who sits here. */
  @property() me = "";
  /** The preview is of what is written now. */
  @property({ type: Boolean }) current = false;
  @property({ type: Boolean }) busy = false;
  /** A correction that does not say yet what it corrects. */
  @property({ type: Boolean }) unsaid = false;
  @property({ type: Boolean }) mayApprove = false;
  /** The meeting's usual. */
  @property({ type: Boolean }) waits = false;
  /** Chosen here; `null`: the usual. */
  @state() private waitsHere: boolean | null = null;

  override render() {
    const { highlight } = this;
    if (highlight === undefined) return nothing;
    return html`${this.#changed()} ${this.#approvals(highlight)}
      ${this.mayApprove ? this.#acts(highlight) : html`<div class="acts"><p class="hint">${t("mayNotApprove")}</p><slot></slot></div>`}`;
  }

  #changed() {
    const { changes } = this;
    if (changes === null) return nothing;
    const words = changes.map(({ target, what }) => t(`change.${what}`, { target: targetName(target, this.targets) }));
    return html`<div class="changed" role="alert">
      <p><b>${t("hashTitle")}.</b> ${t("hashLead")}</p>
      <ul>${(words.length === 0 ? [t("change.other")] : words).map((line) => html`<li>${line}</li>`)}</ul>
    </div>`;
  }

  #approvals({ approvals }: Highlight) {
    const [first] = approvals;
    if (first === undefined) return nothing;
    return html`<p class="awaits">${first.by.id === this.me ? t("approvedByMe") : t("approvedBy", { name: first.by.name })}</p>`;
  }

  #acts({ approvals, content }: Highlight) {
    const missing = this.#missing;
    const isMine = approvals.some(({ by }) => by.id === this.me);
    return html`${missing.length === 0 ? nothing : html`<p class="mistake" id="missing">${missing.join(". ")}</p>`}
      <div class="acts">
        ${
          isMine
            ? nothing
            : html`<button class="btn btn--primary" type="button" data-approve aria-describedby=${missing.length === 0 ? nothing : "missing"} ?disabled=${this.busy || !this.current || missing.length > 0}
                @click=${this.#approve}>${icon("check")}${t(approvals.length > 0 ? "approveSecond" : "approve")}</button>`
        }
        <slot></slot>
      </div>
      ${content.moment === null || isMine ? nothing : html`<label><input type="checkbox" name="waits" .checked=${this.waitsHere ?? this.waits} @change=${this.#turn} />${t("waitForViewers")}</label>`}`;
  }

  /** Why it cannot go, in words. */
  get #missing(): readonly string[] {
    const { preview, unsaid } = this;
    const fields = (preview?.missing ?? []).filter((one) => one !== "second-person");
    // That there is no text is said once, not of each target.
    const refused = (preview?.rendered ?? []).filter(({ refusal }) => refusal !== null && refusal !== "NO_TEXT");
    return [
      ...fields.map((one) => t(`missing.${one}`)),
      ...(unsaid ? [t("noteNeeded")] : []),
      ...refused.map(({ target }) => t("cannotGo", { target: targetName(target, this.targets) })),
    ];
  }

  readonly #turn = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.waitsHere = target.checked;
  };

  readonly #approve = () => {
    this.dispatchEvent(new CustomEvent<boolean>("efir-approve", { detail: this.waitsHere ?? this.waits }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-approval-bar": ApprovalBarElement;
  }
}
