import type { ViewerReport } from "../../shared/protocol.ts";
import { type Millis, millis } from "../../shared/time.ts";
import type { Surroundings } from "./surroundings.ts";

const REPORT_EVERY = millis(10_000);
/** A page has five messages a second; a lag that wavers needs none of them. */
const AT_MOST_EVERY = 1_000;
/** The server allows for so much that was not told: the recall window must never be too long. */
const SHORTER_BY = 200;
const LONGER_BY = 1_000;
/** A stream that halts halts for all: what does not hurry is spread, so that a crowd does not speak at once. */
const SPREAD = 3_000;

/** Tells the server how far this page lags: every 10 s, and at once when it begins to play or comes closer (VW39). */
export class LagReporter {
  readonly #surroundings: Surroundings;
  #say: ((report: ViewerReport) => void) | null = null;
  #lag: Millis | null = null;
  #told: Millis | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;
  #dueAt = Number.POSITIVE_INFINITY;
  #callOff = () => {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** The line to speak over; `null`: there is none. Its far side knows nothing of this page yet. */
  use(say: ((report: ViewerReport) => void) | null): void {
    this.#say = say;
    this.#told = null;
    this.#stop();
    if (say === null) return;
    this.#tellWithin(REPORT_EVERY);
    this.set(this.#lag);
  }

  /** Cheap: asked on every frame. */
  set(lag: Millis | null): void {
    this.#lag = lag;
    if (this.#say === null) return;
    const urgency = urgencyOf(this.#told, lag);
    if (urgency === "now") this.#tellWithin(0);
    else if (urgency === "soon" && this.#dueAt > this.#surroundings.now() + SPREAD)
      this.#tellWithin(this.#surroundings.random() * SPREAD);
  }

  #tellWithin(wait: number): void {
    const now = this.#surroundings.now();
    const dueAt = Math.max(now + wait, this.#toldAt + AT_MOST_EVERY);
    if (dueAt >= this.#dueAt) return;
    this.#callOff();
    this.#dueAt = dueAt;
    if (dueAt <= now) this.#tell();
    else this.#callOff = this.#surroundings.after(millis(dueAt - now), () => this.#tell());
  }

  #tell(): void {
    this.#stop();
    this.#say?.({ lagMs: this.#lag });
    this.#told = this.#lag;
    this.#toldAt = this.#surroundings.now();
    this.#tellWithin(REPORT_EVERY);
  }

  #stop(): void {
    this.#callOff();
    this.#callOff = () => {};
    this.#dueAt = Number.POSITIVE_INFINITY;
  }
}

function urgencyOf(told: Millis | null, lag: Millis | null): "now" | "soon" | "none" {
  if (lag === null) return told === null ? "none" : "soon";
  if (told === null || told - lag >= SHORTER_BY) return "now";
  return lag - told >= LONGER_BY ? "soon" : "none";
}
