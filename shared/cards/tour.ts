import { cardKind, sentences } from "./card-kind.ts";
import { image, line, optional, text } from "./field.ts";

/** A place that the meeting visits: a workshop, a canteen, a home. */
export const tour = cardKind({
  kind: "tour",
  layer: "stage",
  said: {
    one: { ru: "Экскурсия", en: "Tour" },
    many: { ru: "Экскурсии", en: "Tours" },
    create: { ru: "Новая экскурсия", en: "New tour" },
  },
  fields: {
    place: line(160, { ru: "Что показываем", en: "What is shown" }),
    text: text(1000, { ru: "Рассказ", en: "What there is to say" }),
    photo: optional(image({ ru: "Фотография", en: "Photo" })),
    photoAlt: optional(
      line(
        300,
        { ru: "Что на фотографии", en: "What the photo shows" },
        { hint: { ru: "Для тех, кто её не видит", en: "For those who do not see it" } },
      ),
    ),
  },
  label: (card) => card.place,
  note: (card) => card.text.replace(/\s+/gu, " ").slice(0, 200),
  words: (card) => sentences(card.place, card.text, card.photoAlt),
});
