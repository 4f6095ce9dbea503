import type { RoomPerson } from "../../shared/protocol.ts";
import { between, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";

/** Pages say every 10 s that they are here: two words may be lost. */
const HERE_LASTS = millis(30_000);

/** What a page in a control room says of itself. */
export interface RoomWord {
  readonly slug: string;
  /** By socket: two tabs of one account are one person. */
  readonly place: string;
  readonly person: Pick<RoomPerson, "id" | "name" | "role">;
  /** The cue whose form is open; `null`: none. */
  readonly editing: string | null;
}

interface Place extends Omit<RoomWord, "slug" | "place"> {
  readonly since: ProgramTime;
  readonly heardAt: ProgramTime;
  /** When it last said so for the first time: of two tabs the later one counts. */
  readonly editingSince: ProgramTime;
}

/** Who sits in which control room, and what they have open (AC30–AC33). Nothing of it outlives the process. */
export class RoomPresence {
  readonly #clock: Clock;
  readonly #placesBySlug = new Map<string, Map<string, Place>>();
  readonly #toldBySlug = new Map<string, string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  hear({ slug, place, person, editing }: RoomWord): void {
    const now = this.#clock.now();
    const places = this.#placesBySlug.get(slug) ?? new Map<string, Place>();
    const before = places.get(place);
    const editingSince = before?.editing === editing ? before.editingSince : now;
    places.set(place, { person, editing, since: before?.since ?? now, heardAt: now, editingSince });
    this.#placesBySlug.set(slug, places);
  }

  leave(slug: string, place: string): void {
    const places = this.#placesBySlug.get(slug);
    places?.delete(place);
    if (places?.size === 0) this.#placesBySlug.delete(slug);
  }

  /** By name. Whoever has said nothing for 30 s is not here (AC32). */
  people(slug: string): readonly RoomPerson[] {
    const placeById = new Map<string, Place>();
    for (const place of this.#present(slug)) {
      const other = placeById.get(place.person.id);
      placeById.set(place.person.id, other === undefined ? place : together(other, place));
    }
    return [...placeById.values()]
      .map(({ person, editing, since }) => ({ ...person, editing, since }))
      .toSorted((one, other) => one.name.localeCompare(other.name, "ru"));
  }

  /** The same, when it is not what it was at the last call; `null`: it is. */
  news(slug: string): readonly RoomPerson[] | null {
    const people = this.people(slug);
    const words = JSON.stringify(people);
    if (words === (this.#toldBySlug.get(slug) ?? "[]")) return null;
    if (people.length === 0) this.#toldBySlug.delete(slug);
    else this.#toldBySlug.set(slug, words);
    return people;
  }

  #present(slug: string): readonly Place[] {
    const now = this.#clock.now();
    const places = this.#placesBySlug.get(slug) ?? new Map<string, Place>();
    for (const [place, { heardAt }] of places) if (between(heardAt, now) > HERE_LASTS) this.leave(slug, place);
    return [...places.values()];
  }
}

/** Two tabs of one person: here since the first, at what was opened last. */
function together(one: Place, other: Place): Place {
  const isOther = one.editing === null || (other.editing !== null && other.editingSince > one.editingSince);
  const at = isOther ? other : one;
  return {
    ...other,
    editing: at.editing,
    editingSince: at.editingSince,
    since: programTime(Math.min(one.since, other.since)),
  };
}
