import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { HighlightKind } from "../../../shared/feeds.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { feedApi } from "../../control/highlights/feed-api.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { desk } from "../../control/styles.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/** What people write by hand: all else comes from a card, or is the house's. */
const kinds = ["note", "quote", "figure", "decision", "award", "photo"] as const satisfies readonly HighlightKind[];

/**
 * A draft of no card: written by hand, about what is on now (FD135).
 * @fires efir-feed-changed - It was made; the page's address names it (FeedChangedEvent).
 */
@customElement("efir-new-highlight")
export class NewHighlightElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        margin-block: var(--space-3);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .field {
        flex: 1 1 8rem;
        width: auto;
        min-width: 0;
      }
      .btn {
        white-space: normal;
      }
      .mistake:empty {
        display: none;
      }
    `,
  ];
  @property() slug = "";
  @state() private kind: (typeof kinds)[number] = "note";
  @state() private isBusy = false;
  @state() private refusal = "";
  /** Asked again after no answer, it is one draft all the same. */
  #id = newId();

  override render() {
    return html`<form @submit=${this.#make}>
        <label class="vh" for="kind">${t("newKind")}</label>
        <select class="field" id="kind" @change=${this.#choose}>${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${feed(`kind.${kind}`)}</option>`)}</select>
        <button class="btn" type="submit" ?disabled=${this.isBusy}>${icon("plus")}${t("newEntry")}</button>
      </form>
      <p class="mistake" role="alert">${this.refusal}</p>`;
  }

  readonly #choose = ({ target }: Event) => {
    const value = target instanceof HTMLSelectElement ? target.value : "";
    this.kind = kinds.find((kind) => kind === value) ?? "note";
  };

  readonly #make = async (event: SubmitEvent) => {
    event.preventDefault();
    this.isBusy = true;
    const answer = await feedApi(this.slug).draft(this.#id, { type: "none" }, this.kind);
    this.isBusy = false;
    this.refusal = answer.ok ? "" : problemWords(answer.problem);
    if (!answer.ok) return;
    this.#id = newId();
    this.dispatchEvent(new FeedChangedEvent("", answer.value));
    location.hash = answer.value.id;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-new-highlight": NewHighlightElement;
  }
}
