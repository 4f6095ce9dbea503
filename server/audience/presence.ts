import type { AudienceSummary } from "../../shared/protocol.ts";
import { between, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import { type Clock, systemClock } from "../clock.ts";
import { LagHistogram } from "./lag-histogram.ts";

/** `null`: this tab said that nothing moves in it, or has said nothing yet. */
type LagByPlace = Map<string, Millis | null>;

interface Person {
  /** By socket: two tabs are one person, who sees a card in the tab that lags least. */
  readonly places: LagByPlace;
  /** As it stands in the histogram. */
  lag: Millis | null;
}

interface Hall {
  readonly personById: Map<string, Person>;
  readonly lags: LagHistogram;
  /** Sockets that have not reported yet, oldest first. */
  readonly newcomers: Map<string, ProgramTime>;
}

/**
 * The least that anybody is taken to lag. Measured, glass to glass over loopback: 0.51 s for the median of low-latency
 * viewers, encoder and screen included (docs/performance.md); a part of 200 ms and its way are below any of them.
 */
export const FLOOR_LAG = millis(300);
/** A page reports as soon as its picture moves; one that is older and silent does not play. */
const NEWCOMER_MS = 15_000;
/** A lag that becomes shorter is told in steps of 200 ms, at most once a second, and is on its way for a while (VW39). */
const UNTOLD_MS = 300;

/** Who watches which meeting: counted, never listed, and forgotten when the last page closes (TL30). */
export class Presence {
  readonly #clock: Clock;
  readonly #hallBySlug = new Map<string, Hall>();
  /** How far those had come who are gone or fell back since; one a meeting, for as long as the process lives. */
  readonly #reachedBySlug = new Map<string, ProgramTime>();

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  enter(slug: string, viewerId: string, place: string): void {
    const hall = this.#hallBySlug.get(slug) ?? anEmptyHall();
    const person = hall.personById.get(viewerId) ?? { places: new Map(), lag: null };
    if (!person.places.has(place)) {
      person.places.set(place, null);
      hall.newcomers.set(place, this.#clock.now());
    }
    hall.personById.set(viewerId, person);
    this.#hallBySlug.set(slug, hall);
  }

  leave(slug: string, viewerId: string, place: string): void {
    const hall = this.#hallBySlug.get(slug);
    const person = hall?.personById.get(viewerId);
    if (hall === undefined || person === undefined) return;
    this.#remember(slug, hall);
    person.places.delete(place);
    hall.newcomers.delete(place);
    count(hall, person);
    if (person.places.size > 0) return;
    hall.personById.delete(viewerId);
    if (hall.personById.size === 0) this.#hallBySlug.delete(slug);
  }

  /** @param lag see `ViewerReport`. What somebody who is not here says is not counted. */
  report({ slug, viewerId, place, lag }: Reported): void {
    const hall = this.#hallBySlug.get(slug);
    const person = hall?.personById.get(viewerId);
    if (hall === undefined || person === undefined || !person.places.has(place)) return;
    this.#remember(slug, hall);
    person.places.set(place, lag);
    hall.newcomers.delete(place);
    count(hall, person);
  }

  people(slug: string): number {
    return this.#hallBySlug.get(slug)?.personById.size ?? 0;
  }

  /** No viewer who is here now lags by less. Never too large. */
  firstLag(slug: string): Millis {
    const hall = this.#hallBySlug.get(slug);
    const least = hall?.lags.least ?? null;
    if (hall === undefined || least === null) return FLOOR_LAG;
    const fastest = Math.max(0, least - UNTOLD_MS);
    return millis(this.#hasNewcomers(hall) ? Math.min(fastest, FLOOR_LAG) : fastest);
  }

  /** The last frame that any viewer may have seen, also one who has left or fallen back since. Never too early. */
  seenUpTo(slug: string): ProgramTime {
    const now = this.#clock.now();
    return programTime(Math.max(now - this.firstLag(slug), this.#reachedBySlug.get(slug) ?? 0));
  }

  summary(slug: string): AudienceSummary {
    const hall = this.#hallBySlug.get(slug) ?? anEmptyHall();
    const { lags, personById } = hall;
    const canSee = lags.total > 0 || this.#hasNewcomers(hall);
    return {
      people: personById.size,
      playing: lags.total,
      medianLagMs: lags.quantile(0.5),
      p95LagMs: lags.quantile(0.95),
      p90LagMs: lags.quantile(0.9),
      firstLagMs: canSee ? this.firstLag(slug) : null,
      lags: lags.pairs(),
    };
  }

  /** Before the fastest viewer leaves or falls back: what they have seen stays seen. */
  #remember(slug: string, hall: Hall): void {
    if (hall.lags.total > 0 || this.#hasNewcomers(hall)) this.#reachedBySlug.set(slug, this.seenUpTo(slug));
  }

  #hasNewcomers({ newcomers }: Hall): boolean {
    const now = this.#clock.now();
    for (const [place, since] of newcomers) {
      if (between(since, now) < NEWCOMER_MS) return true;
      newcomers.delete(place);
    }
    return false;
  }
}

export interface Reported {
  readonly slug: string;
  readonly viewerId: string;
  readonly place: string;
  readonly lag: Millis | null;
}

const anEmptyHall = (): Hall => ({ personById: new Map(), lags: new LagHistogram(), newcomers: new Map() });

function count({ lags }: Hall, person: Person): void {
  const lag = leastLag(person.places);
  if (lag === person.lag) return;
  if (person.lag !== null) lags.remove(person.lag);
  if (lag !== null) lags.add(lag);
  person.lag = lag;
}

function leastLag(places: LagByPlace): Millis | null {
  const lags = [...places.values()].filter((lag) => lag !== null);
  return lags.length === 0 ? null : millis(Math.min(...lags));
}
