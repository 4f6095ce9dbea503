import { describe, expect, test } from "vitest";
import {
  draftOfTable,
  emptyTable,
  MOST_COLUMNS,
  MOST_ROWS,
  pasted,
  sized,
  type TableDraft,
  tableFrom,
  written,
} from "../../../../client/control/table-draft.ts";
import { cellsFrom, numberFrom } from "../../../../client/control/table-text.ts";
import { schemaOf } from "../../../../shared/cards/schemas.ts";
import { everyCard } from "../../../support/every-card.ts";

describe("numbers as people write them", () => {
  test.each([
    ["3 047,5", 3047.5],
    ["3\u00a0047", 3047],
    ["12\u202f345,25", 12345.25],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1,234,567", 1234567],
    ["−12", -12],
    ["42 %", 42],
    ["0,5", 0.5],
    ["", null],
    ["—", null],
    ["нет", undefined],
    ["3,5 тыс.", undefined],
    ["1,2,3", undefined],
  ])("[CR26] %j is %j", (text, number) => {
    expect(numberFrom(text)).toBe(number);
  });
});

describe("what a spreadsheet puts on the clipboard", () => {
  test.each([
    ["tabs", "год\tохват\r\n2024\t1 548\r\n2025\t2 146,5\r\n"],
    ["semicolons", "год;охват\n2024;1 548\n2025;2 146,5\n"],
    ["quotes and commas", '\ufeffгод,охват\n2024,"1 548"\n2025,"2 146,5"'],
  ])("[CR26] %s are cells", (_name, text) => {
    expect(cellsFrom(text)).toEqual([
      ["год", "охват"],
      ["2024", "1 548"],
      ["2025", "2 146,5"],
    ]);
  });

  test("[CR26] a quoted cell keeps its line break and its quotes", () => {
    expect(cellsFrom('"с ""кавычками""\nи переносом"\t5')).toEqual([['с "кавычками"\nи переносом', "5"]]);
  });

  test("[CR26] one column of decimals is one column", () => {
    expect(cellsFrom("1,5\n2,25\n")).toEqual([["1,5"], ["2,25"]]);
  });
});

describe("pasting", () => {
  const labels = { row: 0, column: -1 };

  test("[CR26] on a label it is the whole table, with names of columns where the first line has no numbers", () => {
    expect(pasted(emptyTable, labels, "\tохват\tмест\n2024\t1 548\t40\n2025\t2 146\t")?.draft).toEqual({
      columns: ["охват", "мест"],
      rows: [
        { label: "2024", cells: ["1 548", "40"] },
        { label: "2025", cells: ["2 146", ""] },
      ],
    });
  });

  test("[CR26] on a number it goes from there on, and the table grows", () => {
    const before: TableDraft = { columns: ["охват"], rows: [{ label: "2024", cells: ["1"] }] };
    expect(pasted(before, { row: 0, column: 0 }, "5\n6\n7")?.draft.rows.map(({ cells }) => cells)).toEqual([
      ["5"],
      ["6"],
      ["7"],
    ]);
  });

  test("[CR26] one cell is the field's own matter", () => {
    expect(pasted(emptyTable, labels, "2024")).toBeNull();
  });

  test("[CR26] what does not fit is left out, and that is said", () => {
    const text = Array.from({ length: MOST_ROWS + 3 }, (_, place) => `${place}\t1\t2\t3\t4\t5`).join("\n");
    const outcome = pasted(emptyTable, labels, text);
    expect([outcome?.isCut, outcome?.draft.rows.length, outcome?.draft.columns.length]).toEqual([
      true,
      MOST_ROWS,
      MOST_COLUMNS,
    ]);
  });
});

describe("what was written", () => {
  const filled = draftOfTable(everyCard.chart.table);

  test("[CR15] comes back as the table that it was made of", () => {
    expect(tableFrom(filled)).toEqual({ ok: true, value: everyCard.chart.table });
  });

  test("[CR27] empty rows are left out, and an empty table is none", () => {
    expect(tableFrom(sized(filled, 7, 2))).toEqual({ ok: true, value: everyCard.chart.table });
    expect(tableFrom(emptyTable)).toEqual({ ok: true, value: null });
  });

  test.each([
    ["a column without a name", written(filled, { row: -1, column: 1 }, " "), "Назовите столбец 2"],
    ["a row without a label", written(filled, { row: 1, column: -1 }, ""), "Подпишите строку 2"],
    ["words", written(filled, { row: 0, column: 0 }, "много"), "Строка «2024»: «много» не число"],
    ["one row", sized(filled, 1, 2), "Заполните хотя бы две строки"],
    ["a long label", written(filled, { row: 0, column: -1 }, "я".repeat(61)), "Подписи не длиннее 60 знаков"],
  ])("[CR27] %s is told in words", (_name, draft, words) => {
    expect(tableFrom(draft)).toEqual({ ok: false, problem: words });
  });

  test("[CR27] the form's bounds are the schema's", () => {
    const fits = (rows: number, columns: number) => {
      const draft = sized({ columns: [], rows: [] }, rows, columns);
      const table = tableFrom({
        columns: draft.columns.map((_, place) => `с${place}`),
        rows: draft.rows.map((row, place) => ({ ...row, label: `р${place}` })),
      });
      return table.ok && schemaOf("chart").safeParse({ ...everyCard.chart, table: table.value }).success;
    };
    expect([
      fits(MOST_ROWS, MOST_COLUMNS),
      fits(MOST_ROWS + 1, MOST_COLUMNS),
      fits(MOST_ROWS, MOST_COLUMNS + 1),
    ]).toEqual([true, false, false]);
  });
});
