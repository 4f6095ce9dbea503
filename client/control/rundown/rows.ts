/** An item's cues as rows: slides of one deck that stand together are one, until it is opened. Pure. */

import { runsOf } from "../../../shared/rundown/items.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";

export type Row =
  | { readonly type: "cue"; readonly cue: Cue }
  /** Three slides or more. */
  | { readonly type: "deck"; readonly first: Cue; readonly cues: readonly Cue[]; readonly isOpen: boolean };

/** Fewer than this are rows of their own. */
const FEW = 3;

/** @param openDecks ids of the first slides of runs that are open */
export const rowsOf = (cues: readonly Cue[], openDecks: ReadonlySet<string>): readonly Row[] =>
  runsOf(cues).flatMap((run): readonly Row[] => {
    const [first] = run;
    const own = run.map((cue) => ({ type: "cue", cue }) as const);
    if (first === undefined || run.length < FEW) return own;
    const isOpen = openDecks.has(first.id);
    return [{ type: "deck", first, cues: run, isOpen }, ...(isOpen ? own : [])];
  });
