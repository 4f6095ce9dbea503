import type { StandContent, StandField } from "../../../shared/exhibition.ts";

/** A field of the stand was written. */
export class StandChangeEvent<Field extends StandField = StandField> extends Event {
  readonly field: Field;
  readonly value: StandContent[Field];
  /** Names the place that is typed in; `null`: a change that is taken back by itself. */
  readonly stroke: string | null;
  constructor(field: Field, value: StandContent[Field], stroke: string | null = null) {
    super("efir-stand-change", { bubbles: true, composed: true });
    this.field = field;
    this.value = value;
    this.stroke = stroke;
  }
}

/** A row of a list is wanted elsewhere in it. */
export class MoveRowEvent extends Event {
  readonly from: number;
  readonly to: number;
  constructor(from: number, to: number) {
    super("efir-move-row");
    this.from = from;
    this.to = to;
  }
}

/** A row of a list is to go. */
export class DropRowEvent extends Event {
  readonly index: number;
  constructor(index: number) {
    super("efir-drop-row");
    this.index = index;
  }
}

/** A clip of the meeting is to be the stand's film. */
export class ClipChosenEvent extends Event {
  readonly film: NonNullable<StandContent["film"]>;
  constructor(film: NonNullable<StandContent["film"]>) {
    super("efir-clip-chosen");
    this.film = film;
  }
}

declare global {
  interface HTMLElementEventMap {
    "efir-clip-chosen": ClipChosenEvent;
    "efir-stand-change": StandChangeEvent;
    "efir-move-row": MoveRowEvent;
    "efir-drop-row": DropRowEvent;
  }
}
