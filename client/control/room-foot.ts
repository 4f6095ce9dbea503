import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AudienceSummary } from "../../shared/protocol.ts";
import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { formatTimeWithSeconds } from "../i18n/format.ts";
import { common, controls } from "../ui/styles.ts";
import type { Notice } from "./foot-notice.ts";
import { roomNow } from "./room-now.ts";
import "./sight-meter.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The room's lower edge: how the last act went, the keys, and their switch.
 * @fires efir-keys - The switch was turned; `detail` says on.
 * @fires efir-list-keys - Show all keys.
 */
@customElement("efir-room-foot")
export class RoomFootElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        container: foot / inline-size;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-5);
        min-height: 2.75rem;
        padding: var(--space-1) var(--space-4);
        background: var(--color-sunken);
        border-top: var(--border) solid var(--color-line);
        font-size: var(--text-sm);
        color: var(--color-text-2);
      }
      .said {
        flex: 1 1 16rem;
        color: var(--color-text);
      }
      .at {
        color: var(--color-text-2);
      }
      .said:empty {
        flex: 0 0 0;
        margin-right: calc(-1 * var(--space-5));
      }
      efir-sight-meter {
        margin-right: auto;
        color: var(--color-text);
      }
      .said--refused {
        font-weight: var(--weight-strong);
        color: var(--color-danger);
      }
      .link {
        min-height: var(--target-dense);
        padding: 0 var(--space-2);
        border: 0;
        background: none;
        color: var(--color-link);
        font-weight: var(--weight-strong);
        text-decoration: underline;
        cursor: pointer;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target-dense);
        color: var(--color-text);
      }
      label input {
        width: 1.15rem;
        height: 1.15rem;
      }
      /* Where there is hardly a keyboard, the hints give way; the list and the switch stay. */
      @container foot (max-width: 86rem) {
        .cap {
          display: none;
        }
      }
      /* On a phone «Ещё» leads to the list. */
      @container foot (max-width: 40rem) {
        .all-keys {
          display: none;
        }
      }
    `,
  ];
  @property({ attribute: false }) notice: Notice | null = null;
  /** The frame of the newest take that stands: how far it has come is told beside the words; `null`: none stands. */
  @property({ attribute: false }) takenAt: ProgramTime | null = null;
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  @property({ type: Boolean }) keys = false;

  #saidAt = programTime(0);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("notice")) this.#saidAt = roomNow(this);
  }

  override render() {
    return html`<footer>
      <div class="said ${this.notice?.isRefusal ? "said--refused" : ""}" role="status">${this.#said()}</div>
      ${
        this.takenAt === null
          ? nothing
          : html`<efir-sight-meter .at=${this.takenAt} .audience=${this.audience} .serverOffset=${this.serverOffset}></efir-sight-meter>`
      }
      ${
        this.keys
          ? html`<span class="cap"><kbd>Ctrl+Enter</kbd> ${t("key.take")}</span><span class="cap"><kbd>1</kbd>–<kbd>9</kbd> ${t("key.prepare")}</span>
            <span class="cap"><kbd>PgDn</kbd> ${t("key.slide")}</span>
            <span class="cap"><kbd>Shift+1</kbd>–<kbd>9</kbd> ${t("key.lowerThird")}</span>`
          : nothing
      }
      <button class="link all-keys" type="button" aria-haspopup="dialog" @click=${() => this.dispatchEvent(new Event("efir-list-keys"))}>${t("allKeys")}</button>
      <label><input type="checkbox" .checked=${this.keys} @change=${this.#turn} />${t("keysOn")}</label>
    </footer>`;
  }

  #said() {
    if (this.notice === null) return nothing;
    const { text, remedy } = this.notice;
    return html`<span class="num at" aria-hidden="true">${formatTimeWithSeconds(this.#saidAt)}</span> <span class="words">${text}</span>${remedy === undefined ? nothing : html` <button class="link" type="button" @click=${remedy.act}>${remedy.label}</button>`}`;
  }

  readonly #turn = ({ target }: Event) => {
    if (target instanceof HTMLInputElement)
      this.dispatchEvent(new CustomEvent<boolean>("efir-keys", { detail: target.checked }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-room-foot": RoomFootElement;
  }
}
