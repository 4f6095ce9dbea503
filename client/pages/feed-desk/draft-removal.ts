import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../../control/asked-act.ts";
import { FeedChangedEvent } from "../../control/highlights/events.ts";
import { feedApi } from "../../control/highlights/feed-api.ts";
import { problemWords } from "../../control/highlights/problem-words.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { t } from "./strings.ts";

/**
 * Deletes a draft that nobody wants and nobody has seen.
 * @fires efir-feed-changed - It is gone (FeedChangedEvent).
 */
@customElement("efir-draft-removal")
export class DraftRemovalElement extends LitElement {
  /** The highlight. */
  @property() draft = "";
  @property() slug = "";

  override render() {
    const words = { open: t("drop"), heading: t("dropTitle"), body: t("dropBody"), yes: feed("drop"), no: t("dropNo") };
    return html`<efir-asked-act .words=${words} .act=${this.#drop}></efir-asked-act>`;
  }

  readonly #drop = async () => {
    const answer = await feedApi(this.slug).drop(this.draft);
    if (!answer.ok) return problemWords(answer.problem);
    this.dispatchEvent(new FeedChangedEvent(feed("dropped")));
    return null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-draft-removal": DraftRemovalElement;
  }
}
