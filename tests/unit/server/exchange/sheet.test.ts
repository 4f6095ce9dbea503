import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { draftOf } from "../../../../server/exchange/sheet/sheet-draft.ts";
import { sheetsOf } from "../../../../server/exchange/sheet/sheet-file.ts";
import { templateCsv, templateXlsx } from "../../../../server/exchange/sheet/template.ts";
import type { MeetingAbout } from "../../../../shared/timeline/meeting-plan.ts";

const about: MeetingAbout = {
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:30" }],
};
let made = 0;
const newId = () => {
  made += 1;
  return `made-${String(made).padStart(4, "0")}`;
};

const read = async (bytes: Uint8Array) => {
  const sheets = await sheetsOf(bytes);
  if (!sheets.ok) throw new Error(sheets.problem);
  return draftOf(sheets.value, about, newId);
};
const csv = (text: string) => read(Buffer.from(text));
const refusal = async (bytes: Uint8Array) => {
  const sheets = await sheetsOf(bytes);
  return sheets.ok ? "read" : sheets.problem;
};

describe("[EX1] the template", () => {
  test("as a workbook is read back without a problem", async () => {
    const { programme, cards, problems } = await read(await templateXlsx());
    expect(problems).toEqual([]);
    expect(programme.map(({ time, startsAt, minutes }) => [time, startsAt, minutes])).toEqual([
      ["10:30", Date.UTC(2026, 0, 30, 5, 30), 15],
      ["10:45", Date.UTC(2026, 0, 30, 5, 45), 35],
      ["11:20", Date.UTC(2026, 0, 30, 6, 20), 30],
    ]);
    expect(programme[2]?.speakers).toEqual([
      { name: "Андрей Павлович Лебедев", post: "директор центра" },
      { name: "Ольга Викторовна Миронова", post: "социальный работник" },
    ]);
    expect(cards.map(({ kind }) => kind)).toEqual(["speaker", "figure", "award", "decision"]);
    expect(cards[3]).toMatchObject({ state: "draft", due: "2026-12-01", number: "1" });
  });

  test("as CSV too", async () => {
    const { programme, problems } = await read(templateCsv());
    expect([programme.length, problems]).toEqual([3, []]);
  });
});

describe("[EX2] a table of text", () => {
  const rows = "Начало;Название\r\n10:30;Открытие\r\n";

  test.each([
    ["UTF-8", Buffer.from(rows)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${rows}`)],
    ["UTF-16 with tabs", Buffer.from(`\ufeff${rows.replaceAll(";", "\t")}`, "utf16le")],
    ["commas", Buffer.from(rows.replaceAll(";", ","))],
    ["Windows", Buffer.from([...rows].map((sign) => cp1251(sign)))],
  ])("is read in %s", async (_name, bytes) => {
    expect((await read(bytes)).programme).toMatchObject([{ time: "10:30", title: "Открытие" }]);
  });

  test("knows columns by their names, in any order and case, and says which it does not know", async () => {
    const { programme, problems } = await csv("название;НАЧАЛО;Зал\nОткрытие;9.05;Б\n");
    expect(programme).toMatchObject([{ time: "09:05", title: "Открытие" }]);
    expect(problems).toEqual([{ sheet: "Программа", row: 1, column: "Зал", code: "UNKNOWN_COLUMN" }]);
  });

  test("[EX3] names each bad row, and takes none of it for granted", async () => {
    const { problems } = await csv(
      "Дата;Начало;Минут;Название\n30.02.2026;10:30;15;Открытие\n;25:00;0;\n\n;10:45;;Да\u202eта\n",
    );
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "Дата", "BAD_DATE"],
      [3, "Начало", "BAD_TIME"],
      [3, "Минут", "BAD_NUMBER"],
      [3, "Название", "EMPTY"],
      [5, "Название", "BAD_SIGNS"],
    ]);
  });

  test("[EX3] names each bad card", async () => {
    const { cards, problems } = await csv(
      `Вид;Значение;Что это за число;Состояние;Текст решения;Срок;Сколько минут показывать;Текст\nцифры;3 047;уход;;;;;\nЦифра;;уход;;;;;\nРешение;;;может быть;Открыть;31.12.2026;;\nРешение;;;принято;${"x".repeat(3001)};;;\nПоэма;;;;;;;\nОбъявление;;;;;;999;Обед\n`,
    );
    expect(cards).toMatchObject([{ kind: "figure", value: "3 047" }]);
    expect(problems.map(({ row, column, code, allowed }) => [row, column, code, allowed])).toEqual([
      [3, "Значение", "EMPTY", undefined],
      [4, "Состояние", "BAD_CHOICE", "Проект, Принято, Принято с изменениями"],
      [5, "Текст решения", "TOO_LONG", "3000"],
      [6, "Вид", "UNKNOWN_KIND", expect.stringContaining("Докладчик")],
      [7, "Сколько минут показывать", "BAD_NUMBER", "1–240"],
    ]);
  });

  test("a table of something else says so", async () => {
    expect((await csv("Имя;Телефон\nИван;1\n")).problems).toEqual([
      { sheet: "Программа", row: 1, code: "UNKNOWN_COLUMN" },
    ]);
  });

  test("rows beyond the bound are refused, not dropped", async () => {
    const { problems } = await csv(`Вид;Текст\n${"Объявление;Обед\n".repeat(2_001)}`);
    expect(problems).toMatchObject([{ code: "TOO_MANY_ROWS", row: 2_002 }]);
  });
});

describe("[EX4] a file that is no table is refused, and nothing stands still", () => {
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);

  test.each([
    ["nothing", Buffer.alloc(0), "EMPTY"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), "NOT_A_SHEET"],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj"), "NOT_A_SHEET"],
    ["a page", Buffer.from("<!doctype html><table><tr><td>1"), "NOT_A_SHEET"],
    ["an old workbook", ole, "NOT_A_SHEET"],
    ["a locked workbook", Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]), "ENCRYPTED"],
    ["a ZIP of something else", zipOf("word/document.xml", Buffer.from("<w/>")), "NOT_A_SHEET"],
    ["a broken ZIP", Buffer.from("PK\u0003\u0004broken"), "NOT_A_SHEET"],
    ["six megabytes", Buffer.alloc(6 * 1024 * 1024, "a;"), "TOO_LARGE"],
  ])("%s", async (_name, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  test("a bomb: a little that unpacks to a hundred megabytes", async () => {
    const sheet = Buffer.alloc(100 * 1024 * 1024, " ");
    expect(await refusal(zipOf("xl/workbook.xml", sheet))).toBe("TOO_LARGE");
  });

  test("a bomb that lies of its size ends in its own heap", async () => {
    const sheet = Buffer.alloc(100 * 1024 * 1024, " ");
    expect(["TOO_LARGE", "NOT_A_SHEET"]).toContain(await refusal(zipOf("xl/workbook.xml", sheet, 1_000)));
  });
});

const cp1251 = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? code : code - 0x410 + 0xc0;
};

/** A ZIP of one deflated file (PKWARE APPNOTE 4.3), `said`: the size that it claims. */
function zipOf(name: string, bytes: Buffer, said = bytes.length): Buffer {
  const packed = deflateRawSync(bytes);
  const fields = (signature: number, extra: Buffer, more: Buffer) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(signature, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(said, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, extra, Buffer.from(name), more]);
  };
  const local = fields(0x04034b50, Buffer.alloc(0), packed);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(said, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, Buffer.from(name), end]);
}
