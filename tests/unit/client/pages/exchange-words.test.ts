import { expect, test } from "vitest";
import { archiveWords, exportWords, sheetWords } from "../../../../client/pages/exchange/exchange-words.ts";
import { t } from "../../../../client/pages/exchange/strings.ts";

const parameters = (phrase: unknown): string[] => [...new Set(JSON.stringify(phrase).match(/\{\w+\}/g) ?? [])].sort();

test("the exchange says the same things with the same values in both languages", () => {
  expect(Object.keys(t.words.en)).toEqual(Object.keys(t.words.ru));
  for (const [key, phrase] of Object.entries(t.words.ru))
    expect([key, parameters(t.words.en[key])]).toEqual([key, parameters(phrase)]);
});

test.each(["FOREIGN_ENTRY", "BAD_CONTENT", "MISSING_FILE", "BAD_FILE", "SLUG_TAKEN"])(
  "[EX15] why an archive is refused names the place: %s",
  (code) => expect(archiveWords({ code, detail: "cards.json: 3.card.title" })).toContain("cards.json: 3.card.title"),
);

test.each(["TOO_HEAVY", "BROKEN", "ENCRYPTED", "NEWER_FORMAT", "NO_ROOM", "LIBRARY_FULL"])(
  "each refusal of an archive has words of its own: %s",
  (code) => expect(archiveWords({ code })).not.toBe(archiveWords({ code: "FAULT" })),
);

test("[EX12] an export that lacks a file says which", () => {
  expect(exportWords({ code: "MISSING_FILE", detail: "files/a.pdf" })).toContain("files/a.pdf");
});

test("[EX6] a refusal of a spreadsheet has words of its own", () => {
  const codes = ["NOT_A_SHEET", "ENCRYPTED", "STALE", "MEETING_CLOSED", "STORE_FULL", "CANCELLED"];
  expect(new Set(codes.map((code) => sheetWords({ code }))).size).toBe(codes.length);
});
