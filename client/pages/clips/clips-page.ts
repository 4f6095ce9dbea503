import "../../control/schemas-without-eval.ts";
import { ContextProvider } from "@lit/context";
import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { openPageSession } from "../../session/page-session.ts";
import { sessionContext } from "../../session/session-context.ts";
import "./clips-room.ts";

/** `/pult/{slug}/blic`: blitz-interviews of one meeting, from the reporter to the rundown. */
@customElement("efir-clips-page")
export class ClipsPageElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  readonly #context = new ContextProvider(this, {
    context: sessionContext,
    // The server writes it into the page; without it it would not have sent it.
    initialValue: openPageSession(document.documentElement.dataset["meeting"] ?? "", { followRundown: true }),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#context.value.close();
  }

  override render() {
    return html`<efir-clips-room></efir-clips-room>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clips-page": ClipsPageElement;
  }
}
