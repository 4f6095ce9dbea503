import { expect, test } from "vitest";
import { lineWords, t as readiness } from "../../../../client/control/show/readiness-words.ts";
import { t as show } from "../../../../client/control/show/strings.ts";
import { type ReadinessLine, readinessCodes } from "../../../../shared/readiness.ts";

test.each([
  ["the show", show.words],
  ["the report", readiness.words],
])("[SH25] %s says the same things in both languages, with the same parameters", (_part, words) => {
  const parameters = (phrase: unknown) => [...new Set(JSON.stringify(phrase).match(/\{\w+\}/g))].toSorted();
  expect(Object.keys(words.en).toSorted()).toEqual(Object.keys(words.ru).toSorted());
  for (const [key, phrase] of Object.entries(words.ru)) expect(parameters(words.en[key])).toEqual(parameters(phrase));
});

test.each(Object.values(readinessCodes).flat())("[SH25] %s is told in words, with nothing left to fill in", (code) => {
  const figures = { count: 2, px: 6.2, freeGb: 3.5, neededGb: 10.8, hours: 25 };
  const line: ReadinessLine = { code, level: "warn", about: "Итоги года", figures };
  const words = lineWords(line);
  expect(words.length).toBeGreaterThan(10);
  expect(words).not.toMatch(/[{}]|undefined/);
});
