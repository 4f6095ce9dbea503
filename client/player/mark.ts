import type { ProgramTime } from "../../shared/time.ts";

/** A place on the seek bar: a card's change (a tick) or a highlight (a gold diamond). */
export interface SeekMark {
  readonly at: ProgramTime;
  readonly kind: "card" | "highlight";
  /** Said and shown: «Слайд 7», a highlight's text. */
  readonly label: string;
}
