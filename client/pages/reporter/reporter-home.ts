import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { fileSize } from "../../../shared/cards/file-size.ts";
import { language } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import "./assignment-list.ts";
import { problemWords } from "./problems/problem-words.ts";
import { isWaiting, type QueueRow } from "./queue-rows.ts";
import type { ReporterDesk } from "./reporter-desk.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";
import "./take-row.ts";

/** Said when no more than a tenth of the quota is left. */
const SCARCE = 0.1;

/**
 * Where a reporter begins: what is asked, one large button, and what became of the takes. Rows tell what is wished for
 * them by `efir-row-act`, assignments by `efir-assignment`.
 *
 * @fires efir-shoot - A take begins, for no assignment.
 */
@customElement("efir-reporter-home")
export class ReporterHomeElement extends LitElement {
  static override styles = [
    common,
    controls,
    reporter,
    css`
      section {
        display: grid;
        gap: var(--space-3);
      }
      .rows {
        display: grid;
        gap: var(--space-3);
      }
      .meeting {
        font: var(--weight-strong) var(--text-lg) / var(--leading-snug) var(--font-read);
        overflow-wrap: anywhere;
      }
    `,
  ];
  @property({ attribute: false }) desk: ReporterDesk | null = null;
  @property({ attribute: false }) rows: readonly QueueRow[] = [];
  @property({ type: Boolean }) isOnline = true;
  /** What a press was refused with; "": nothing. */
  @property() said = "";

  override render() {
    const briefing = this.desk?.briefing ?? null;
    return html`<div class="stack">
      ${this.#notices()}
      ${
        briefing === null
          ? nothing
          : html`<div>
                <p class="meeting">${tidy(briefing.meeting.title)}</p>
                <p class="hint">${t("greeting", { name: briefing.pass.name })}</p>
              </div>
              ${this.#canShoot() ? this.#shoot() : nothing}`
      }
      <p role="status" class="mistake">${this.said}</p>
      ${this.#waiting()} ${briefing !== null && this.#canShoot() ? this.#assignments() : nothing} ${this.#delivered()}
    </div>`;
  }

  #canShoot(): boolean {
    return this.desk?.link === "open";
  }

  #shoot() {
    return html`<div class="cell">
      <button class="btn btn--primary btn--big" type="button" aria-describedby="shoot-hint" @click=${this.#begin}>
        ${icon("plus")}${t("shoot")}
      </button>
      <p id="shoot-hint" class="hint">${t("shootHint")}</p>
      ${this.#room()}
    </div>`;
  }

  #notices() {
    const { desk } = this;
    if (desk === null) return nothing;
    if (desk.link === "closed")
      return html`<div class="notice notice--danger" role="alert"><h2>${t("closedTitle")}</h2><p>${t("closedText")}</p></div>`;
    if (this.isOnline && desk.briefing !== null) return nothing;
    if (this.isOnline)
      return desk.failure === null ? html`<p role="status">${t("loading")}</p>` : this.#failed(desk, desk.failure);
    const words = desk.briefing === null ? "firstVisit" : desk.isHeard ? "offline" : "offlineOld";
    return html`<div class="notice" role="status"><p>${t(words)}</p></div>`;
  }

  #failed(desk: ReporterDesk, code: string) {
    return html`<div class="notice" role="alert">
      <p>${t("notLoaded", { reason: problemWords(code) })}</p>
      <button class="btn" type="button" @click=${() => void desk.refresh()}>${t("tryAgain")}</button>
    </div>`;
  }

  #room() {
    const { usedBytes, mostBytes } = this.desk?.briefing?.quota ?? { usedBytes: 0, mostBytes: 0 };
    const left = Math.max(0, mostBytes - usedBytes);
    if (mostBytes === 0 || left > mostBytes * SCARCE) return nothing;
    const inWords = (bytes: number) => fileSize(bytes, language());
    return html`<p class="notice">${t("roomLeft", { left: inWords(left), most: inWords(mostBytes) })}</p>`;
  }

  /** What waits for somebody stands above what is asked, what is delivered below. */
  #waiting() {
    const rows = this.rows.filter(isWaiting);
    return rows.length === 0 ? nothing : this.#queue("queue", t("queue"), rows);
  }

  #delivered() {
    const rows = this.rows.filter((row) => !isWaiting(row));
    if (rows.length > 0) return this.#queue("delivered", t("delivered"), rows);
    return this.rows.length === 0 && this.desk?.briefing !== null ? html`<p class="hint">${t("noQueue")}</p>` : nothing;
  }

  #queue(id: string, heading: string, rows: readonly QueueRow[]) {
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>${heading}</h2>
      <div class="rows">
        ${repeat(
          rows,
          (row) => row.id,
          (row) => html`<efir-take-row .row=${row} data-id=${row.id}></efir-take-row>`,
        )}
      </div>
    </section>`;
  }

  #assignments() {
    const { assignments = [], pass } = this.desk?.briefing ?? {};
    return html`<section aria-labelledby="assignments">
      <h2 id="assignments">${t("assignments")}</h2>
      <efir-assignment-list .assignments=${assignments} .passId=${pass?.id ?? ""}></efir-assignment-list>
    </section>`;
  }

  readonly #begin = () => this.dispatchEvent(new Event("efir-shoot"));
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-reporter-home": ReporterHomeElement;
  }
}
