/** The rundown by agenda items: an `agenda` cue begins one, and what follows belongs to it. Pure. */
import type { Cue } from "./plan.ts";

export interface RundownItem {
  /** `null`: cues before the first agenda item. */
  readonly agenda: Cue | null;
  /** In order, without the agenda cue itself. */
  readonly cues: readonly Cue[];
}

export function itemsOf(cues: readonly Cue[]): readonly RundownItem[] {
  const items: { agenda: Cue | null; cues: Cue[] }[] = [];
  for (const cue of cues) {
    if (cue.card.kind === "agenda") items.push({ agenda: cue, cues: [] });
    else if (items.length === 0) items.push({ agenda: null, cues: [cue] });
    else items.at(-1)?.cues.push(cue);
  }
  return items;
}

/** The ids of the item that the agenda cue begins, its own first; of any other cue, its own alone. */
export function itemOf(cues: readonly Cue[], id: string): readonly string[] {
  const item = itemsOf(cues).find(({ agenda }) => agenda?.id === id);
  return [id, ...(item?.cues.map((cue) => cue.id) ?? [])];
}
