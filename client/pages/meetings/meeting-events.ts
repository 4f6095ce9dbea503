/** What may be done with a meeting of the list. */
export type MeetingAct = "copy" | "export" | "archive" | "unarchive" | "drop";

/** A row asks for it; the page does it. */
export class MeetingActEvent extends Event {
  readonly act: MeetingAct;
  constructor(act: MeetingAct) {
    super("efir-meeting-act", { bubbles: true, composed: true });
    this.act = act;
  }
}

declare global {
  interface HTMLElementEventMap {
    "efir-meeting-act": MeetingActEvent;
  }
}
