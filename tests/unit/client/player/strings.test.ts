import { expect, test } from "vitest";
import { t } from "../../../../client/player/strings.ts";

/** Each once: languages have different numbers of plural forms. */
const parameters = (phrase: unknown): string[] => [...new Set(JSON.stringify(phrase).match(/\{\w+\}/g))].sort();

test("the player says the same things with the same values in both languages", () => {
  expect(Object.keys(t.words.en)).toEqual(Object.keys(t.words.ru));
  for (const [key, phrase] of Object.entries(t.words.ru))
    expect(parameters(t.words.en[key]), key).toEqual(parameters(phrase));
});
