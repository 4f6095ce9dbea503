import fc from "fast-check";
import { expect, test } from "vitest";
import { clean } from "../../../../../server/feeds/render/clean.ts";
import {
  characters,
  charactersWithLinks,
  graphemes,
  graphemesWithin,
  utf16,
  weighted,
} from "../../../../../server/feeds/render/counters.ts";
import { glued } from "../../../../../server/feeds/render/typography.ts";
import { russianText } from "../../../../support/russian-texts.ts";

test.each([
  ["3 047 человек", "3~047~человек"],
  ["12 500 000 ₽", "12~500~000~₽"],
  ["1,2 млрд ₽ на год", "1,2~млрд~₽ на~год"],
  ["рост на 42 %", "рост на~42~%"],
  ["№14 и № 15", "№~14 и~№~15"],
  ["принял А. П. Лебедев вчера", "принял А.~П.~Лебедев вчера"],
  ["Лебедев А. П. принял", "Лебедев~А.~П. принял"],
  ["к 2026 г. Каменск", "к~2026~г. Каменск"],
  ["в г. Каменск на ул. Мира", "в~г.~Каменск на~ул.~Мира"],
  ["дома, дворы и т. д. и т. п.", "дома, дворы и~т.~д. и~т.~п."],
  ["Контракт — это план", "Контракт~— это план"],
  ["так же ли он", "так~же~ли он"],
  ["по ст. 5, п. 3", "по~ст.~5, п.~3"],
  ["5–7 дней", "5–7~дней"],
  ["ещё идёт подъём", "ещё идёт подъём"],
])("[FD78] «%s» keeps together what is read as one", (given, expected) => {
  expect(glued(given).replaceAll("\u00a0", "~")).toBe(expected);
});

test("[FD78] glueing changes spaces alone, and once is enough", () => {
  fc.assert(
    fc.property(russianText, (given) => {
      const text = clean(given);
      const once = glued(text);
      expect(once.replace(/[ \u00a0]/gu, "")).toBe(text.replace(/[ \u00a0]/gu, ""));
      expect(once.replaceAll("\u00a0", " ")).toBe(text.replaceAll("\u00a0", " "));
      expect(glued(once)).toBe(once);
    }),
    { numRuns: 150 },
  );
});

test("[FD76] text is NFC, without what nobody sees, and with its emoji whole", () => {
  const given = "\ufeff  И\u0306ога\u0000\u0008 \u202eтекст\ud800 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 3\u202f047\r\n\r\n\r\n\r\nконец \u2028";
  expect(clean(given)).toBe("Йога текст 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 3\u00a0047\n\nконец");
});

test("[FD76] any text at all comes out well formed, and the same the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (given) => {
      const text = clean(given);
      expect(text.isWellFormed()).toBe(true);
      expect(text).toBe(text.normalize("NFC"));
      // Whatever is left of control characters is a line end.
      expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(clean(text)).toBe(text);
    }),
  );
});

test.each([
  ["№ 5 ₽ …", { weighted: 10, characters: 7, charactersWithLinks: 7, graphemes: 7, utf16: 7 }],
  ["👨‍👩‍👧й̆", { weighted: 4, characters: 7, charactersWithLinks: 7, graphemes: 2, utf16: 10 }],
  [
    "https://efir.gov.ru/h/7K2Q ok.ru",
    { weighted: 47, characters: 32, charactersWithLinks: 29, graphemes: 32, utf16: 32 },
  ],
])("[FD75] %s is as long as its target says", (text, expected) => {
  const counted = { weighted, characters, charactersWithLinks, graphemes, utf16 };
  expect(Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, count(text)]))).toEqual(expected);
});

test("[FD75] three thousand bytes are as much as three hundred graphemes", () => {
  const family = "👨‍👩‍👧‍👦";
  expect(graphemesWithin(10)(family.repeat(120))).toBe(300);
  expect(graphemesWithin(10)("я".repeat(300))).toBe(300);
});
