import { layerOf } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";

/** The keys of one cue, as their caps read; `null`: it has none. */
export interface CueKeys {
  /** Prepares it: `3`. */
  readonly prepare: string | null;
  /** Puts it on air and off at once, lower thirds only: `Shift+2`. */
  readonly onAir: string | null;
}

const MOST = 9;

/** The digits count the cues in the plan's order, with Shift its lower thirds (CR13, CR79). By the cue's id. */
export function cueKeys(cues: readonly Cue[]): ReadonlyMap<string, CueKeys> {
  const lowerThirds = cues.filter(({ card }) => layerOf(card) === "lower-third").map(({ id }) => id);
  return new Map(
    cues.map(({ id }, index) => {
      const place = lowerThirds.indexOf(id);
      const onAir = place >= 0 && place < MOST ? `Shift+${place + 1}` : null;
      return [id, { prepare: index < MOST ? String(index + 1) : null, onAir }];
    }),
  );
}
