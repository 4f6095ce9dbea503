import { describe, expect, test } from "vitest";
import { layers } from "../../shared/cards/card-kind.ts";
import {
  type AnyKind,
  type CardKindName,
  cardKindNames,
  cardKinds,
  kindOf,
  labelOf,
  layerOf,
  noteOf,
  wordsOf,
} from "../../shared/cards/index.ts";
import { cardSchema, schemaOf } from "../../shared/cards/schemas.ts";
import { everyCard } from "../support/every-card.ts";

/** Kinds are values of different types: the table is walked by name, which the compiler cannot follow. */
const kindNamed = (name: CardKindName) => cardKinds[name] as unknown as AnyKind;

const strings = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
};

describe.each(cardKindNames)("card kind %s", (name) => {
  const kind = kindNamed(name);
  const sample = everyCard[name];
  const schema = schemaOf(name);

  test("stands in the table under its own name, on a layer", () => {
    expect(kind.kind).toBe(name);
    expect(kindOf(sample)).toBe(kind);
    expect(layers).toContain(layerOf(sample));
  });

  test("has a sample that fills every field", () => {
    expect(Object.keys(sample).sort()).toEqual(["id", "kind", ...Object.keys(kind.fields)].sort());
  });

  test("accepts its sample and gives it back unchanged", () => {
    expect(schema.parse(sample)).toEqual(sample);
    expect(cardSchema.parse(sample)).toEqual(sample);
  });

  test("does without what is optional, and not without the rest", () => {
    const must = Object.entries(kind.fields).filter(([, field]) => !field.isOptional);
    const least = {
      kind: name,
      id: sample.id,
      ...Object.fromEntries(must.map(([key]) => [key, Reflect.get(sample, key)])),
    };
    expect(schema.safeParse(least).success).toBe(true);
    for (const [key] of must) expect(schema.safeParse({ ...least, [key]: undefined }).success, key).toBe(false);
  });

  test("refuses a key it does not know", () => {
    expect(schema.safeParse({ ...sample, colour: "red" }).success).toBe(false);
  });

  test("refuses an id that is none", () => {
    expect(schema.safeParse({ ...sample, id: "../etc" }).success).toBe(false);
  });

  test.each(Object.keys(sample).filter((key) => typeof Reflect.get(sample, key) === "string" && key !== "kind"))(
    "bounds the length of %s and keeps control and direction characters out of it",
    (key) => {
      const withText = (text: string) => schema.safeParse({ ...sample, [key]: text }).success;
      expect([withText("x".repeat(10_000)), withText("a\u0000bcdefgh"), withText("abcdefg\u202ehi")]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );

  test("survives JSON", () => {
    expect(schema.parse(JSON.parse(JSON.stringify(sample)))).toEqual(sample);
  });

  test("has a label and a note of one line", () => {
    expect(labelOf(sample)).toMatch(/^[^\n]{1,400}$/);
    expect(noteOf(sample) ?? "nothing more").not.toBe("");
  });

  test("says in words all that it shows", () => {
    const words = wordsOf(sample);
    const silent = new Set(["image", "file", "ref", "choice", "date", "correction", "moment"]);
    for (const [key, { sort }] of Object.entries(kind.fields)) {
      if (silent.has(sort)) continue;
      for (const text of strings(Reflect.get(sample, key))) {
        if (name === "figure" && ["earlier", "earlierPeriod"].includes(key)) continue;
        expect(words, key).toContain(text);
      }
    }
  });

  test("says its fields in both languages", () => {
    const said = [
      ...Object.values(kind.said),
      ...Object.values(kind.fields).flatMap(({ name, hint }) => [name, hint ?? name]),
    ];
    for (const { ru, en } of said)
      expect([ru, en]).toEqual([expect.stringMatching(/\p{Script=Cyrillic}/u), expect.stringMatching(/[a-z]/i)]);
  });
});

test("a kind that this page has not heard of is no error", () => {
  const poll = { kind: "toString", id: "poll-0001" } as unknown as (typeof everyCard)["quote"]; // A lie on purpose.
  expect([kindOf(poll), labelOf(poll), wordsOf(poll)]).toEqual([null, "", ""]);
});
