import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AudienceSummary } from "../../../shared/protocol.ts";
import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import { formatSeconds } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common } from "../../ui/styles.ts";
import { roomNow } from "../room-now.ts";
import { recallableUntil } from "../sight.ts";
import { t } from "./strings.ts";

const PERIOD_MS = 500;
/** As the server has it (TL44). */
const MOST_AS_SEEN_MS = 60_000;

/** Beside the red button while cards are not stamped by the hall: it says so, and how old the frame is. Rule CR66. */
@customElement("efir-as-seen-mark")
export class AsSeenMarkElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        max-width: 12rem;
        padding: var(--space-1) var(--space-2);
        border: var(--border) solid var(--color-warn);
        border-radius: var(--radius-2);
        background: var(--color-warn-soft);
        font-size: var(--text-xs);
        line-height: 1.3;
        color: var(--color-text);
      }
      .ico {
        flex: none;
        width: 1.25em;
        height: 1.25em;
        color: var(--color-warn);
      }
      b {
        display: block;
      }
    `,
  ];
  /** Read when it is drawn: a frame comes thirty times a second. */
  @property({ attribute: false }) frame: () => ProgramTime | null = () => null;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), PERIOD_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    return html`${icon("eye")}<span><b>${t("asSeenMark")}</b><span class="num">${this.#words()}</span></span>`;
  }

  #words(): string {
    const at = this.frame();
    if (at === null) return t("noPicture");
    const age = millis(Math.max(0, roomNow(this) - at));
    if (age > MOST_AS_SEEN_MS) return t("pictureTooOld");
    const isSeen = this.audience !== null && recallableUntil(at, this.audience) <= roomNow(this);
    const isAnybodyThere = this.audience !== null && this.audience.firstLagMs !== null;
    return t(isSeen && isAnybodyThere ? "pictureSeen" : "pictureAge", { age: formatSeconds(age) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-as-seen-mark": AsSeenMarkElement;
  }
}
