import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { SessionController } from "../session/session-controller.ts";
import { common, controls } from "../ui/styles.ts";
import { MeetingEvent } from "./events.ts";
import "./show/clock-switch.ts";
import "./show/rehearsal-acts.ts";
import { t } from "./strings.ts";

/** Opens the meeting, or asks to close it; rehearses it before, and leads to what was recorded once it is closed. */
@customElement("efir-meeting-acts")
export class MeetingActsElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      .btn {
        width: 100%;
      }
      .btn--break {
        border-color: var(--color-warn);
        color: var(--color-warn);
      }
    `,
  ];
  @property() phase: MeetingRecord["phase"] = "unknown";
  @property({ type: Boolean }) locked = false;
  @property() slug = "";
  readonly #isRehearsal = new SessionController(this, ({ isRehearsal }) => isRehearsal);

  /** Puts the focus on the button; a press of Enter is still needed. */
  reach(): void {
    this.renderRoot.querySelector<HTMLElement>(".btn")?.focus();
  }

  override render() {
    const clock = html`<efir-clock-switch ?locked=${this.locked}></efir-clock-switch>`;
    if (this.#isRehearsal.part)
      return html`<efir-rehearsal-acts first ?locked=${this.locked}></efir-rehearsal-acts>${clock}`;
    const button = (wish: "open" | "close", look: string) =>
      html`<button class=${`btn ${look}`} type="button" ?disabled=${this.locked} @click=${() =>
        this.dispatchEvent(new MeetingEvent(wish))}>${t(wish === "open" ? "openMeeting" : "closeMeeting")}</button>`;
    if (this.phase === "planned")
      return html`${button("open", "btn--primary")}<efir-rehearsal-acts ?locked=${this.locked}></efir-rehearsal-acts>${clock}`;
    if (this.phase === "open") return html`${button("close", "btn--break")}${clock}`;
    return this.phase === "closed"
      ? html`<a class="btn" href=${`/pult/zapisi#${this.slug}`}>${t("recordings")}</a>`
      : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-meeting-acts": MeetingActsElement;
  }
}
