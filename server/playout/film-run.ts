import {
  between,
  later,
  type Millis,
  millis,
  type ProgramTime,
  programTime,
  ticks,
  ticksToMillis,
} from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Alarm } from "./alarm.ts";
import type { ClipSample } from "./clip.ts";
import type { Film } from "./film.ts";

/** Behind by more, the machine stood still: the film is over for who watches. */
const MOST_BEHIND = millis(5000);
/** Media handed over in one turn, as of a clip that goes round. */
const MOST_PER_TURN = millis(400);

export interface FilmRunOptions {
  readonly film: Film;
  /** Its first piece, read already. */
  readonly first: readonly ClipSample[];
  readonly startsAt: ProgramTime;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly say: (sample: ClipSample, at: ProgramTime) => void;
  /** Said once, when its last sample was, or when it could not go on. Not after `stop`. */
  readonly onEnd: () => void;
}

/** A film as a live source: each sample at its moment, one piece read ahead. Rule PO43. */
export class FilmRun {
  readonly #options: FilmRunOptions;
  #piece: readonly ClipSample[];
  #place = 0;
  #number = 0;
  #saidAt: ProgramTime;
  #ahead: Promise<readonly ClipSample[] | null>;
  #callOff: () => void = () => {};
  #isOver = false;

  constructor(options: FilmRunOptions) {
    this.#options = options;
    this.#piece = options.first;
    this.#saidAt = options.startsAt;
    this.#ahead = this.#read(1);
    this.#emit();
  }

  stop(): void {
    this.#isOver = true;
    this.#callOff();
  }

  /** Whoever takes the piece hears of a fault; until then it must not be one that nobody heard. */
  #read(number: number): Promise<readonly ClipSample[] | null> {
    const piece = this.#options.film.piece(number);
    piece.catch(() => {});
    return piece;
  }

  #emit(): void {
    const { clock, alarm, say } = this.#options;
    let said = 0;
    for (let next = this.#piece[this.#place]; next !== undefined; next = this.#piece[this.#place]) {
      const at = this.#arrivalOf(next);
      const wait = between(clock.now(), at);
      if (-wait > MOST_BEHIND) {
        this.#end();
        return;
      }
      if (wait > 0 || said >= MOST_PER_TURN) {
        this.#callOff = alarm.after(millis(Math.max(0, wait)), () => this.#emit());
        return;
      }
      const before = this.#piece[this.#place - 1]?.dts ?? next.dts;
      said += ticksToMillis(next.dts) - ticksToMillis(before);
      this.#place += 1;
      this.#saidAt = at;
      say(next, at);
      if (this.#isOver) return;
    }
    void this.#turnOver();
  }

  /**
   * When it is shown, or what is decoded before it: arrival less the moment of showing then never falls below the film's start,
   * and the programme clock of what is packed is exact also of pictures out of order (HL11).
   */
  #arrivalOf({ dts, compositionOffset }: ClipSample): ProgramTime {
    const shown = later(this.#options.startsAt, ticksToMillis(ticks(dts + compositionOffset)));
    return programTime(Math.max(this.#saidAt, shown));
  }

  async #turnOver(): Promise<void> {
    const piece = await this.#ahead.catch(() => "gone" as const);
    if (this.#isOver) return;
    if (piece === "gone") {
      // Whoever took it away does not want its last picture to stand either.
      this.#end();
      return;
    }
    if (piece === null) {
      this.#endAtItsEnd();
      return;
    }
    this.#number += 1;
    this.#piece = piece;
    this.#place = 0;
    this.#ahead = this.#read(this.#number + 1);
    this.#emit();
  }

  /** The last sample lasts as well. */
  #endAtItsEnd(): void {
    const { clock, alarm, startsAt, film } = this.#options;
    const left: Millis = millis(Math.max(0, between(clock.now(), later(startsAt, film.length))));
    this.#callOff = alarm.after(left, () => this.#end());
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onEnd();
  }
}
