/** Stands are numbered from 1 without gaps. Pure (EB4). */
import type { Stand } from "../exhibition.ts";

/** The stands in their order, each with its number. Those whose number stays are the same objects. */
export const renumbered = (stands: readonly Stand[]): readonly Stand[] =>
  stands.map((stand, index) => (stand.number === index + 1 ? stand : { ...stand, number: index + 1 }));

/** One of them moved to a number; beyond the last: to the end. */
export function moved(stands: readonly Stand[], id: string, number: number): readonly Stand[] {
  const stand = stands.find((one) => one.id === id);
  if (stand === undefined) return stands;
  const others = stands.filter((one) => one.id !== id);
  return renumbered(others.toSpliced(number - 1, 0, stand));
}
