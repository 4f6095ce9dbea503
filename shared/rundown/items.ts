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

/** Slides of one deck that stand together are one run; every other cue is a run of its own. */
export function runsOf(cues: readonly Cue[]): readonly (readonly Cue[])[] {
  const runs: Cue[][] = [];
  for (const cue of cues) {
    const before = runs.at(-1);
    if (before !== undefined && isOfDeck(before[0], cue)) before.push(cue);
    else runs.push([cue]);
  }
  return runs;
}

/**
 * The ids of what moves as a whole with that cue, its own first: an agenda cue's item; of a slide, the slides of its deck
 * that stand right behind it; of any other cue, its own alone.
 */
export function itemOf(cues: readonly Cue[], id: string): readonly string[] {
  const item = itemsOf(cues).find(({ agenda }) => agenda?.id === id);
  if (item !== undefined) return [id, ...item.cues.map((cue) => cue.id)];
  const run = runsOf(cues).find((one) => one.some((cue) => cue.id === id)) ?? [];
  const behind = run.slice(run.findIndex((cue) => cue.id === id) + 1);
  return [id, ...behind.map((cue) => cue.id)];
}

const isOfDeck = (first: Cue | undefined, { card }: Cue): boolean =>
  first?.card.kind === "slide" &&
  card.kind === "slide" &&
  card.deckId !== undefined &&
  first.card.deckId === card.deckId;
