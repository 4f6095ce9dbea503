import type { HandshakeAuth } from "../../shared/protocol.ts";
import { type Millis, millis } from "../../shared/time.ts";
import { backOff } from "./back-off.ts";
import type { Connection } from "./session-state.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Hearer, Line, Transport } from "./transport.ts";

/** The server ticks every second: a line that is silent for this long is dead, whatever TCP thinks (sleep, roaming). */
const SILENCE = millis(10_000);

/** What the keeper passes on. `line`: the one to speak over from now on, `null` when there is none. */
export interface LineEvents
  extends Pick<
    Hearer,
    "snapshot" | "events" | "tick" | "health" | "audience" | "room" | "changed" | "visits" | "feed" | "refused"
  > {
  readonly connection: (connection: Connection) => void;
  readonly line: (line: Line | null) => void;
}

export interface LineKeeping {
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  readonly events: LineEvents;
  /** Asked before each try: positions move on. */
  readonly auth: () => HandshakeAuth;
  /** `false`: nothing is followed, so nothing ticks: that a line is dead is told by its own pings, half a minute later. */
  readonly ticks?: boolean;
}

/** Keeps one line to the server open: tries again with growing waits, at once when hurried, never two at a time (VW35). */
export class LineKeeper {
  readonly #keeping: LineKeeping;
  #line: Line | null = null;
  #attempt = 0;
  #lostSince: number | null = null;
  #callOffTry = () => {};
  #callOffSilence = () => {};

  constructor(keeping: LineKeeping) {
    this.#keeping = keeping;
  }

  open(): void {
    this.#callOffTry();
    if (this.#lostSince !== null) this.#tellLost(null);
    this.#awaitSound();
    this.#line = this.#keeping.transport.open(this.#keeping.auth(), this.#hearer());
  }

  /** Does nothing while a line is open or being tried. */
  hurry(): void {
    if (this.#line === null && this.#lostSince !== null) this.open();
  }

  close(): void {
    this.#lostSince = null;
    this.#callOffTry();
    this.#drop();
  }

  #hearer(): Hearer {
    const { events } = this.#keeping;
    const heard =
      <Message>(pass: (message: Message) => void) =>
      (message: Message) => {
        this.#awaitSound();
        pass(message);
      };
    return {
      connected: () => {
        this.#awaitSound();
        if (this.#keeping.ticks === false) this.#settle();
        this.#lostSince = null;
        events.connection({ phase: "live" });
        events.line(this.#line);
      },
      lost: () => this.#lose(backOff(this.#attempt, this.#keeping.surroundings.random())),
      leave: ({ withinMs }) => this.#lose(millis(Math.round(withinMs * this.#keeping.surroundings.random()))),
      snapshot: heard(events.snapshot),
      events: heard(events.events),
      tick: heard((tick) => {
        // Only a line that lives earns a quick next try: a server that drops each newcomer is not to be hammered.
        this.#attempt = 0;
        events.tick(tick);
      }),
      health: heard(events.health),
      audience: heard(events.audience),
      room: heard(events.room),
      changed: heard(events.changed),
      visits: heard(events.visits),
      feed: heard(events.feed),
      refused: heard(events.refused),
    };
  }

  #lose(wait: Millis): void {
    this.#drop();
    this.#attempt += 1;
    this.#lostSince ??= this.#keeping.surroundings.now();
    this.#tellLost(this.#keeping.surroundings.now() + wait);
    this.#callOffTry = this.#keeping.surroundings.after(wait, () => this.open());
  }

  #drop(): void {
    this.#callOffSilence();
    this.#line?.close();
    this.#line = null;
    this.#keeping.events.line(null);
  }

  /** Without ticks: a line that has stood for so long earns a quick next try. */
  #settle(): void {
    this.#callOffSilence();
    this.#callOffSilence = this.#keeping.surroundings.after(SILENCE, () => {
      this.#attempt = 0;
    });
  }

  #awaitSound(): void {
    if (this.#keeping.ticks === false && this.#line !== null) return;
    this.#callOffSilence();
    // The machine may just have woken: the network is likely to be back, so the wait is short.
    this.#callOffSilence = this.#keeping.surroundings.after(SILENCE, () => this.#lose(millis(0)));
  }

  #tellLost(nextTryAt: number | null): void {
    if (this.#lostSince === null) return;
    this.#keeping.events.connection({ phase: "lost", since: this.#lostSince, nextTryAt });
  }
}
