import type { PlanDraft } from "./plan-draft.ts";

/** Something was written. Carries only what is different. */
export class PlanChangeEvent extends Event {
  readonly change: Partial<PlanDraft>;
  constructor(change: Partial<PlanDraft>) {
    super("efir-plan-change", { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    "efir-plan-change": PlanChangeEvent;
  }
}
