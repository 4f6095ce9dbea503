import type { Layer } from "../../shared/cards/card-kind.ts";
import { later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Alarm } from "./alarm.ts";
import { occurrencesIn, type SampleAct, type SampleStep, standingAt } from "./sample-schedule.ts";
import type { SignalChange } from "./stage-switch.ts";

/** Cards are submitted so long before their frame, so that they are with every viewer when the picture comes. */
const LEAD = millis(1500);
const PERIOD = millis(500);

/** Where the director's orders go: the sample meeting's timeline. A refusal is the desk's to log. */
export interface SampleDesk {
  take(cueId: string, at: ProgramTime): void;
  clear(layer: Layer, at: ProgramTime): void;
  /** The decision that this cue put on air is adopted. */
  adopt(cueId: string, at: ProgramTime): void;
  /** `highlightId` is made of its moment: marking the same moment twice is refused by the timeline as a duplicate. */
  mark(highlightId: string, text: string, at: ProgramTime): void;
}

/** Takes the sample meeting's cards on their frames, while the loop is on air. Rules PO30–PO34. */
export class SampleDirector {
  readonly #steps: readonly SampleStep[];
  readonly #length: Millis;
  readonly #desk: SampleDesk;
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  #running: Running | null = null;

  constructor(schedule: {
    readonly steps: readonly SampleStep[];
    readonly length: Millis;
    readonly desk: SampleDesk;
    readonly clock: Clock;
    readonly alarm: Alarm;
  }) {
    this.#steps = schedule.steps;
    this.#length = schedule.length;
    this.#desk = schedule.desk;
    this.#clock = schedule.clock;
    this.#alarm = schedule.alarm;
  }

  /** To be told each change of the stage's signal. */
  follow({ signal, at }: SignalChange): void {
    if (signal === "loop") this.#begin(at);
    else this.#end(at);
  }

  /** Says nothing more and leaves what stands: the server stops, or the sample meeting is deleted. */
  stop(): void {
    this.#running?.callOff();
    this.#running = null;
  }

  #begin(from: ProgramTime): void {
    this.stop();
    const running: Running = { cardsUntil: from, factsUntil: from, layers: new Set(), callOff: () => {} };
    this.#running = running;
    for (const act of standingAt(this.#steps, this.#length, from)) {
      if (act.type === "take") this.#say(running, act, from);
    }
    this.#goOn(running);
  }

  /** What was submitted ahead goes too: a clear ends whatever its layer holds from that moment on (TL7). */
  #end(at: ProgramTime): void {
    const layers = this.#running?.layers ?? [];
    this.stop();
    for (const layer of layers) this.#desk.clear(layer, at);
  }

  #goOn(running: Running): void {
    const now = this.#clock.now();
    running.cardsUntil = this.#sayAll(running, "cards", running.cardsUntil, later(now, LEAD));
    // A mark or a vote cannot be taken back by a clear, so it is said only when its frame is on air.
    running.factsUntil = this.#sayAll(running, "facts", running.factsUntil, now);
    running.callOff = this.#alarm.after(PERIOD, () => this.#goOn(running));
  }

  /** @returns until when everything has been said. */
  #sayAll(running: Running, what: "cards" | "facts", said: ProgramTime, until: ProgramTime): ProgramTime {
    if (until <= said) return said;
    // After a long stall a round or more was missed; only the last of it still matters.
    const from = programTime(Math.max(said, until - this.#length));
    for (const { act, at } of occurrencesIn(this.#steps, this.#length, from, until)) {
      if (sortOf(act) === what) this.#say(running, act, at);
    }
    return until;
  }

  #say(running: Running, act: SampleAct, at: ProgramTime): void {
    switch (act.type) {
      case "take":
        running.layers.add(act.layer);
        this.#desk.take(act.cueId, at);
        break;
      case "clear":
        // What the director did not put there is not the director's to clear.
        if (running.layers.delete(act.layer)) this.#desk.clear(act.layer, at);
        break;
      case "adopt":
        this.#desk.adopt(act.cueId, at);
        break;
      case "mark":
        this.#desk.mark(`primer-${Math.round(at).toString(36)}`, act.text, at);
    }
  }
}

const sortOf = ({ type }: SampleAct): "cards" | "facts" => (type === "take" || type === "clear" ? "cards" : "facts");

interface Running {
  /** Everything before has been submitted: nothing is said twice. */
  cardsUntil: ProgramTime;
  factsUntil: ProgramTime;
  /** Layers on which the director's cards stand. */
  readonly layers: Set<Layer>;
  callOff: () => void;
}
