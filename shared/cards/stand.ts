import { cardKind, sentences } from "./card-kind.ts";
import { image, line, optional, ref, whole } from "./field.ts";

/**
 * A stand of the meeting's exhibition: opens it beside the picture. The card carries what is said of it at once; the rest is the
 * stand's own page (EB100). As one step of a guided walk it says which.
 */
export const stand = cardKind({
  kind: "stand",
  layer: "stage",
  said: {
    one: { ru: "Стенд", en: "Stand" },
    many: { ru: "Стенды", en: "Stands" },
    create: { ru: "Новый стенд на экран", en: "New stand on screen" },
  },
  fields: {
    institution: line(200, { ru: "Учреждение", en: "Institution" }),
    title: line(200, { ru: "Название стенда", en: "Title of the stand" }),
    place: optional(line(120, { ru: "Место", en: "Place" }, { isShort: true })),
    number: optional(whole(1, 999, { ru: "Номер", en: "Number" }, { isShort: true })),
    lead: optional(line(400, { ru: "Коротко", en: "In short" })),
    cover: optional(image({ ru: "Обложка", en: "Cover" })),
    coverAlt: optional(line(300, { ru: "Что на обложке", en: "What the cover shows" })),
    walk: optional(line(120, { ru: "Обход", en: "Guided walk" }, { isShort: true })),
    walkStep: optional(whole(1, 200, { ru: "Шаг обхода", en: "Step of the walk" }, { isShort: true })),
    walkOf: optional(whole(1, 200, { ru: "Всего шагов", en: "Steps in all" }, { isShort: true })),
    standId: ref("stand"),
  },
  label: (card) => card.title,
  note: (card) => [card.institution, card.place].filter(Boolean).join(", "),
  words: (card) => sentences(card.title, card.institution, card.place, card.lead, card.coverAlt, walkWords(card)),
});

/** `Обход мастерских, стенд 2 из 3`. */
const walkWords = (card: {
  readonly walk?: string | undefined;
  readonly walkStep?: number | undefined;
  readonly walkOf?: number | undefined;
}): string | undefined =>
  card.walkStep === undefined || card.walkOf === undefined
    ? card.walk
    : `${card.walk ?? "Обход"}, стенд ${card.walkStep} из ${card.walkOf}`;
