import type { StandVisits } from "../../shared/exhibition.ts";
import { between, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { Guests } from "./guests.ts";
import type { VisitHour, VisitStore } from "./ports.ts";

/** Where a page says that somebody is. */
export interface VisitWord {
  readonly slug: string;
  readonly standId: string | null;
  readonly viewerId: string;
  /** Its socket. */
  readonly place: string;
}

interface VisitDeps {
  readonly store: VisitStore;
  readonly isPublic: (meeting: string, standId: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

interface Hall {
  readonly guests: Guests;
  /** People so far, those not written yet among them. */
  all: number;
  /** Of those who were here before the house was started anew and may just be coming back: they were counted then. */
  returning: number;
}

const HOUR_MS = 3_600_000;
/** A thousand come to a stand in the second that a card leads them to it: one commit, not a thousand. */
const WRITE_EVERY_MS = 5_000;
/** Pages come back within ten seconds of a restart (TL35). */
const RETURN_WITHIN = millis(30_000);

/**
 * How many are at which stand, and how many have been: people, once a visit, by ids that pages made up for themselves (EB40–EB44).
 * Ids are held in memory alone, and what is written says how many came in which hour.
 */
export class Visits {
  readonly #deps: VisitDeps;
  readonly #startedAt: ProgramTime;
  /** By meeting, by stand. */
  readonly #hallsBySlug = new Map<string, Map<string, Hall>>();
  readonly #wordByPlace = new Map<string, VisitWord & { readonly standId: string }>();
  /** Not written yet: by stand, by when the hour began. */
  readonly #unwritten = new Map<string, Map<number, number>>();
  readonly #toldBySlug = new Map<string, string>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: VisitDeps) {
    this.#deps = deps;
    this.#startedAt = deps.clock.now();
    this.#timer = setInterval(() => this.write(), WRITE_EVERY_MS).unref();
  }

  at(word: VisitWord): void {
    const { slug, standId, viewerId, place } = word;
    const before = this.#wordByPlace.get(place);
    if (before?.slug === slug && before.standId === standId) return;
    this.gone(place);
    if (standId === null || !this.#deps.isPublic(slug, standId)) return;
    const hall = this.#hallOf(slug, standId);
    this.#wordByPlace.set(place, { slug, standId, viewerId, place });
    if (!hall.guests.enter(viewerId, place, this.#deps.clock.now())) return;
    if (hall.returning > 0 && this.#isJustStarted()) hall.returning -= 1;
    else this.#count(hall, standId);
  }

  gone(place: string): void {
    const word = this.#wordByPlace.get(place);
    if (word === undefined) return;
    this.#wordByPlace.delete(place);
    const guests = this.#hallsBySlug.get(word.slug)?.get(word.standId)?.guests;
    guests?.leave(word.viewerId, place, this.#deps.clock.now());
  }

  /** Of all stands of a meeting that anybody has been at. */
  of(slug: string): Readonly<Record<string, StandVisits>> {
    const halls = [...this.#hallsOf(slug)];
    return Object.fromEntries(halls.map(([stand, { guests, all }]) => [stand, { now: guests.here, all }]));
  }

  /** The same, when it is not what it was at the last call; `null`: it is. */
  news(slug: string): Readonly<Record<string, StandVisits>> | null {
    const visits = this.of(slug);
    const words = JSON.stringify(visits);
    if (words === (this.#toldBySlug.get(slug) ?? "{}")) return null;
    this.#toldBySlug.set(slug, words);
    return visits;
  }

  /** All that was counted, up to now. */
  hoursOf(slug: string): readonly VisitHour[] {
    this.write();
    return this.#deps.store.hoursOf(slug);
  }

  /** A stand is gone, or all of a meeting's. */
  forget(slug: string, standId?: string): void {
    const isGone = (word: VisitWord) => word.slug === slug && (standId === undefined || word.standId === standId);
    for (const word of this.#wordByPlace.values()) if (isGone(word)) this.#wordByPlace.delete(word.place);
    for (const stand of standId === undefined ? (this.#hallsBySlug.get(slug)?.keys() ?? []) : [standId]) {
      this.#unwritten.delete(stand);
    }
    if (standId !== undefined) this.#hallsBySlug.get(slug)?.delete(standId);
    else {
      this.#hallsBySlug.delete(slug);
      this.#toldBySlug.delete(slug);
    }
  }

  /** What could not be written stays counted, and is tried again. */
  write(): void {
    if (this.#unwritten.size === 0) return;
    const hours = [...this.#unwritten].flatMap(([stand, peopleByHour]) =>
      [...peopleByHour].map(([hour, people]) => ({ stand, hour: programTime(hour), people })),
    );
    try {
      this.#deps.store.add(hours);
      this.#unwritten.clear();
    } catch (error) {
      this.#deps.log.fault("visits not written", error);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.write();
  }

  #count(hall: Hall, standId: string): void {
    hall.all += 1;
    const hour = Math.floor(this.#deps.clock.now() / HOUR_MS) * HOUR_MS;
    const peopleByHour = this.#unwritten.get(standId) ?? new Map<number, number>();
    peopleByHour.set(hour, (peopleByHour.get(hour) ?? 0) + 1);
    this.#unwritten.set(standId, peopleByHour);
  }

  #hallOf(slug: string, standId: string): Hall {
    const halls = this.#hallsOf(slug);
    const hall = halls.get(standId) ?? { guests: new Guests(), all: 0, returning: 0 };
    halls.set(standId, hall);
    return hall;
  }

  #hallsOf(slug: string): Map<string, Hall> {
    const known = this.#hallsBySlug.get(slug);
    if (known !== undefined) return known;
    const halls = new Map<string, Hall>();
    for (const { stand, hour, people } of this.#deps.store.hoursOf(slug)) {
      const { all, returning } = halls.get(stand) ?? { all: 0, returning: 0 };
      const isRecent = between(hour, this.#startedAt) < 2 * HOUR_MS;
      halls.set(stand, { guests: new Guests(), all: all + people, returning: returning + (isRecent ? people : 0) });
    }
    this.#hallsBySlug.set(slug, halls);
    return halls;
  }

  #isJustStarted(): boolean {
    return between(this.#startedAt, this.#deps.clock.now()) < RETURN_WITHIN;
  }
}
