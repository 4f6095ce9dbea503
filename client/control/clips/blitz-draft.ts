/** A `blitz` card made of an approved clip, and whether one still says what its clip says. Pure. Rules BZ141–BZ143. */

import type { Card } from "../../../shared/cards/index.ts";
import type { Clip } from "../../../shared/clips.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { type CardDraft, cardFrom, sameValues } from "../card-draft.ts";
import { nameOf, shownLength } from "./clip-facts.ts";

export type Where = "beside" | "instead";

/** What the card's form begins with. @param unnamed the title of a clip that has neither a title nor a speaker */
export function blitzDraft(clip: Clip, unnamed: string, where: Where = "beside"): CardDraft {
  const { subject, quotation, media } = clip;
  const poster = media?.poster;
  return {
    title: nameOf(clip) ?? unnamed,
    ...(quotation === "" ? {} : { quotation }),
    ...(subject === null ? {} : { name: subject.name, post: subject.post, place: subject.place }),
    where,
    durationMs: String(Math.round(shownLength(clip) ?? 0)),
    ...(poster ? { poster } : {}),
    clipId: clip.id,
  };
}

/** `null`: it has no length yet, or something in it is longer than a card's field. */
export function blitzCard(clip: Clip, unnamed: string, where: Where, id: string): Card | null {
  const outcome = cardFrom("blitz", id, blitzDraft(clip, unnamed, where));
  return outcome.ok ? outcome.value : null;
}

export const cuesOf = (cues: readonly Cue[], clipId: string): readonly Cue[] =>
  cues.filter(({ card }) => card.kind === "blitz" && card.clipId === clipId);

/** The cue's card with what the clip says now, where it was to be shown; `null`: they say the same. */
export function renewed({ card }: Cue, clip: Clip, unnamed: string): Card | null {
  if (card.kind !== "blitz") return null;
  const fresh = blitzCard(clip, unnamed, card.where, card.id);
  return fresh === null || sameValues(sorted(fresh), sorted(card)) ? null : fresh;
}

const sorted = (card: Card): unknown => Object.entries(card).toSorted(([one], [other]) => (one < other ? -1 : 1));
