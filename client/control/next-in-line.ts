import type { Card } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";

/** The cue after this one that belongs to the same deck or ceremony, in the rundown's order; `null`: there is none (CR24). */
export function nextInLine(cues: readonly Cue[], cueId: string): Cue | null {
  const place = cues.findIndex(({ id }) => id === cueId);
  const taken = cues[place];
  const line = taken && lineOf(taken.card);
  if (line == null) return null;
  return cues.slice(place + 1).find(({ card }) => lineOf(card) === line) ?? null;
}

/** What a card steps with; `null`: it stands alone. */
function lineOf(card: Card): string | null {
  if (card.kind === "slide" && card.deckId !== undefined) return `deck ${card.deckId}`;
  if (card.kind === "award" && card.ceremony !== undefined) return `ceremony ${card.ceremony}`;
  return null;
}
