import type { ClipSubject } from "../../../shared/clips.ts";
import type { RowAct } from "./queue-rows.ts";
import type { GivenConsent, Recording } from "./recording.ts";

const up = { bubbles: true, composed: true };

/** The person recorded pressed the button. */
export class ConsentEvent extends Event {
  static readonly type = "efir-consent";
  constructor(readonly consent: GivenConsent) {
    super(ConsentEvent.type, up);
  }
}

export class SubjectEvent extends Event {
  static readonly type = "efir-subject";
  constructor(readonly subject: ClipSubject) {
    super(SubjectEvent.type, up);
  }
}

/** A recording is whole, from the camera or a file. */
export class TakenEvent extends Event {
  static readonly type = "efir-taken";
  constructor() {
    super(TakenEvent.type, up);
  }
}

/** What is wished for a row of the list; `words` come with `words`. */
export class RowActEvent extends Event {
  static readonly type = "efir-row-act";
  constructor(
    readonly act: RowAct,
    readonly words?: Pick<Recording, "title" | "quotation">,
  ) {
    super(RowActEvent.type, up);
  }
}

/** What is wished for the take that is looked at. */
export class LookEvent extends Event {
  static readonly type = "efir-look";
  constructor(
    readonly wish: "send" | "later" | "retake",
    readonly words: Pick<Recording, "title" | "quotation">,
  ) {
    super(LookEvent.type, up);
  }
}

export class AssignmentEvent extends Event {
  static readonly type = "efir-assignment";
  constructor(
    readonly id: string,
    readonly act: "take" | "done" | "shoot",
  ) {
    super(AssignmentEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [ConsentEvent.type]: ConsentEvent;
    [SubjectEvent.type]: SubjectEvent;
    [TakenEvent.type]: TakenEvent;
    [RowActEvent.type]: RowActEvent;
    [LookEvent.type]: LookEvent;
    [AssignmentEvent.type]: AssignmentEvent;
  }
}
