import { describe, expect, test } from "vitest";
import { t as cardWords } from "../../../../client/control/card-strings.ts";
import { deckWords } from "../../../../client/control/deck-words.ts";
import { elapsed } from "../../../../client/control/elapsed.ts";
import { t as healthWords } from "../../../../client/control/health/strings.ts";
import { t as libraryWords } from "../../../../client/control/library-strings.ts";
import { programmeFrom } from "../../../../client/control/programme-lines.ts";
import { refusalWords } from "../../../../client/control/refusal-words.ts";
import { t } from "../../../../client/control/strings.ts";
import { t as meetingsWords } from "../../../../client/pages/meetings/strings.ts";
import { t as recordingsWords } from "../../../../client/pages/recordings/strings.ts";
import { onwardsFrom } from "../../../../client/pages/sign-in/onwards.ts";
import { problemWords } from "../../../../client/pages/sign-in/problem-words.ts";
import { t as signInWords } from "../../../../client/pages/sign-in/strings.ts";
import { slugPattern } from "../../../../shared/ids.ts";
import { deckRefusalCodes } from "../../../../shared/library/deck-refusals.ts";
import { refusalCodes } from "../../../../shared/refusals.ts";
import { slugFrom } from "../../../../shared/slug-from.ts";
import { millis } from "../../../../shared/time.ts";

describe("an address made of a title", () => {
  test.each([
    ["Итоги 2025 года", "itogi-2025-goda"],
    ["  «Щедрый объём»: ёж — №5!", "shchedryy-obem-ezh-5"],
    ["Hall B / день 2", "hall-b-den-2"],
    ["— … —", ""],
    ["Подведение итогов работы министерства за прошлый год", "podvedenie-itogov-raboty-ministerstva-za"],
  ])("[CR18] %j → %j", (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
    expect(slug === "" || slugPattern.test(slug)).toBe(true);
  });

  test("[CR18] one endless word is cut too", () => {
    expect(slugFrom("а".repeat(100))).toBe("a".repeat(48));
  });
});

test("[CR18] a programme is read one item a line", () => {
  expect(
    programmeFrom(`10:30 Открытие — Е. С. Воронцова
9.15 Регистрация

11:23–11:50 Долговременный уход - итоги, планы – А. П. Лебедев
Награждение
Социально-значимые проекты`),
  ).toEqual([
    { time: "10:30", title: "Открытие", detail: "Е. С. Воронцова" },
    { time: "09:15", title: "Регистрация" },
    { time: "11:23", minutes: 27, title: "Долговременный уход", detail: "итоги, планы – А. П. Лебедев" },
    { title: "Награждение" },
    { title: "Социально-значимые проекты" },
  ]);
});

test.each(refusalCodes)("[CR9] the refusal %s has words in both languages", (code) => {
  expect(refusalWords({ ok: false, refusal: { code } })).not.toContain(code);
  expect(t.words.en[`refusal.${code}`]).toBeTypeOf("string");
});

test.each([
  ["the room", t.words],
  ["the forms", cardWords.words],
  ["the stream's health", healthWords.words],
  ["the library", libraryWords.words],
  ["the list", meetingsWords.words],
  ["the door", signInWords.words],
  ["the recordings", recordingsWords.words],
])("[CR9] %s says in English whatever it says in Russian", (_name, { ru, en }) => {
  expect(Object.keys(en)).toEqual(Object.keys(ru));
});

test.each([
  ["?dalee=primer", "/pult/primer"],
  ["?dalee=//evil.test", "/pult"],
  ["?dalee=https://evil.test", "/pult"],
  ["?dalee=%2F%2Fevil.test", "/pult"],
  ["?dalee=..%2F..%2Fi", "/pult"],
  ["", "/pult"],
])("[CR19] after the door %j leads to %s", (search, address) => {
  expect(onwardsFrom(search)).toBe(address);
});

test("[CR19] a weak password is told by its own words", () => {
  expect(problemWords({ code: "WEAK_PASSWORD", detail: "TOO_SHORT" })).toContain("15");
  expect(problemWords({ code: "SOMETHING_NEW" })).toBe(signInWords("other"));
});

test.each([
  [0, "0:00"],
  [-500, "0:00"],
  [473_000, "7:53"],
  [4_327_999, "1:12:07"],
])("[CR4] %d ms on air is %s", (ms, words) => {
  expect(elapsed(millis(ms))).toBe(words);
});

test.each(deckRefusalCodes)("[CR34] a deck refused for %s is told why in words of its own", (code) => {
  expect(deckWords({ code })).not.toBe(libraryWords("deck.other"));
  expect(deckWords({ code })).not.toContain("deck.");
});

test("[CR34] where one page is the matter it is named", () => {
  expect(deckWords({ code: "BROKEN", page: 12 })).toContain("Страница 12");
});
