import { afterEach, describe, expect, test } from "vitest";
import { chooseLanguage, setLanguage } from "../../../../client/i18n/language.ts";
import type { Phrase, Translate } from "../../../../client/i18n/translator.ts";
import { translator } from "../../../../client/i18n/translator.ts";

const t = translator({
  ru: {
    plain: "В эфире",
    named: "Слайд {number} из {of}",
    viewers: { one: "{count} зритель", few: "{count} зрителя", many: "{count} зрителей", other: "{count} зрителя" },
  },
  en: {
    plain: "Live",
    named: "Slide {number} of {of}",
    viewers: { one: "{count} viewer", other: "{count} viewers" },
  },
});

afterEach(() => setLanguage("ru"));

describe("a translator", () => {
  test("[VW20] says the page's language", () => {
    expect(t("plain")).toBe("В эфире");
    setLanguage("en");
    expect(t("plain")).toBe("Live");
  });

  test("[VW20] fills in what is named", () => {
    expect(t("named", { number: 7, of: 18 })).toBe("Слайд 7 из 18");
  });

  test.each([
    [1, "1 зритель"],
    [2, "2 зрителя"],
    [5, "5 зрителей"],
    [11, "11 зрителей"],
    [21, "21 зритель"],
    [1284, "1\u00a0284 зрителя"],
  ])("[VW21] counts %i in Russian", (count, said) => {
    expect(t("viewers", { count })).toBe(said);
  });

  test("[VW21] counts in English", () => {
    setLanguage("en");
    expect([1, 2, 1284].map((count) => t("viewers", { count }))).toEqual(["1 viewer", "2 viewers", "1,284 viewers"]);
  });
});

describe("the language", () => {
  test("[VW22] the address wins, then what was remembered, then what the server wrote", () => {
    expect(chooseLanguage({ query: "en", remembered: "ru", served: "ru" })).toBe("en");
    expect(chooseLanguage({ query: null, remembered: "en", served: "ru" })).toBe("en");
    expect(chooseLanguage({ query: null, remembered: null, served: "en-GB" })).toBe("en");
  });

  test("[VW22] an unknown language is passed over", () => {
    expect(chooseLanguage({ query: "xx", remembered: "yy", served: "de" })).toBe("ru");
  });
});

// The compiler asks English for the same keys; it cannot see parameters, nor a dictionary that was widened.
const dictionaries = import.meta.glob<{ t: Translate<Record<string, Phrase>> }>("../../../../client/**/strings.ts", {
  eager: true,
});

describe.each(Object.entries(dictionaries))("%s", (_path, { t: { words } }) => {
  test("[VW20] has the same keys in both languages", () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.ru).sort());
  });

  test.each(Object.keys(words.ru))("[VW20] asks for the same parameters in both languages: %s", (key) => {
    expect(parametersOf(words.en[key])).toEqual(parametersOf(words.ru[key]));
  });

  test.each(Object.keys(words.ru))("[VW21] has every plural form its language needs: %s", (key) => {
    for (const lang of ["ru", "en"] as const) {
      const phrase = words[lang][key];
      if (phrase === undefined || typeof phrase === "string") continue;
      expect(Object.keys(phrase)).toEqual(
        expect.arrayContaining(new Intl.PluralRules(lang).resolvedOptions().pluralCategories),
      );
    }
  });
});

function parametersOf(phrase: Phrase | undefined): string[] {
  const texts = typeof phrase === "string" ? [phrase] : Object.values(phrase ?? {});
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""));
  return [...new Set(names)].sort();
}
