import type { LitElement, ReactiveController } from "lit";
import type { Plan } from "../../../shared/rundown/plan.ts";
import { EditEvent } from "../events.ts";

const MARK = "#kartochka=";

/** Where a card's form is opened: `/pult/{slug}#kartochka={cue}`. */
export const addressOfCard = (slug: string, cueId: string): string => `/pult/${slug}${MARK}${cueId}`;

/** Opens the form of the card that the address names, once, as soon as the plan has come. */
export class CardInAddress implements ReactiveController {
  readonly #host: LitElement;
  readonly #plan: () => Plan | null;
  #cueId = location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : null;

  constructor(host: LitElement, plan: () => Plan | null) {
    this.#host = host;
    this.#plan = plan;
    host.addController(this);
  }

  hostUpdated(): void {
    const plan = this.#plan();
    if (this.#cueId === null || plan === null) return;
    const cue = plan.cues.find(({ id }) => id === this.#cueId);
    this.#cueId = null;
    // A reload is no second wish.
    history.replaceState(null, "", location.pathname + location.search);
    if (cue !== undefined) this.#host.dispatchEvent(new EditEvent(cue.card.kind, cue));
  }
}
