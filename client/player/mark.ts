import type { ProgramTime } from "../../shared/time.ts";

/** A place on the seek bar: a card's change (a tick), a highlight (a gold diamond), or where a recording goes on after a break. */
export interface SeekMark {
  readonly at: ProgramTime;
  readonly kind: "card" | "highlight" | "gap";
  /** Said and shown: «Слайд 7», a highlight's text. */
  readonly label: string;
}
