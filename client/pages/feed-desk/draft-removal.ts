import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { feedApi } from "../../control/highlights/feed-api.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { desk } from "../../control/styles.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * Deletes a draft that nobody wants and nobody has seen.
 * @fires efir-feed-changed - It is gone (FeedChangedEvent).
 */
@customElement("efir-draft-removal")
export class DraftRemovalElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      .btn {
        white-space: normal;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-4);
      }
    `,
  ];
  /** The highlight. */
  @property() draft = "";
  @property() slug = "";
  @state() private isAsking = false;
  @state() private refusal = "";

  override render() {
    return html`<button class="btn btn--quiet" type="button" aria-haspopup="dialog" @click=${this.#ask}>${t("drop")}</button>
      <efir-dialog .heading=${t("dropTitle")} ?open=${this.isAsking} @close=${this.#spare}>
        <p>${t("dropBody")}</p>
        ${this.refusal === "" ? nothing : html`<p class="mistake" role="alert">${this.refusal}</p>`}
        <p class="choices">
          <button class="btn btn--danger" type="button" @click=${this.#drop}>${feed("drop")}</button>
          <button class="btn" type="button" autofocus @click=${this.#spare}>${t("dropNo")}</button>
        </p>
      </efir-dialog>`;
  }

  readonly #ask = () => {
    this.refusal = "";
    this.isAsking = true;
  };

  readonly #spare = () => {
    this.isAsking = false;
  };

  readonly #drop = async () => {
    const answer = await feedApi(this.slug).drop(this.draft);
    if (!answer.ok) {
      this.refusal = problemWords(answer.problem);
      return;
    }
    this.isAsking = false;
    this.dispatchEvent(new FeedChangedEvent(feed("dropped")));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-draft-removal": DraftRemovalElement;
  }
}
