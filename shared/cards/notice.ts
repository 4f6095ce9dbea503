import { millis } from "../time.ts";
import { cardKind } from "./card-kind.ts";
import { line, optional, whole } from "./field.ts";

export const notice = cardKind({
  kind: "notice",
  layer: "side",
  said: {
    one: { ru: "Объявление", en: "Notice" },
    many: { ru: "Объявления", en: "Notices" },
    create: { ru: "Новое объявление", en: "New notice" },
  },
  fields: {
    text: line(280, { ru: "Текст", en: "Text" }),
    minutes: optional(
      whole(
        1,
        240,
        { ru: "Сколько минут показывать", en: "Minutes to show it" },
        { isShort: true, hint: { ru: "Пусто: пока не уберут", en: "Empty: until it is cleared" } },
      ),
    ),
  },
  label: (card) => card.text,
  note: (card) => (card.minutes === undefined ? undefined : `${card.minutes} мин`),
  words: (card) => card.text,
  lasts: (card) => (card.minutes === undefined ? null : millis(card.minutes * 60_000)),
});
