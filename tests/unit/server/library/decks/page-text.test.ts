import fc from "fast-check";
import { expect, test } from "vitest";
import { fitInto } from "../../../../../server/library/decks/page-box.ts";
import { pageText, pageTitle } from "../../../../../server/library/decks/page-text.ts";
import { text } from "../../../../../shared/cards/schemas.ts";

test.each([
  ["й in two characters becomes one", "и\u0306од", "йод"],
  ["ends of lines of all sorts are one, empty lines go", "a\r\n\r\nb\u2028c\vd", "a\nb\nc\nd"],
  ["blanks of all sorts are one", " 5\u00a0349\u2009\t человек ", "5 349 человек"],
  ["what turns the direction of words goes", "счёт \u202etxt.exe\u202c \u2066x\u2069\u200f", "счёт txt.exe x"],
  ["what has no width goes", "со\u00adци\u200bаль\u2060но\ufeff", "социально"],
  ["joiners stay within emoji and Arabic letters", "👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"],
  ["and go elsewhere", "до\u200dклад \u200c5", "доклад 5"],
  ["bullets of symbol fonts are bullets", "\uf0b7 Первое\nвто\uf0fcрое", "• Первое\nвторое"],
  ["halves of characters and controls go", "a\ud800b\u0000c\u001bd", "abcd"],
  ["markup is text", "<b>&amp;</b>", "<b>&amp;</b>"],
])("[DK21] %s", (_name, raw, expected) => {
  expect(pageText(raw)).toBe(expected);
});

test("[DK21] 10,000 characters become 4,000, whole words and whole characters", () => {
  const cut = pageText("слово ".repeat(2000));
  expect(cut.length).toBeLessThanOrEqual(4000);
  expect(cut).toMatch(/слово…$/);
  expect(pageText("😀".repeat(5000))).toMatch(/^(?:😀)+…$/u);
  expect(pageTitle("Заголовок\nв две строки")).toBe("Заголовок в две строки");
});

test("[DK21] whatever a file says, what is kept of it is text that a card may have", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (raw) => {
      const kept = pageText(raw);
      expect(kept === "" || text(4000).safeParse(kept).success).toBe(true);
      expect(pageText(kept)).toBe(kept);
    }),
  );
});

test("[DK20] a page fits into its box whatever its shape", () => {
  expect([fitInto(1280, 960, 540), fitInto(1280, 540, 960), fitInto(1280, 1, 100_000)]).toEqual([
    { widthPx: 1280, heightPx: 720 },
    { widthPx: 720, heightPx: 1280 },
    { widthPx: 1, heightPx: 1280 },
  ]);
});
