import { cardKind, sentences } from "./card-kind.ts";
import { image, line, optional, whole } from "./field.ts";

export const award = cardKind({
  kind: "award",
  layer: "stage",
  said: {
    one: { ru: "Награда", en: "Award" },
    many: { ru: "Награды", en: "Awards" },
    create: { ru: "Новая награда", en: "New award" },
  },
  fields: {
    /** A ceremony's awards step one after another and are listed together. */
    ceremony: optional(line(160, { ru: "Церемония", en: "Ceremony" })),
    nomination: line(200, { ru: "Номинация или награда", en: "Nomination or award" }),
    place: optional(
      line(60, { ru: "Место", en: "Place" }, { isShort: true, hint: { ru: "I место, лауреат", en: "1st place" } }),
    ),
    winner: line(200, { ru: "Кому", en: "Winner" }),
    organisation: optional(line(200, { ru: "Организация или город", en: "Organisation or place" })),
    project: optional(line(300, { ru: "За что, проект", en: "Project" })),
    photo: optional(image({ ru: "Фотография", en: "Photo" })),
    number: optional(whole(1, 999, { ru: "Номер в церемонии", en: "Number in the ceremony" }, { isShort: true })),
    of: optional(whole(1, 999, { ru: "Всего наград", en: "Awards in all" }, { isShort: true })),
  },
  label: (card) => `${card.winner}: ${card.nomination}`,
  note: (card) => card.organisation ?? card.project,
  words: (card) => sentences(card.ceremony, card.nomination, card.place, card.winner, card.organisation, card.project),
});
