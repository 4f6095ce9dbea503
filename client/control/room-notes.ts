import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { RefusalCode } from "../../shared/refusals.ts";
import { formatTime } from "../i18n/format.ts";
import type { Connection } from "../session/session-state.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { OpenHealthEvent } from "./health/events.ts";
import { t as health } from "./health/strings.ts";
import { warningWords } from "./health/warning-words.ts";
import type { LogLine } from "./log-lines.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

const MOST_TOLD = 2;

const MOST_MISSED = 3;

/**
 * What needs the moderator's eye at once: no line to the server, a sign-in that ended, a stream to be mended.
 * @fires efir-hurry - Connect now.
 * @fires efir-read - What was missed has been read.
 * @fires efir-open-health - The stream's health in detail is wanted (OpenHealthEvent).
 */
@customElement("efir-room-notes")
export class RoomNotesElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        min-height: 2.75rem;
        padding: var(--space-1) var(--space-4);
        border-bottom: var(--border) solid var(--color-line);
        background: var(--color-warn-soft);
        color: var(--color-warn);
        font-weight: var(--weight-medium);
      }
      .warning {
        flex-wrap: nowrap;
      }
      .ico {
        flex: none;
      }
      .lost {
        background: var(--color-danger-soft);
        color: var(--color-danger);
      }
      .hint {
        color: var(--color-text);
      }
      .away {
        background: var(--color-brand-soft);
        color: var(--color-text);
      }
    `,
  ];
  @property({ attribute: false }) connection: Connection = { phase: "connecting" };
  @property({ attribute: false }) refusal: RefusalCode | null = null;
  @property({ attribute: false }) warnings: readonly string[] = [];
  @property() slug = "";
  /** What was done while this room had no line, oldest first. */
  @property({ attribute: false }) missed: readonly LogLine[] = [];

  override render() {
    return html`<div role="alert">${this.#line()}</div>
      <div role="status">
        ${this.#away()}
        ${this.warnings.slice(0, MOST_TOLD).map((code) => html`<p class="warning">${icon("warning")}<span>${warningWords(code)}</span></p>`)}
        ${this.#rest()}
      </div>`;
  }

  /** Five yellow lines would push the monitors out of sight of whoever has to mend them. */
  #rest() {
    const count = this.warnings.length - MOST_TOLD;
    if (count <= 0) return nothing;
    return html`<p>
      <button class="btn btn--s" type="button" aria-haspopup="dialog" @click=${() => this.dispatchEvent(new OpenHealthEvent())}>${health("moreTroubles", { count })}</button>
    </p>`;
  }

  /** The newest few in words, the rest by their number: they stand in the log. */
  #away() {
    if (this.missed.length === 0) return nothing;
    const rest = this.missed.length - MOST_MISSED;
    const told = this.missed.slice(-MOST_MISSED).map(({ at, words, by }) => {
      const who = by === null ? "" : `, ${by.name}`;
      return `${formatTime(at)} ${words}${who}`;
    });
    if (rest > 0) told.push(t("missedMore", { count: rest }));
    return html`<p class="away">
      ${t("missed", { words: told.join("; ") })}
      <button class="btn btn--s" type="button" @click=${() => this.dispatchEvent(new Event("efir-read"))}>${t("gotIt")}</button>
    </p>`;
  }

  #line() {
    if (this.refusal === "NOT_ALLOWED")
      return html`<p class="lost">${icon("warning")}${t("signedOut")} <a href=${`/pult/vhod?dalee=${this.slug}`}>${t("signInAgain")}</a></p>`;
    if (this.refusal !== null) return html`<p class="lost">${icon("warning")}${t(`refusal.${this.refusal}`)}</p>`;
    if (this.connection.phase !== "lost") return nothing;
    return html`<p class="lost">
      ${icon("warning")}${t("lost")}<span class="hint">${t("lostHint")}</span
      ><button class="btn btn--s" type="button" @click=${() => this.dispatchEvent(new Event("efir-hurry"))}>${t("reconnect")}</button>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-room-notes": RoomNotesElement;
  }
}
