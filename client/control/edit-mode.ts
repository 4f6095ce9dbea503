import type { MeetingRecord } from "../../shared/timeline/record.ts";

/**
 * «Правка»: whether the plan may be changed in this room. On while a meeting is made ready; off by itself once it is on, so
 * that nothing is moved or dropped by a nudge, until somebody turns it on (CR80).
 */
export class EditMode {
  #turned: { readonly phase: MeetingRecord["phase"]; readonly isOn: boolean } | null = null;

  isOn(phase: MeetingRecord["phase"]): boolean {
    return this.#turned?.phase === phase ? this.#turned.isOn : phase !== "open";
  }

  turn(phase: MeetingRecord["phase"], isOn: boolean): void {
    this.#turned = { phase, isOn };
  }
}
