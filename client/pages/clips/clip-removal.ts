import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { can } from "../../../shared/clips/states.ts";
import type { Clip } from "../../../shared/clips.ts";
import { clipsApi } from "../../control/clips/clips-api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { desk } from "../../control/styles.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { ClipsChangedEvent } from "./events.ts";
import { t } from "./strings.ts";

/**
 * Deletes a clip that is of no use; one that everybody may see is returned first, or its consent is taken back.
 * @fires efir-clips-changed - It is gone (ClipsChangedEvent).
 */
@customElement("efir-clip-removal")
export class ClipRemovalElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-4);
      }
    `,
  ];
  @property({ attribute: false }) clip?: Clip;
  @property() slug = "";
  @state() private isAsking = false;
  @state() private refusal = "";

  override render() {
    if (this.clip === undefined || !can("drop", this.clip.state)) return nothing;
    return html`<button class="btn btn--quiet" type="button" aria-haspopup="dialog" @click=${this.#ask}>${t("drop")}</button>
      <efir-dialog .heading=${t("dropTitle")} ?open=${this.isAsking} @close=${this.#spare}>
        <p>${t("dropBody")}</p>
        ${this.refusal === "" ? nothing : html`<p class="mistake" role="alert">${this.refusal}</p>`}
        <p class="choices">
          <button class="btn btn--danger" type="button" @click=${this.#drop}>${t("dropYes")}</button>
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
    if (this.clip === undefined) return;
    const answer = await clipsApi(this.slug).drop(this.clip.id);
    if (!answer.ok) {
      this.refusal = problemWords(answer.problem);
      return;
    }
    this.isAsking = false;
    this.dispatchEvent(new ClipsChangedEvent(t("dropped")));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-removal": ClipRemovalElement;
  }
}
