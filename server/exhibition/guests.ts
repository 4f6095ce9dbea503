import { between, millis, type ProgramTime } from "../../shared/time.ts";

/** Who is away for so long and comes again has come a second time. */
const VISIT_ENDS_AFTER = millis(30 * 60_000);
/** Of a stand. Ids are made by pages: somebody may make many. */
const MOST_REMEMBERED = 30_000;

interface Guest {
  /** By socket: two tabs are one person. */
  readonly places: Set<string>;
  /** `null`: they are here. */
  leftAt: ProgramTime | null;
}

/** Who is at one stand, and who was a moment ago. In memory alone (EB42). */
export class Guests {
  /** Those who left last stand last. */
  readonly #guestById = new Map<string, Guest>();
  #here = 0;

  get here(): number {
    return this.#here;
  }

  /** @returns whether a visit begins: they were not here, nor half an hour before. */
  enter(viewerId: string, place: string, now: ProgramTime): boolean {
    const known = this.#guestById.get(viewerId);
    const isNew = known === undefined || (known.leftAt !== null && between(known.leftAt, now) >= VISIT_ENDS_AFTER);
    const guest = known ?? { places: new Set<string>(), leftAt: now };
    if (guest.leftAt !== null) this.#here += 1;
    guest.leftAt = null;
    guest.places.add(place);
    this.#guestById.set(viewerId, guest);
    this.#forgetSome();
    return isNew;
  }

  leave(viewerId: string, place: string, now: ProgramTime): void {
    const guest = this.#guestById.get(viewerId);
    if (guest === undefined || !guest.places.delete(place) || guest.places.size > 0) return;
    guest.leftAt = now;
    this.#here -= 1;
    this.#guestById.delete(viewerId);
    this.#guestById.set(viewerId, guest);
    for (const [id, { leftAt }] of this.#guestById) {
      if (leftAt === null) continue;
      if (between(leftAt, now) < VISIT_ENDS_AFTER) return;
      this.#guestById.delete(id);
    }
  }

  #forgetSome(): void {
    if (this.#guestById.size <= MOST_REMEMBERED) return;
    for (const [id, { leftAt }] of this.#guestById) {
      if (leftAt === null) continue;
      this.#guestById.delete(id);
      return;
    }
  }
}
