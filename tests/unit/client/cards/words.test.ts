import { afterEach, describe, expect, test } from "vitest";
import { dateInWords } from "../../../../client/cards/date-in-words.ts";
import { fileAddress, fileInWords } from "../../../../client/cards/file-words.ts";
import { setLanguage } from "../../../../client/i18n/language.ts";
import { quoted } from "../../../../shared/cards/quoted.ts";

afterEach(() => setLanguage("ru"));

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, " ");

describe("quotation marks", () => {
  test.each([
    ["Работаем", "«Работаем»"],
    ["Работаем.", "«Работаем»."],
    ["«Работаем»", "«Работаем»"],
    ["Центр «Забота» открыт", "«Центр „Забота“ открыт»"],
    ["«Да» и «нет»", "«„Да“ и „нет“»"],
    ["«Центр «Забота» открыт»", "«Центр „Забота“ открыт»"],
    ["Подумаем...", "«Подумаем...»"],
    ["Кто там?", "«Кто там?»"],
  ])("[CD10] %s is set as %s", (text, set) => {
    expect(quoted(text)).toBe(set);
  });
});

describe("a file", () => {
  const file = { file: `${"d".repeat(32)}.pdf`, name: "Доклад & ответы.pdf", bytes: 1_200_000, pages: 24 };

  test("[CD11] says its type, size and length", () => {
    expect(plain(fileInWords(file))).toBe("PDF, 1,2 МБ, 24 страницы");
  });

  test("[CD11] in English too", () => {
    setLanguage("en");
    expect(plain(fileInWords({ ...file, pages: 1 }))).toBe("PDF, 1.2 MB, 1 page");
  });

  test("[CD11] is fetched under its own name", () => {
    expect(new URL(fileAddress(file), "http://house").searchParams.get("name")).toBe(file.name);
  });
});

describe("a day", () => {
  test("[CD12] is said in words, the same in every zone", () => {
    expect(plain(dateInWords("2026-12-01"))).toBe("1 декабря 2026 года");
  });

  test("[CD12] in English", () => {
    setLanguage("en");
    expect(plain(dateInWords("2026-12-01"))).toBe("1 December 2026");
  });
});
