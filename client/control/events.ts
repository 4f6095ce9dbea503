/** What the control room's elements ask for. All bubble to the room, which carries them out or is refused. */
import type { Layer } from "../../shared/cards/card-kind.ts";
import type { Card, CardKindName } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";

const up = { bubbles: true, composed: true } as const;

/** Put the cue into preparation; `null`: clear it. */
export class PrepareEvent extends Event {
  static readonly type = "efir-prepare";
  constructor(readonly cueId: string | null) {
    super(PrepareEvent.type, up);
  }
}

/** Take what is prepared. */
export class TakeEvent extends Event {
  static readonly type = "efir-take";
  constructor() {
    super(TakeEvent.type, up);
  }
}

export class ClearEvent extends Event {
  static readonly type = "efir-clear";
  constructor(readonly layer: Layer) {
    super(ClearEvent.type, up);
  }
}

/** Open the form for a cue, or for a new one of the kind. */
export class EditEvent extends Event {
  static readonly type = "efir-edit";
  constructor(
    readonly kind: CardKindName,
    readonly cue: Cue | null,
  ) {
    super(EditEvent.type, up);
  }
}

export class MoveEvent extends Event {
  static readonly type = "efir-move";
  constructor(
    readonly cue: Cue,
    readonly step: -1 | 1,
  ) {
    super(MoveEvent.type, up);
  }
}

export class DropEvent extends Event {
  static readonly type = "efir-drop";
  constructor(readonly cue: Cue) {
    super(DropEvent.type, up);
  }
}

/** A form is filled in and right. */
export class CardReadyEvent extends Event {
  static readonly type = "efir-card-ready";
  constructor(
    readonly card: Card,
    /** The card that stands on air is to be corrected too. */
    readonly alsoOnAir: boolean,
  ) {
    super(CardReadyEvent.type, up);
  }
}

export class MarkEvent extends Event {
  static readonly type = "efir-mark";
  constructor(readonly text: string) {
    super(MarkEvent.type, up);
  }
}

export class WithdrawEvent extends Event {
  static readonly type = "efir-withdraw";
  constructor(readonly highlightId: string) {
    super(WithdrawEvent.type, up);
  }
}

export class MeetingEvent extends Event {
  static readonly type = "efir-meeting";
  constructor(readonly wish: "open" | "close") {
    super(MeetingEvent.type, up);
  }
}

declare global {
  interface HTMLElementEventMap {
    [PrepareEvent.type]: PrepareEvent;
    [TakeEvent.type]: TakeEvent;
    [ClearEvent.type]: ClearEvent;
    [EditEvent.type]: EditEvent;
    [MoveEvent.type]: MoveEvent;
    [DropEvent.type]: DropEvent;
    [CardReadyEvent.type]: CardReadyEvent;
    [MarkEvent.type]: MarkEvent;
    [WithdrawEvent.type]: WithdrawEvent;
    [MeetingEvent.type]: MeetingEvent;
  }
}
