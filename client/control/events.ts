/** What the control room's elements ask for. All bubble to the room, which carries them out or is refused. */
import type { Layer } from "../../shared/cards/card-kind.ts";
import type { Card, CardKindName } from "../../shared/cards/index.ts";
import type { LibraryItem, LibrarySort } from "../../shared/library.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { OpenWindow } from "./open-window.ts";

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

/** Take off what stands on the layer: recalled while nobody has seen it. */
export class ClearEvent extends Event {
  static readonly type = "efir-clear";
  constructor(readonly layer: Layer) {
    super(ClearEvent.type, up);
  }
}

/** Take back the newest take that stands. */
export class RecallEvent extends Event {
  static readonly type = "efir-recall";
  constructor() {
    super(RecallEvent.type, up);
  }
}

/** Put back what stood before the last act. */
export class UndoEvent extends Event {
  static readonly type = "efir-undo";
  constructor() {
    super(UndoEvent.type, up);
  }
}

/** Everything off the picture. */
export class BlackoutEvent extends Event {
  static readonly type = "efir-blackout";
  constructor() {
    super(BlackoutEvent.type, up);
  }
}

/** The next slide of the deck, or the one before. */
export class SlideStepEvent extends Event {
  static readonly type = "efir-slide-step";
  constructor(readonly step: 1 | -1) {
    super(SlideStepEvent.type, up);
  }
}

/** Open a window of the room. */
export class ShowWindowEvent extends Event {
  static readonly type = "efir-show-window";
  constructor(readonly open: OpenWindow) {
    super(ShowWindowEvent.type, up);
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

/** The library's figure is to be corrected, and with it every card made of it. */
export class CorrectFigureEvent extends Event {
  static readonly type = "efir-correct-figure";
  constructor(readonly figureId: string) {
    super(CorrectFigureEvent.type, up);
  }
}

/** Something of the library is wanted; `null`: the person says what. */
export class LibraryEvent extends Event {
  static readonly type = "efir-library";
  constructor(readonly sort: LibrarySort | null) {
    super(LibraryEvent.type, up);
  }
}

/** An item of the library was chosen for a card. */
export class PickEvent extends Event {
  static readonly type = "efir-pick";
  constructor(readonly item: Exclude<LibraryItem, { sort: "deck" }>) {
    super(PickEvent.type, up);
  }
}

/** A new deck is wanted. */
export class NewDeckEvent extends Event {
  static readonly type = "efir-new-deck";
  constructor() {
    super(NewDeckEvent.type, up);
  }
}

/** A deck whose pages are wanted: found in the library, or just made of a file. */
export class DeckChosenEvent extends Event {
  static readonly type = "efir-deck-chosen";
  constructor(readonly deckId: string) {
    super(DeckChosenEvent.type, up);
  }
}

/** What was done beside the record, in words for the room's foot; the window that did it can be closed. */
export class DoneEvent extends Event {
  static readonly type = "efir-done";
  constructor(readonly words: string) {
    super(DoneEvent.type, up);
  }
}

/** The room's window was closed. */
export class CloseWindowEvent extends Event {
  static readonly type = "efir-close-window";
  constructor() {
    super(CloseWindowEvent.type, up);
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
    [RecallEvent.type]: RecallEvent;
    [UndoEvent.type]: UndoEvent;
    [BlackoutEvent.type]: BlackoutEvent;
    [SlideStepEvent.type]: SlideStepEvent;
    [ShowWindowEvent.type]: ShowWindowEvent;
    [EditEvent.type]: EditEvent;
    [DropEvent.type]: DropEvent;
    [CardReadyEvent.type]: CardReadyEvent;
    [CorrectFigureEvent.type]: CorrectFigureEvent;
    [LibraryEvent.type]: LibraryEvent;
    [PickEvent.type]: PickEvent;
    [NewDeckEvent.type]: NewDeckEvent;
    [DeckChosenEvent.type]: DeckChosenEvent;
    [DoneEvent.type]: DoneEvent;
    [CloseWindowEvent.type]: CloseWindowEvent;
    [MarkEvent.type]: MarkEvent;
    [WithdrawEvent.type]: WithdrawEvent;
    [MeetingEvent.type]: MeetingEvent;
  }
}
