import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Broadcast } from "../../../shared/recordings.ts";
import { programTime } from "../../../shared/time.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { dueUnder } from "./recording-list.ts";
import { t } from "./strings.ts";

const choices = [null, 30, 90, 180, 365] as const;

/** The person settled on so many days; `null`: for good. */
export class KeepEvent extends CustomEvent<number | null> {
  constructor(keepDays: number | null) {
    super("efir-keep", { detail: keepDays });
  }
}

/**
 * How long recordings are kept. What another choice deletes at once is said before it is applied.
 * @fires efir-keep - Keep them so long from now on.
 */
@customElement("efir-retention")
export class RetentionElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      label,
      .fixed {
        font-weight: var(--weight-strong);
      }
      select.field {
        width: auto;
        max-width: 100%;
      }
      .asked {
        margin-top: var(--space-3);
      }
      .asked p {
        margin-bottom: var(--space-2);
      }
      .deletes {
        font-weight: var(--weight-strong);
        color: var(--color-danger);
      }
    `,
  ];
  @property({ attribute: false }) keepDays: number | null = null;
  @property({ attribute: false }) broadcasts: readonly Broadcast[] = [];
  /** The person may change it. */
  @property({ type: Boolean }) changeable = false;
  @query("select") private readonly select!: HTMLSelectElement | null;
  /** `undefined`: nothing else was chosen. */
  @state() private chosen: number | null | undefined = undefined;

  override updated(): void {
    // After the options are there: a select knows no value before.
    const shown = this.chosen === undefined ? this.keepDays : this.chosen;
    if (this.select !== null) this.select.value = String(shown ?? "");
  }

  override render() {
    if (!this.changeable) return html`<p class="fixed">${t("keep")}: ${daysWords(this.keepDays)}</p>`;
    const known: readonly (number | null)[] = choices;
    const offered = known.includes(this.keepDays) ? known : [...known, this.keepDays];
    return html`<div class="line">
        <label for="days">${t("keep")}</label>
        <select class="field" id="days" @change=${this.#choose}>
          ${offered.map((days) => html`<option value=${days ?? ""}>${daysWords(days)}</option>`)}
        </select>
      </div>
      <div role="status">${this.chosen === undefined ? nothing : this.#question(this.chosen)}</div>`;
  }

  #question(days: number | null) {
    const due = dueUnder(this.broadcasts, days, programTime(Date.now())).length;
    return html`<div class="asked">
      <p class=${due > 0 ? "deletes" : ""}>${due > 0 ? t("keepDeletes", { count: due }) : t("keepDeletesNone")}</p>
      ${days === null ? nothing : html`<p class="hint">${t("keepLater")}</p>`}
      <div class="line">
        <button class=${`btn ${due > 0 ? "btn--danger" : "btn--primary"}`} type="button" @click=${() => this.#apply(days)}>
          ${t(due > 0 ? "applyDeleting" : "apply")}
        </button>
        <button class="btn" type="button" @click=${this.#cancel}>${t("cancel")}</button>
      </div>
    </div>`;
  }

  readonly #choose = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const days = target.value === "" ? null : Number(target.value);
    this.chosen = days === this.keepDays ? undefined : days;
  };

  #apply(days: number | null): void {
    this.chosen = undefined;
    this.dispatchEvent(new KeepEvent(days));
  }

  readonly #cancel = () => {
    this.chosen = undefined;
    this.select?.focus();
  };
}

const daysWords = (days: number | null): string => (days === null ? t("keep.always") : t("keepDays", { count: days }));

declare global {
  interface HTMLElementTagNameMap {
    "efir-retention": RetentionElement;
  }
}
