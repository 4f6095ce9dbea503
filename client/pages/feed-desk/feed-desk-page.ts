import "../../control/schemas-without-eval.ts";
import { ContextProvider } from "@lit/context";
import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { openPageSession } from "../../session/page-session.ts";
import { sessionContext } from "../../session/session-context.ts";
import "../../ui/announcer.ts";
import "./feed-room.ts";

/** `/pult/{slug}/lenta`: highlights of one meeting, from the draft to what stands where. */
@customElement("efir-feed-desk-page")
export class FeedDeskPageElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  readonly #context = new ContextProvider(this, {
    context: sessionContext,
    // The server writes it into the page; without it it would not have sent it.
    // What changes is told to those who follow the rundown.
    initialValue: openPageSession(document.documentElement.dataset["meeting"] ?? "", { followRundown: true }),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#context.value.close();
  }

  override render() {
    return html`<efir-feed-room></efir-feed-room><efir-announcer></efir-announcer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-feed-desk-page": FeedDeskPageElement;
  }
}
