/** What two people changed of one thing at once, field by field. Pure. */

export type Side = "mine" | "theirs";

export const changedKeys = <Thing extends object>(base: Thing, other: Thing): readonly (keyof Thing)[] =>
  keysOf(base, other).filter((key) => !isSame(base[key], other[key]));

/** Both changed `conflicts`, and not to the same; of all else there is one who changed it. In conflicts `draft` has mine. */
export function merged<Thing extends object>(
  base: Thing,
  mine: Thing,
  theirs: Thing,
): { readonly draft: Thing; readonly conflicts: readonly (keyof Thing)[] } {
  const byMe = new Set(changedKeys(base, mine));
  const conflicts = changedKeys(base, theirs).filter((key) => byMe.has(key) && !isSame(mine[key], theirs[key]));
  const kept = Object.fromEntries([...byMe].map((key) => [key, mine[key]]));
  return { draft: { ...theirs, ...kept }, conflicts };
}

/** Of each field in conflict one of two was chosen. */
export function resolved<Thing extends object>(
  draft: Thing,
  theirs: Thing,
  chosen: ReadonlyMap<keyof Thing, Side>,
): Thing {
  const kept = [...chosen].filter(([, side]) => side === "theirs").map(([key]) => [key, theirs[key]]);
  return { ...draft, ...Object.fromEntries(kept) };
}

// Keys of a value of the type are keys of the type.
const keysOf = <Thing extends object>(one: Thing, other: Thing): readonly (keyof Thing)[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof Thing)[];

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
