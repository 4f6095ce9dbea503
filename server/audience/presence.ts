import type { AudienceSummary } from "../../shared/protocol.ts";
import type { Millis } from "../../shared/time.ts";
import { LagHistogram } from "./lag-histogram.ts";

interface Person {
  /** The sockets of this page's owner: two tabs are one person. */
  readonly places: Set<string>;
  lag: Millis | null;
}

interface Hall {
  readonly personById: Map<string, Person>;
  readonly lags: LagHistogram;
}

/** Who watches which meeting: counted, never listed, and forgotten when the last page closes (TL30). */
export class Presence {
  readonly #hallBySlug = new Map<string, Hall>();

  enter(slug: string, viewerId: string, place: string): void {
    const hall = this.#hallBySlug.get(slug) ?? { personById: new Map(), lags: new LagHistogram() };
    const person = hall.personById.get(viewerId) ?? { places: new Set(), lag: null };
    person.places.add(place);
    hall.personById.set(viewerId, person);
    this.#hallBySlug.set(slug, hall);
  }

  leave(slug: string, viewerId: string, place: string): void {
    const hall = this.#hallBySlug.get(slug);
    const person = hall?.personById.get(viewerId);
    if (hall === undefined || person === undefined) return;
    person.places.delete(place);
    if (person.places.size > 0) return;
    setLag(hall, person, null);
    hall.personById.delete(viewerId);
    if (hall.personById.size === 0) this.#hallBySlug.delete(slug);
  }

  /** @param lag Behind the live edge; `null`: not playing. What somebody who is not here says is not counted. */
  report(slug: string, viewerId: string, lag: Millis | null): void {
    const hall = this.#hallBySlug.get(slug);
    const person = hall?.personById.get(viewerId);
    if (hall !== undefined && person !== undefined) setLag(hall, person, lag);
  }

  people(slug: string): number {
    return this.#hallBySlug.get(slug)?.personById.size ?? 0;
  }

  summary(slug: string): AudienceSummary {
    const hall = this.#hallBySlug.get(slug);
    if (hall === undefined) return { people: 0, playing: 0, medianLagMs: null, p95LagMs: null };
    const { lags, personById } = hall;
    const [medianLagMs, p95LagMs] = [lags.quantile(0.5), lags.quantile(0.95)];
    return { people: personById.size, playing: lags.total, medianLagMs, p95LagMs };
  }
}

function setLag({ lags }: Hall, person: Person, lag: Millis | null): void {
  if (person.lag !== null) lags.remove(person.lag);
  if (lag !== null) lags.add(lag);
  person.lag = lag;
}
