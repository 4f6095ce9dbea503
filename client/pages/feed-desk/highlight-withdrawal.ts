import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { urgently } from "../../control/highlights/urgently.ts";
import { standingsOf, standsOn } from "../../control/highlights/where-it-stands.ts";
import { desk } from "../../control/styles.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * Takes a highlight back everywhere, once it was said where it stands and where only a person can (FD150).
 * @fires efir-feed-changed - It is being taken back (FeedChangedEvent).
 */
@customElement("efir-highlight-withdrawal")
export class HighlightWithdrawalElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      form {
        display: grid;
        gap: var(--space-3);
      }
      label {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
      .btn {
        white-space: normal;
      }
      .warn {
        font-weight: var(--weight-strong);
        color: var(--color-warn);
      }
    `,
  ];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) told?: FeedDesk;
  @property() slug = "";
  @state() private isAsking = false;
  @state() private isBusy = false;
  @state() private refusal = "";
  @query("textarea") private readonly reason!: HTMLTextAreaElement | null;

  override render() {
    const { highlight, told } = this;
    if (highlight === undefined || told === undefined) return nothing;
    return html`<button class="btn btn--danger" type="button" aria-haspopup="dialog" @click=${this.#ask}>${t("withdraw")}</button>
      <efir-dialog .heading=${t("withdrawTitle")} ?open=${this.isAsking} @close=${this.#spare}>
        <form @submit=${this.#submit}>
          ${this.#where(highlight, told)}
          <label>${t("reason")}<textarea class="field" rows="2" maxlength="400"></textarea></label>
          ${this.refusal === "" ? nothing : html`<p class="mistake" role="alert">${this.refusal}</p>`}
          <p class="choices">
            <button class="btn btn--danger" type="submit" ?disabled=${this.isBusy}>${t("withdrawYes")}</button>
            <button class="btn" type="button" autofocus @click=${this.#spare}>${t("withdrawNo")}</button>
          </p>
        </form>
      </efir-dialog>`;
  }

  #where(highlight: Highlight, told: FeedDesk) {
    const stands = standsOn(standingsOf(highlight, told)).filter(({ target }) => target !== "own");
    const names = (some: typeof stands) => some.map(({ target }) => targetName(target, told.targets)).join(", ");
    const byHand = stands.filter(({ target }) => told.targets.find(({ id }) => id === target)?.caps.delete === false);
    return html`<p>${stands.length === 0 ? t("withdrawOwn") : t("withdrawFrom", { targets: names(stands) })}</p>
      ${byHand.length === 0 ? nothing : html`<p class="warn">${t("withdrawByHand", { targets: names(byHand) })}</p>`}`;
  }

  readonly #ask = () => {
    this.refusal = "";
    this.isAsking = true;
  };

  readonly #spare = () => {
    this.isAsking = false;
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { highlight } = this;
    if (highlight === undefined) return;
    // In a hurry nobody explains anything; the record needs a word all the same.
    const reason = this.reason?.value.trim() || t("noReason");
    this.isBusy = true;
    const answer = await urgently(this.slug, highlight, (api, known) => api.withdraw(known, reason));
    this.isBusy = false;
    if (!answer.ok) {
      this.refusal = problemWords(answer.problem);
      return;
    }
    this.isAsking = false;
    this.dispatchEvent(new FeedChangedEvent(t("withdrawn")));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-withdrawal": HighlightWithdrawalElement;
  }
}
