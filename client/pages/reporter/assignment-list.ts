import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Assignment } from "../../../shared/clips.ts";
import { tidy } from "../../i18n/typography.ts";
import { common, controls } from "../../ui/styles.ts";
import { AssignmentEvent } from "./events.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";

/**
 * What the control room asks for.
 *
 * @fires efir-assignment - It is taken, done, or a take for it begins.
 */
@customElement("efir-assignment-list")
export class AssignmentListElement extends LitElement {
  static override styles = [
    common,
    controls,
    reporter,
    css`
      ul {
        display: grid;
        gap: var(--space-3);
      }
      li {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--color-line);
        border-left: 0.375rem solid var(--color-line-strong);
        border-radius: var(--radius-2);
        background: var(--color-surface);
        overflow-wrap: anywhere;
      }
      .yours {
        border-left-color: var(--color-brand);
      }
      .text {
        white-space: pre-line;
      }
      .about {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
      }
    `,
  ];
  @property({ attribute: false }) assignments: readonly Assignment[] = [];
  /** The reporter's own pass. */
  @property() passId = "";

  override render() {
    const shown = this.assignments.filter(({ state }) => state !== "dropped");
    if (shown.length === 0) return html`<p class="hint">${t("noAssignments")}</p>`;
    return html`<ul>${repeat(shown, ({ id }) => id, this.#row)}</ul>`;
  }

  readonly #row = (assignment: Assignment) => {
    const stands = standingOf(assignment, this.passId);
    return html`<li class=${stands}>
      <p class="text">${tidy(assignment.text)}</p>
      <p class="about">
        <span class=${stands === "yours" ? "tag tag--brand" : "label"}>${t(`assignment.${stands}`)}</span>
        ${assignment.item === undefined ? nothing : html`<span class="hint">${t("item", { number: assignment.item })}</span>`}
      </p>
      ${this.#acts(assignment.id, stands)}
    </li>`;
  };

  #acts(id: string, stands: Standing) {
    if (stands === "others" || stands === "done") return nothing;
    const act = (word: AssignmentEvent["act"], name: string, sort = "") =>
      html`<button class=${`btn ${sort}`} type="button" @click=${() => this.dispatchEvent(new AssignmentEvent(id, word))}>${name}</button>`;
    return html`<div class="acts">
      ${stands === "open" ? act("take", t("take")) : act("done", t("done"))}
      ${act("shoot", t("shootThis"), stands === "yours" ? "btn--primary" : "")}
    </div>`;
  }
}

type Standing = "open" | "yours" | "others" | "done";

function standingOf({ state, takenBy }: Assignment, passId: string): Standing {
  if (state === "done") return "done";
  if (state === "taken") return takenBy === passId ? "yours" : "others";
  return "open";
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-assignment-list": AssignmentListElement;
  }
}
