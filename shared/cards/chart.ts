import { cardKind, sentences } from "./card-kind.ts";
import { choice, line, type NumberTable, optional, table, text } from "./field.ts";

export const chart = cardKind({
  kind: "chart",
  layer: "stage",
  said: {
    one: { ru: "Диаграмма", en: "Chart" },
    many: { ru: "Диаграммы", en: "Charts" },
    create: { ru: "Новая диаграмма", en: "New chart" },
  },
  fields: {
    title: line(200, { ru: "Название", en: "Title" }),
    look: choice(
      { bars: { ru: "Столбцы", en: "Bars" }, line: { ru: "Линия", en: "Line" } },
      { ru: "Вид", en: "Look" },
      { isShort: true },
    ),
    unit: optional(line(40, { ru: "Единица", en: "Unit" }, { isShort: true })),
    table: table({ ru: "Числа", en: "Numbers" }),
    conclusion: optional(text(600, { ru: "Вывод", en: "Conclusion" })),
    source: optional(line(160, { ru: "Источник", en: "Source" })),
  },
  label: (card) => card.title,
  note: (card) => card.conclusion,
  words: (card) => sentences(card.title, card.unit, card.conclusion, rowsInWords(card.table), card.source),
});

/** `2024: охват 1 548, мест 40; 2025: …` */
const rowsInWords = ({ columns, rows }: NumberTable): string =>
  rows
    .map(({ label, values }) => {
      const said = values.map((value, index) =>
        [columns.length > 1 ? columns[index] : "", value === null ? "нет данных" : sayNumber(value)]
          .filter(Boolean)
          .join(" "),
      );
      return `${label}: ${said.join(", ")}`;
    })
    .join("; ");

/** `3 047,5` */
export const sayNumber = (value: number): string => value.toLocaleString("ru-RU", { maximumFractionDigits: 2 });
