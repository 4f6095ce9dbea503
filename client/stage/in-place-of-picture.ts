import { html, nothing, type TemplateResult } from "lit";
import type { Showing } from "../../shared/timeline/record.ts";
import { loaded } from "../cards/card-elements.ts";

/**
 * The film that covers the picture on this frame, for the slot of a player or for a place over another picture; the picture
 * plays on beneath, so that afterwards everybody is where they would have been (BZ164).
 * @param className of its place; in a player's slot: none
 * @param hasNoDock the player has no room to grow: captions stand in the film's own
 */
export function inPlaceOfPicture(
  stage: Showing | null,
  { className = "", hasNoDock = false } = {},
): TemplateResult | typeof nothing {
  const card = stage?.card;
  if (card?.kind !== "blitz" || card.where !== "instead") return nothing;
  void loaded(card.kind);
  return className === ""
    ? html`<efir-clip-film slot="instead" instead ?captioned=${hasNoDock} .card=${card}></efir-clip-film>`
    : html`<efir-clip-film class=${className} instead plain .card=${card}></efir-clip-film>`;
}
