import type { Request, Response } from "express";
import type { Actor } from "../../../shared/roles.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { type BearerDesk, problem } from "./bearer.ts";
import type { AutomatedMeeting, AutomationHouse } from "./ports.ts";
import type { State } from "./shapes.ts";
import { stateOf } from "./state.ts";
import { EventStream } from "./stream.ts";

export interface StreamLimits {
  readonly perToken: number;
  readonly inAll: number;
  /** Tokens may have been revoked since: each stream's is asked about so often. */
  readonly recheckMs: number;
  readonly beatMs: number;
}

export const streamLimits: StreamLimits = { perToken: 8, inAll: 200, recheckMs: 5_000, beatMs: 15_000 };
/** Lags, viewers and ends by the clock come without a commit. */
const LOOK_EVERY_MS = 1_000;
const COME_BACK_WITHIN_MS = 3_000;

interface Opened {
  readonly slug: string;
  readonly tokenId: string;
  readonly request: Request;
  readonly stream: EventStream;
}

export interface StreamsDeps {
  readonly house: AutomationHouse;
  readonly bearers: BearerDesk;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: StreamLimits;
}

/** Everybody who follows a meeting's state over HTTP (AP40–AP46). One look a meeting serves all its streams. */
export class StateStreams {
  readonly #deps: StreamsDeps;
  readonly #limits: StreamLimits;
  readonly #opened = new Set<Opened>();
  readonly #dueBySlug = new Map<string, NodeJS.Timeout>();
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #stopListening: () => void;
  #isClosed = false;

  constructor(deps: StreamsDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? streamLimits;
    this.#stopListening = deps.house.listen((slug) => this.#look(slug));
    this.#timers = [
      setInterval(() => this.#beat(), this.#limits.beatMs).unref(),
      setInterval(() => void this.recheck(), this.#limits.recheckMs).unref(),
    ];
  }

  get size(): number {
    return this.#opened.size;
  }

  /** @throws {HttpProblem} 429 TOO_MANY_STREAMS, 503 LEAVING. */
  open(request: Request, response: Response, meeting: AutomatedMeeting, { id: tokenId }: Actor): void {
    if (this.#isClosed) throw problem("LEAVING", COME_BACK_WITHIN_MS);
    const own = [...this.#opened].filter((one) => one.tokenId === tokenId).length;
    if (own >= this.#limits.perToken || this.#opened.size >= this.#limits.inAll) {
      throw problem("TOO_MANY_STREAMS", this.#limits.recheckMs);
    }
    const { slug } = meeting;
    const stream = new EventStream(response, () => {
      this.#opened.delete(opened);
      this.#settle(slug);
    });
    const opened = { slug, tokenId, request, stream };
    this.#opened.add(opened);
    stream.tell(this.#stateOf(meeting));
    this.#schedule(slug, LOOK_EVERY_MS);
  }

  /** Asks again about everybody's token. Call it when one was revoked; it is called every few seconds in any case. */
  async recheck(): Promise<void> {
    await Promise.all([...this.#opened].map((opened) => this.#recheckOne(opened)));
  }

  /** Ends every stream with a word when to come back; opens no more. */
  close(): void {
    this.#isClosed = true;
    for (const timer of [...this.#timers, ...this.#dueBySlug.values()]) clearTimeout(timer);
    this.#stopListening();
    for (const { stream } of this.#opened) {
      stream.end("LEAVING", 500 + Math.round(Math.random() * COME_BACK_WITHIN_MS));
    }
  }

  async #recheckOne({ request, slug, stream }: Opened): Promise<void> {
    try {
      if (!(await this.#deps.bearers.isStillWelcome(request, slug))) stream.end("UNKNOWN_TOKEN", 60_000);
    } catch (error) {
      // Too many wrong tokens of that network: this one among them. Else the store: it may come round.
      if (error instanceof Error && "code" in error && error.code === "TOO_FAST") stream.end("UNKNOWN_TOKEN", 60_000);
      else this.#deps.log.fault("token of a stream not rechecked", error, { slug });
    }
  }

  #look(slug: string): void {
    const following = [...this.#opened].filter((one) => one.slug === slug);
    if (following.length === 0) return;
    const meeting = this.#deps.house.meetingOf(slug);
    if (meeting === null) {
      for (const { stream } of following) stream.end("UNKNOWN_MEETING", 60_000);
      return;
    }
    const state = this.#stateOf(meeting);
    for (const { stream } of following) stream.tell(state);
    this.#schedule(slug, Math.min(LOOK_EVERY_MS, untilSeen(state)));
  }

  #schedule(slug: string, inMs: number): void {
    clearTimeout(this.#dueBySlug.get(slug));
    this.#dueBySlug.set(slug, setTimeout(() => this.#look(slug), inMs).unref());
  }

  #settle(slug: string): void {
    if ([...this.#opened].some((one) => one.slug === slug)) return;
    clearTimeout(this.#dueBySlug.get(slug));
    this.#dueBySlug.delete(slug);
  }

  #beat(): void {
    for (const { stream } of this.#opened) stream.beat();
  }

  #stateOf(meeting: AutomatedMeeting): State {
    const { house, clock } = this.#deps;
    const { slug } = meeting;
    return stateOf(meeting, { now: clock.now(), audience: house.audienceOf(slug), signal: house.signalOf(slug) });
  }
}

/** The lamp of «отозвать» goes out on its moment, not up to a second later. */
function untilSeen({ lastAct }: State): number {
  return lastAct?.isUnseen && lastAct.secondsUntilSeen !== null
    ? Math.max(50, lastAct.secondsUntilSeen * 1000 - 200)
    : LOOK_EVERY_MS;
}
