import { formatNumber } from "./format.ts";
import { type Language, language } from "./language.ts";

/** Chosen by `Intl.PluralRules` from the parameter `count`. Russian needs `one`, `few`, `many`; English `one`, `other`. */
export type Plural = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;
export type Phrase = string | Plural;
export type Phrases = Readonly<Record<string, Phrase>>;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ParamsOf<P extends Phrase> = P extends string ? NamesIn<P> : "count" | NamesIn<Extract<P[keyof P], string>>;
type Values<P extends Phrase> = {
  readonly [Name in ParamsOf<P>]: Name extends "count" ? number : string | number;
};
type Arguments<P extends Phrase> = [ParamsOf<P>] extends [never] ? [] : [values: Values<P>];

/** Says `key` in the page's language. Numbers are grouped as the language does; pass a string for what stands as it is. */
export interface Translate<Ru extends Phrases> {
  <Key extends keyof Ru & string>(key: Key, ...values: Arguments<Ru[Key]>): string;
  /** Both dictionaries, for the test that they say the same things. */
  readonly words: Readonly<Record<Language, Phrases>>;
}

/**
 * Makes a folder's `t("key", params)` from its two dictionaries. Each feature folder has its own `strings.ts`, so a page
 * carries only the words of what it shows. Russian names the keys and parameters; the compiler asks English for the same.
 */
export function translator<const Ru extends Phrases>(words: {
  readonly ru: Ru;
  readonly en: { readonly [Key in keyof Ru]: Ru[Key] extends string ? string : Plural };
}): Translate<Ru> {
  const translate = (key: keyof Ru & string, values: Readonly<Record<string, string | number>> = {}): string =>
    fill(choose(words[language()][key] ?? key, values), values);
  return Object.assign(translate, { words });
}

function choose(phrase: Phrase, values: Readonly<Record<string, string | number>>): string {
  if (typeof phrase === "string") return phrase;
  return phrase[new Intl.PluralRules(language()).select(Number(values["count"]))] ?? phrase.other;
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? formatNumber(value) : value;
  });
}
