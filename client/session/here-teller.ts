import type { RoomWord } from "../../shared/protocol.ts";
import { millis } from "../../shared/time.ts";
import type { Surroundings } from "./surroundings.ts";

/** The server forgets after 30 s: two words may be lost (AC32). */
const SAY_EVERY = millis(10_000);

/** Tells the others in a control room that this page is here, and which cue it has open: every 10 s, changes at once. */
export class HereTeller {
  readonly #surroundings: Surroundings;
  #say: ((word: RoomWord) => void) | null = null;
  #editing: string | null = null;
  #callOff = () => {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** The line to speak over; `null`: there is none. */
  use(say: ((word: RoomWord) => void) | null): void {
    this.#callOff();
    this.#say = say;
    if (say !== null) this.#tell();
  }

  set(editing: string | null): void {
    if (editing === this.#editing) return;
    this.#editing = editing;
    this.#tell();
  }

  #tell(): void {
    this.#callOff();
    if (this.#say === null) return;
    this.#say({ editing: this.#editing });
    this.#callOff = this.#surroundings.after(SAY_EVERY, () => this.#tell());
  }
}
