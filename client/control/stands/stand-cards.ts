/** Cards made of stands of the exhibition. Pure. Rules EB100–EB104 in docs/spec/exhibition.md. */
import type { CardOf } from "../../../shared/cards/index.ts";
import { stand as standKind } from "../../../shared/cards/stand.ts";
import type { Stand } from "../../../shared/exhibition.ts";
import { searchTerms } from "../../../shared/library/words.ts";
import { foldForSearch } from "../../../shared/search-text.ts";

/** Those that visitors can see: no other can be led to. */
export const ledTo = (stands: readonly Stand[]): readonly Stand[] =>
  stands.filter(({ published, isHidden }) => published !== null && !isHidden);

/** What stands beside the picture at once; the rest of the stand follows it there. `null`: nothing is published. */
export function standCard({ id: standId, number, published }: Stand, id: string): CardOf<"stand"> | null {
  if (published === null) return null;
  const { institution, title, place, lead, cover } = published;
  const { fields } = standKind;
  return {
    kind: "stand",
    id,
    institution: institution.slice(0, fields.institution.most),
    title: title.slice(0, fields.title.most),
    number,
    standId,
    ...(place === "" ? {} : { place: place.slice(0, fields.place.most) }),
    ...(lead === "" ? {} : { lead: lead.replace(/\s+/gu, " ").slice(0, fields.lead.most) }),
    ...(cover === undefined ? {} : { cover: cover.image }),
    ...(cover === undefined || cover.alt === "" ? {} : { coverAlt: cover.alt.slice(0, fields.coverAlt.most) }),
  };
}

/** One card a stand, in the order given. @param newId makes ids of cards */
export function walkCards(stands: readonly Stand[], walk: string, newId: () => string): readonly CardOf<"stand">[] {
  const cards = stands.flatMap((stand) => standCard(stand, newId()) ?? []);
  return cards.map((card, index) => ({ ...card, walk, walkStep: index + 1, walkOf: cards.length }));
}

/** Those whose number, words or place hold each of the words asked for. */
export function standsNamed(stands: readonly Stand[], query: string): readonly Stand[] {
  const terms = searchTerms(query);
  return ledTo(stands).filter(({ number, published }) => {
    const words = foldForSearch([number, published?.institution, published?.title, published?.place].join(" "));
    return terms.every((term) => words.includes(term));
  });
}
