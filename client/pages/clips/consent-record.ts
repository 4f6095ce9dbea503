import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { can } from "../../../shared/clips/states.ts";
import type { Clip, Consent } from "../../../shared/clips.ts";
import { clipsApi } from "../../control/clips/clips-api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { ClipsChangedEvent } from "./events.ts";
import { t } from "./strings.ts";

/**
 * What the person recorded agreed to, and the way to take it back for good (BZ144).
 * @fires efir-clips-changed - It was taken back (ClipsChangedEvent).
 */
@customElement("efir-consent-record")
export class ConsentRecordElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host,
      .body {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
      }
      blockquote {
        max-width: var(--measure);
        padding-left: var(--space-3);
        border-left: 0.25rem solid var(--color-line-strong);
        font-family: var(--font-read);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
      .last {
        font-weight: var(--weight-strong);
      }
      .btn {
        white-space: normal;
      }
    `,
  ];
  @property({ attribute: false }) clip?: Clip;
  @property() slug = "";
  /** Cards of this clip in the rundown. */
  @property({ type: Number }) cueCount = 0;
  /** One of them is on air at this moment. */
  @property({ type: Boolean }) onair = false;
  @property({ type: Boolean }) mayWithdraw = false;
  @state() private isAsking = false;
  @state() private refusal = "";
  @state() private isBusy = false;

  override render() {
    const { clip } = this;
    if (clip === undefined) return nothing;
    const { consent } = clip;
    if (consent === null)
      return html`<p class=${clip.sort === "stream" ? "hint" : "mistake"}>${t(clip.sort === "stream" ? "consentNotNeeded" : "consentNone")}</p>`;
    return html`${this.#record(consent)}
      ${
        this.mayWithdraw && can("withdraw", clip.state)
          ? html`<button class="btn btn--danger" type="button" aria-haspopup="dialog" @click=${this.#ask}>${t("withdraw")}</button>`
          : nothing
      }
      ${this.#dialog()}`;
  }

  #record({ name, at, words, takenBy, withdrawnAt }: Consent) {
    if (withdrawnAt !== null)
      return html`<p><b>${t("consentWithdrawn", { when: formatDayAndTime(withdrawnAt) })}</b></p>`;
    return html`<p><b class="num">${t("consentGiven", { name, when: formatDayAndTime(at) })}</b></p>
      <blockquote>${words}</blockquote>
      <p class="hint">${t("consentBy", { name: takenBy })}</p>`;
  }

  #dialog() {
    return html`<efir-dialog .heading=${t("withdrawTitle")} ?open=${this.isAsking} @close=${this.#spare}>
      <div class="body">
        <p>${t("withdrawBody")}</p>
        ${this.cueCount === 0 ? nothing : html`<p>${t("withdrawCues", { count: this.cueCount })}</p>`}
        ${this.onair ? html`<p>${t("withdrawOnAir")}</p>` : nothing}
        <p class="last">${t("withdrawRecord")}</p>
        ${this.refusal === "" ? nothing : html`<p class="mistake" role="alert">${this.refusal}</p>`}
        <p class="choices">
          <button class="btn btn--danger" type="button" ?disabled=${this.isBusy} @click=${this.#withdraw}>${t("withdrawYes")}</button>
          <button class="btn" type="button" autofocus @click=${this.#spare}>${t("withdrawNo")}</button>
        </p>
      </div>
    </efir-dialog>`;
  }

  readonly #ask = () => {
    this.refusal = "";
    this.isAsking = true;
  };

  readonly #spare = () => {
    this.isAsking = false;
  };

  readonly #withdraw = async () => {
    if (this.clip === undefined || this.isBusy) return;
    this.isBusy = true;
    const answer = await clipsApi(this.slug).withdraw(this.clip.id);
    this.isBusy = false;
    if (!answer.ok) {
      this.refusal = problemWords(answer.problem);
      return;
    }
    this.isAsking = false;
    this.dispatchEvent(new ClipsChangedEvent(t("withdrawn")));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-consent-record": ConsentRecordElement;
  }
}
