import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Connection } from "../../session/session-state.ts";
import { Announcement } from "../../ui/announcer.ts";
import { t } from "./strings.ts";

/** A server that restarts is back within this; saying it at once would be noise (VW6). */
const QUIET_MS = 5000;

/**
 * Words for a connection that is lost: what happened, when the next try is, a button to try now. Light DOM.
 *
 * @fires efir-try-now - The reader does not want to wait.
 */
@customElement("efir-connection-notice")
export class ConnectionNoticeElement extends LitElement {
  @property({ attribute: false }) connection: Connection = { phase: "connecting" };
  /** The player says the same of its own: then it is not said twice. */
  @property({ type: Boolean }) muted = false;
  @state() private now = Date.now();
  #timer: ReturnType<typeof setInterval> | undefined;
  #wasSaid = false;
  /** The player spoke of this outage, so it also tells its end. */
  #leaveToPlayer = false;

  override willUpdate(): void {
    if (this.connection.phase === "lost") this.#timer ??= setInterval(this.#tick, 1000);
    else this.#stop();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    const { connection } = this;
    if (connection.phase !== "lost" || this.now - connection.since < QUIET_MS || this.muted) return nothing;
    const seconds =
      connection.nextTryAt === null ? null : Math.max(1, Math.ceil((connection.nextTryAt - this.now) / 1000));
    return html`<div class="notice">
      <p>
        <b>${t("lostTitle")}</b>
        <span aria-live="off">${seconds === null ? t("trying") : t("nextTry", { count: seconds })}</span>
      </p>
      <button class="btn btn--line" type="button" ?disabled=${seconds === null} @click=${this.#tryNow}>${t("tryNow")}</button>
    </div>`;
  }

  override updated(): void {
    const { connection } = this;
    if (connection.phase !== "lost") {
      if (this.#wasSaid && !this.#leaveToPlayer) this.#say(t("back"));
      this.#wasSaid = false;
      this.#leaveToPlayer = false;
      return;
    }
    this.#leaveToPlayer ||= this.muted;
    const isDue = this.now - connection.since >= QUIET_MS;
    if (!isDue || this.#wasSaid || this.#leaveToPlayer) return;
    this.#wasSaid = true;
    this.#say(t("lostTitle"));
  }

  #say(text: string): void {
    this.dispatchEvent(new Announcement(text));
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  readonly #tick = () => {
    this.now = performance.timeOrigin + performance.now();
  };

  readonly #tryNow = () => this.dispatchEvent(new Event("efir-try-now", { bubbles: true, composed: true }));

  protected override createRenderRoot() {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-connection-notice": ConnectionNoticeElement;
  }
}
