import { millis } from "../time.ts";
import { cardKind, sentences } from "./card-kind.ts";
import { choice, image, line, optional, ref, whole } from "./field.ts";

/** A clip that plays in step for everybody: its first frame is that of the moment it was taken on (BZ40). */
export const blitz = cardKind({
  kind: "blitz",
  layer: "stage",
  said: {
    one: { ru: "Блиц-интервью", en: "Blitz interview" },
    many: { ru: "Блиц-интервью", en: "Blitz interviews" },
    create: { ru: "Новое блиц-интервью", en: "New blitz interview" },
  },
  fields: {
    title: line(200, { ru: "Название", en: "Title" }),
    quotation: optional(line(400, { ru: "Цитата", en: "Quotation" })),
    name: optional(line(120, { ru: "Кто говорит", en: "Who speaks" })),
    post: optional(line(200, { ru: "Должность", en: "Post" })),
    place: optional(line(120, { ru: "Место", en: "Place" }, { isShort: true })),
    where: choice(
      {
        beside: { ru: "Рядом с картинкой", en: "Beside the picture" },
        instead: { ru: "Вместо картинки", en: "In place of the picture" },
      },
      { ru: "Где показать", en: "Where to play it" },
      { isShort: true },
    ),
    /** Of what is played. */
    durationMs: whole(1, 600_000, { ru: "Длина, мс", en: "Length, ms" }, { isShort: true }),
    poster: optional(image({ ru: "Кадр", en: "Poster" })),
    clipId: ref("clip"),
  },
  label: (card) => card.title,
  note: (card) => [card.name, card.post].filter(Boolean).join(", "),
  words: (card) => sentences(card.title, card.quotation, card.name, card.post, card.place),
  lasts: (card) => millis(card.durationMs),
});
