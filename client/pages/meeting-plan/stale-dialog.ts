import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { programTime } from "../../../shared/time.ts";
import { desk } from "../../control/styles.ts";
import { twoVersions } from "../../control/two-versions-styles.ts";
import { formatTime } from "../../i18n/format.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import type { StandingPlan } from "./plan-desk.ts";
import type { Plan } from "./plan-draft.ts";
import { differences, merged, type PlanField, type Side } from "./plan-versions.ts";
import { fieldLines, fieldName } from "./plan-words.ts";
import { t } from "./strings.ts";

/** Three versions of one plan: what both started from, what was written here, what somebody has saved. */
export interface Conflict {
  readonly base: Plan;
  readonly mine: Plan;
  readonly theirs: StandingPlan;
}

/**
 * Two who edited at once: both versions, field by field, and a choice for each (MT38).
 * @fires efir-resolve - `detail` is the plan to save, made from theirs.
 * @fires close - Back to the form, with all that was written.
 */
@customElement("efir-stale-dialog")
export class StaleDialogElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    twoVersions,
    css`
      .words {
        grid-column: 2;
        font-size: var(--text-sm);
        overflow-wrap: anywhere;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
      .btn {
        white-space: normal;
      }
    `,
  ];
  @property({ attribute: false }) conflict: Conflict | null = null;
  @state() private choice: ReadonlyMap<PlanField, Side> = new Map();

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("conflict") || this.conflict === null) return;
    const { base, mine, theirs } = this.conflict;
    this.choice = new Map(differences(base, mine, theirs).map(({ field, proposed }) => [field, proposed]));
  }

  override render() {
    const { conflict } = this;
    return html`<efir-dialog .heading=${t("staleTitle")} ?open=${conflict !== null} @close=${() => this.dispatchEvent(new Event("close"))}>
      ${conflict === null ? nothing : this.#versions(conflict)}
    </efir-dialog>`;
  }

  #versions(conflict: Conflict) {
    const { planner, plannedAt } = conflict.theirs;
    return html`<form @submit=${this.#submit}>
      <p>${planner === null || plannedAt === null ? t("staleSomebody") : t("staleWho", { name: planner, time: formatTime(programTime(plannedAt)) })}</p>
      ${[...this.choice].map(([field, side]) => this.#field(conflict, field, side))}
      <div class="acts">
        <button class="btn btn--primary" type="submit">${t("staleSave")}</button>
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event("close"))}>${t("staleBack")}</button>
      </div>
    </form>`;
  }

  #field({ mine, theirs }: Conflict, field: PlanField, side: Side) {
    const version = (of: Side, plan: Plan) =>
      html`<label>
        <input type="radio" name=${field} value=${of} .checked=${side === of} @change=${() => {
          this.choice = new Map(this.choice).set(field, of);
        }} />
        <b>${t(of)}</b>
        <span class="words">${fieldLines(plan, field).map((line) => html`<span>${line}</span><br />`)}</span>
      </label>`;
    return html`<fieldset>
      <legend><span class="vh">${t("stalePick", { field: fieldName(field) })}</span><span aria-hidden="true">${fieldName(field)}</span></legend>
      <div class="sides">${version("mine", mine)}${version("theirs", theirs)}</div>
    </fieldset>`;
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.conflict === null) return;
    const detail = merged(this.conflict.mine, this.conflict.theirs, this.choice);
    this.dispatchEvent(new CustomEvent("efir-resolve", { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stale-dialog": StaleDialogElement;
  }
}
