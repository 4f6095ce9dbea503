import "../../control/schemas-without-eval.ts";
import { ContextProvider } from "@lit/context";
import { css, html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../../control/control-room.ts";
import {
  type RehearseAgainstEvent,
  type RehearsedRecording,
  recallChoice,
} from "../../control/show/rehearsal-picture-choice.ts";
import "../../player/player.ts";
import { openPageSession } from "../../session/page-session.ts";
import { sessionContext } from "../../session/session-context.ts";
import { SessionController } from "../../session/session-controller.ts";
import "../../ui/announcer.ts";
import "./recorded-picture.ts";

/** `/pult/{slug}`: the desk of one meeting, with its stage's picture. */
@customElement("efir-control-page")
export class ControlPageElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  // The server writes both into the page; without them it would not have sent it.
  readonly #stage = document.documentElement.dataset["stage"] ?? "main";
  readonly #context = new ContextProvider(this, {
    context: sessionContext,
    initialValue: openPageSession(document.documentElement.dataset["meeting"] ?? "", { followRundown: true }),
  });
  readonly #signal = new SessionController(this, ({ signal }) => signal);
  readonly #isRehearsal = new SessionController(this, ({ isRehearsal }) => isRehearsal);
  /** What a rehearsal is held against; `null`: the stage. */
  @state() private recorded: RehearsedRecording | null = recallChoice(
    document.documentElement.dataset["meeting"] ?? "",
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#context.value.close();
  }

  override render() {
    return html`<efir-control-room .stage=${this.#stage} @efir-rehearse-against=${(event: RehearseAgainstEvent) => {
      this.recorded = event.choice;
    }}
        >${this.#picture()}</efir-control-room
      ><efir-announcer></efir-announcer>`;
  }

  #picture() {
    if (this.#isRehearsal.part && this.recorded !== null)
      return html`<efir-recorded-picture slot="picture" .recorded=${this.recorded}></efir-recorded-picture>`;
    return html`<efir-player
      slot="picture"
      monitor
      .src=${`/hls/${this.#stage}/index.m3u8`}
      .signal=${this.#signal.part}
    ></efir-player>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-control-page": ControlPageElement;
  }
}
