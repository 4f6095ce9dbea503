import writeXlsx from "write-excel-file/node";
import { cardKinds } from "../../../shared/cards/index.ts";
import { sheetNames } from "../../../shared/sheet.ts";
import { cardColumns, programmeColumns, sheetKinds } from "./columns.ts";

const programmeRows = [
  ["30.01.2026", "10:30", "15", "Открытие заседания", "", "Елена Сергеевна Воронцова, министр"],
  ["", "10:45", "35", "Итоги года и задачи", "Доклад, 24 слайда", "Елена Сергеевна Воронцова, министр"],
  [
    "",
    "11:20",
    "30",
    "Долговременный уход",
    "",
    "Андрей Павлович Лебедев, директор центра; Ольга Викторовна Миронова, социальный работник",
  ],
] as const;

const example: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  speaker: { "Имя, отчество, фамилия": "Андрей Павлович Лебедев", Должность: "директор центра" },
  figure: {
    Значение: "3 047",
    Единица: "человек",
    "Что это за число": "получают уход на дому",
    "Прежнее значение": "2 146",
    "За какой период": "2024 год",
  },
  award: { "Номинация или награда": "Лучший социальный работник", Место: "I место", Кому: "Алия Маратовна Гареева" },
  decision: { Номер: "1", Состояние: "Проект", "Текст решения": "Открыть три межрайонных центра", Срок: "01.12.2026" },
};

/** A row for each kind that can be written in cells; those without an example show only their name. */
const cardRows = sheetKinds.map((name) => {
  const cells: Readonly<Record<string, string>> = {
    ...example[name],
    [cardColumns[0] ?? ""]: cardKinds[name].said.one.ru,
  };
  return cardColumns.map((column) => cells[column] ?? "");
});

/** A workbook to fill in: headings, and rows that show how, to be written over. */
export async function templateXlsx(): Promise<Buffer> {
  const sheet = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]) => ({
    sheet: name,
    data: [
      columns.map((value) => ({ value, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map((value) => ({ value }))),
    ],
    columns: columns.map((column) => ({ width: Math.max(12, column.length + 2) })),
    stickyRowsCount: 1,
  });
  return writeXlsx([
    sheet(sheetNames.programme, programmeColumns, programmeRows),
    sheet(sheetNames.cards, cardColumns, exampleOnly(cardRows)),
  ]).toBuffer();
}

/** A kind's name alone would be read as an empty card. */
const exampleOnly = (rows: readonly (readonly string[])[]) => rows.filter((row) => row.filter(Boolean).length > 1);

/** The same programme as CSV, as Russian Excel opens it. */
export const templateCsv = (): Buffer =>
  Buffer.from(
    `\ufeff${[programmeColumns, ...programmeRows].map((row) => row.map(quoted).join(";")).join("\r\n")}\r\n`,
    "utf8",
  );

const quoted = (text: string): string => (/[";\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
