/** Where a key or a button moves a cue: one visible row up or down. Pure. Rules RD34, RD35 in docs/spec/rundown.md. */

import { itemOf } from "../../../shared/rundown/items.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";

/** A row that is seen, in order. */
export interface SeenRow {
  readonly cueId: string;
  readonly isItem: boolean;
}

/** Before which cue it goes; `null`: at the end. `undefined`: it can go no further. */
export function stepPlace(
  cues: readonly Cue[],
  rows: readonly SeenRow[],
  { cueId, isWhole, step }: { readonly cueId: string; readonly isWhole: boolean; readonly step: -1 | 1 },
): string | null | undefined {
  const isItem = isWhole && (rows.find((row) => row.cueId === cueId)?.isItem ?? false);
  const moved = new Set(isWhole ? itemOf(cues, cueId) : [cueId]);
  const others = rows.filter((row) => !moved.has(row.cueId) && (!isItem || row.isItem));
  // How many stand before it: the place that it leaves.
  const own = rows.findIndex((row) => row.cueId === cueId);
  const place = rows.slice(0, own).filter((row) => !isItem || row.isItem).length + step;
  if (own < 0 || place < 0 || place > others.length) return undefined;
  return others[place]?.cueId ?? null;
}
