import { expect, test } from "vitest";
import { cardFrom } from "../../../../client/control/card-draft.ts";
import {
  contentOf,
  draftFromItem,
  figureContent,
  libraryLinks,
  linkOf,
} from "../../../../client/control/library-links.ts";
import { programTime } from "../../../../shared/time.ts";
import { everyCard } from "../../../support/every-card.ts";

const standing = { version: 1, updatedAt: programTime(0) };
const { name, post, portrait } = everyCard.speaker;

test("[CR31] a speaker of the library begins a card that names whom it was made of", () => {
  const item = { id: "library-speaker-1", sort: "speaker", content: { name, post, portrait }, ...standing } as const;
  const begun = draftFromItem(item);

  expect(begun && cardFrom(begun.kind, "card-0001", begun.draft)).toEqual({
    ok: true,
    value: { kind: "speaker", id: "card-0001", name, post, portrait, speakerId: "library-speaker-1" },
  });
});

test("[CR31] a document begins a handout", () => {
  const { title, file } = everyCard.handout;
  const item = { id: "library-document-1", sort: "document", content: { title, file }, ...standing } as const;

  expect(draftFromItem(item)).toEqual({ kind: "handout", draft: { title, file, documentId: "library-document-1" } });
});

test.each(libraryLinks)(
  "[CR32] the library keeps what a $kind shares with it, and not what is this meeting's",
  (link) => {
    const card = everyCard[link.kind];
    const content = contentOf(card, link);

    expect(Object.keys(content).filter((field) => !link.shared.includes(field))).toEqual([]);
    expect(content).not.toHaveProperty("topic");
    expect(content).not.toHaveProperty("id");
  },
);

test("[CR33] a figure's content is its card without what makes it a card", () => {
  const { kind: _kind, id: _id, figureId: _figureId, corrected: _corrected, ...content } = everyCard.figure;
  const link = linkOf("figure");

  expect(figureContent(everyCard.figure)).toEqual(content);
  expect(link && contentOf(everyCard.figure, link)).toEqual(content);
});
