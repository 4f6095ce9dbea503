/** What cards are made of library items, and how. Pure. Rules CR31–CR33 in docs/spec/control.md. */
import type { Card, CardKindName } from "../../shared/cards/index.ts";
import type { LibraryContents, LibraryItem, LibrarySort } from "../../shared/library.ts";
import { type CardDraft, draftOf } from "./card-draft.ts";

export interface LibraryLink {
  readonly sort: Exclude<LibrarySort, "deck">;
  readonly kind: CardKindName;
  /** The card's field with the item's id. */
  readonly ref: string;
  /** What the two have in common; the item's other fields are none of the card's. */
  readonly shared: readonly string[];
}

const figureFields = [
  "value",
  "unit",
  "label",
  "period",
  "source",
  "earlier",
  "earlierPeriod",
  "comparison",
] as const satisfies readonly (keyof LibraryContents["figure"])[];

export const libraryLinks: readonly LibraryLink[] = [
  { sort: "speaker", kind: "speaker", ref: "speakerId", shared: ["name", "post", "organisation", "portrait"] },
  { sort: "figure", kind: "figure", ref: "figureId", shared: figureFields },
  { sort: "document", kind: "handout", ref: "documentId", shared: ["title", "detail", "file"] },
];

export const linkOf = (kind: CardKindName): LibraryLink | null =>
  libraryLinks.find((link) => link.kind === kind) ?? null;

/** The start of a new card made of this item. A deck is no card: its pages are. */
export function draftFromItem({ id, sort, content }: Exclude<LibraryItem, { sort: "deck" }>): {
  readonly kind: CardKindName;
  readonly draft: CardDraft;
} | null {
  const link = libraryLinks.find((one) => one.sort === sort);
  if (link === undefined) return null;
  return { kind: link.kind, draft: { ...only(content, link.shared), [link.ref]: id } };
}

/** What the library keeps of this card. */
export const contentOf = (card: Card, { shared }: LibraryLink): Readonly<Record<string, unknown>> => only(card, shared);

/** What a form shows of a library figure, and what the library gets of it. */
export const figureDraft = (content: LibraryContents["figure"]): CardDraft =>
  draftOf({ kind: "figure", id: "library-figure", ...content });

export function figureContent(card: Card): LibraryContents["figure"] | null {
  if (card.kind !== "figure") return null;
  const { kind: _kind, id: _id, figureId: _figureId, corrected: _corrected, ...content } = card;
  return content;
}

const only = (from: object, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(from).filter(([name, value]) => names.includes(name) && value !== undefined));
