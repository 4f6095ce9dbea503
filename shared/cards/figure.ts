import { cardKind, sentences } from "./card-kind.ts";
import { correction, line, optional, ref } from "./field.ts";
import { changeOf } from "./figure-change.ts";

/** A number. One figure is one object of the library; its cards carry a copy and are corrected with it (TL40). */
export const figure = cardKind({
  kind: "figure",
  layer: "side",
  said: {
    one: { ru: "Цифра", en: "Figure" },
    many: { ru: "Цифры", en: "Figures" },
    create: { ru: "Новая цифра", en: "New figure" },
  },
  fields: {
    /** As it is to be read: `3 047`, `+42 %`. */
    value: line(
      24,
      { ru: "Значение", en: "Value" },
      { isShort: true, hint: { ru: "Как читать: 3 047 или +42 %", en: "As it is read: 3,047 or +42%" } },
    ),
    unit: optional(line(40, { ru: "Единица", en: "Unit" }, { isShort: true })),
    label: line(160, { ru: "Что это за число", en: "What it counts" }),
    period: optional(line(80, { ru: "Период", en: "Period" }, { isShort: true })),
    source: optional(line(160, { ru: "Источник", en: "Source" }, { isShort: true })),
    /** Of the same unit, so that the change can be told. */
    earlier: optional(line(24, { ru: "Прежнее значение", en: "Earlier value" }, { isShort: true })),
    earlierPeriod: optional(line(80, { ru: "За какой период", en: "In which period" }, { isShort: true })),
    comparison: optional(
      line(
        200,
        { ru: "Сравнение", en: "Comparison" },
        { hint: { ru: "Если нужно сказать иначе, чем «было 2 146»", en: "When it is to be said in other words" } },
      ),
    ),
    figureId: ref("figure"),
    corrected: correction,
  },
  label: (card) => `${readFigure(card)}: ${card.label}`,
  note: (card) => card.comparison ?? card.period,
  words: (card) =>
    sentences(
      `${card.label}: ${readFigure(card)}`,
      card.period,
      card.comparison ?? changeOf(card),
      card.source,
      card.corrected && `Исправлено, было ${card.corrected.was}`,
    ),
});

/** `3 047 человек`. */
export const readFigure = ({ value, unit }: { readonly value: string; readonly unit?: string | undefined }): string =>
  [value, unit].filter(Boolean).join(" ");
