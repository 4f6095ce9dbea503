import { cardKind, sentences } from "./card-kind.ts";
import { image, line, optional, ref } from "./field.ts";

export const speaker = cardKind({
  kind: "speaker",
  layer: "lower-third",
  said: {
    one: { ru: "Докладчик", en: "Speaker" },
    many: { ru: "Докладчики", en: "Speakers" },
    create: { ru: "Новый докладчик", en: "New speaker" },
  },
  fields: {
    /** Full name and patronymic. */
    name: line(120, { ru: "Имя, отчество, фамилия", en: "Name" }),
    post: line(200, { ru: "Должность", en: "Post" }),
    organisation: optional(line(200, { ru: "Организация или город", en: "Organisation or place" })),
    topic: optional(
      line(200, { ru: "О чём говорит", en: "Topic" }, { hint: { ru: "Без кавычек", en: "Without quotation marks" } }),
    ),
    portrait: optional(image({ ru: "Портрет", en: "Portrait" })),
    speakerId: ref("speaker"),
  },
  label: (card) => card.name,
  note: (card) => card.post,
  words: (card) => sentences(`${card.name}, ${card.post}`, card.organisation, card.topic && `«${card.topic}»`),
});
