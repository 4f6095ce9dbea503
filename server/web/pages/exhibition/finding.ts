/** Which stands a reader asked for: by words, by place. Pure (EB61). */
import type { PublicExhibition, StandBrief } from "../../../../shared/exhibition.ts";
import { foldForSearch } from "../../../../shared/search-text.ts";

const LONGEST = 100;

export interface StandWish {
  /** As written; empty: any. */
  readonly q: string;
  /** Empty: any. */
  readonly place: string;
}

/** @param query of the address: what is no single text is passed over */
export const wishOf = ({ q, mesto }: Readonly<Record<string, unknown>>): StandWish => ({
  q: typeof q === "string" ? q.trim().slice(0, LONGEST) : "",
  place: typeof mesto === "string" ? mesto.trim().slice(0, LONGEST) : "",
});

export const isWished = ({ q, place }: StandWish): boolean => q !== "" || place !== "";

/** In the order of their numbers; each word of the search stands somewhere in what the plan says of the stand. */
export function findStands({ stands }: PublicExhibition, { q, place }: StandWish): readonly StandBrief[] {
  const words = foldForSearch(q).split(" ").filter(Boolean);
  return stands.filter((stand) => {
    if (place !== "" && foldForSearch(stand.place) !== foldForSearch(place)) return false;
    if (words.length === 0) return true;
    const { number, institution, title, lead } = stand;
    const said = foldForSearch(`${number} ${institution} ${stand.place} ${title} ${lead}`);
    return words.every((word) => said.includes(word));
  });
}

/** Each once, as first written, in alphabetical order. */
export function placesOf({ stands }: PublicExhibition): readonly string[] {
  const byFolded = new Map<string, string>();
  for (const { place } of stands)
    if (place !== "" && !byFolded.has(foldForSearch(place))) byFolded.set(foldForSearch(place), place);
  return [...byFolded.values()].sort((one, other) => one.localeCompare(other, "ru"));
}
