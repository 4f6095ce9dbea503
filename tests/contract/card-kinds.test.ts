import { describe, expect, test } from "vitest";
import { type CardKind, layers } from "../../shared/cards/card-kind.ts";
import { type Card, type CardKindName, cardKinds, cardSchema } from "../../shared/cards/index.ts";
import { aFigure, aSlide, aSpeaker } from "../support/ledger-builders.ts";

/** One card of each kind with every field filled: a new kind does not compile here without one. */
const samples: { readonly [Kind in CardKindName]: Extract<Card, { kind: Kind }> } = {
  speaker: aSpeaker({
    organisation: "Министерство строительства",
    topic: "Жильё для молодых семей",
    portrait: { file: `${"a".repeat(32)}.webp`, widthPx: 800, heightPx: 800 },
  }),
  slide: aSlide({ number: 3, of: 12 }),
  figure: aFigure({
    unit: "домов",
    period: "январь–октябрь",
    source: "Росстат",
    comparison: "на 42 % больше, чем в 2024 году",
  }),
};

// A kind's own card type is the one that its sample has: the table is walked by name, which the compiler cannot follow.
const kinds = Object.values(cardKinds) as unknown as readonly CardKind<CardKindName, Card>[];

const strings = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
};

describe.each(kinds.map((kind) => [kind.kind, kind] as const))("card kind %s", (name, kind) => {
  const sample = samples[name];

  test("stands in the table under its own name, on a layer", () => {
    expect(cardKinds[name]).toBe(kind);
    expect(layers).toContain(kind.layer);
  });

  test("accepts its sample and gives it back unchanged", () => {
    expect(kind.schema.parse(sample)).toEqual(sample);
    expect(cardSchema.parse(sample)).toEqual(sample);
  });

  test("refuses a key it does not know", () => {
    expect(kind.schema.safeParse({ ...sample, colour: "red" }).success).toBe(false);
  });

  test("refuses an id that is none", () => {
    expect(kind.schema.safeParse({ ...sample, id: "../etc" }).success).toBe(false);
  });

  test.each(Object.keys(sample).filter((key) => typeof Reflect.get(sample, key) === "string" && key !== "kind"))(
    "bounds the length of %s and keeps control and direction characters out of it",
    (key) => {
      const withText = (text: string) => kind.schema.safeParse({ ...sample, [key]: text }).success;
      expect([withText("x".repeat(10_000)), withText("a\u0000bcdefgh"), withText("abcdefg\u202ehi")]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );

  test("survives JSON", () => {
    expect(kind.schema.parse(JSON.parse(JSON.stringify(sample)))).toEqual(sample);
  });

  test("has a label of one line", () => {
    expect(kind.label(sample)).toMatch(/^[^\n]{1,400}$/);
  });

  test("says in words all that it shows", () => {
    const words = kind.words(sample);
    const shown = Object.entries(sample).filter(([key]) => !["kind", "id", "image", "portrait"].includes(key));
    for (const text of shown.flatMap(([, value]) => strings(value))) expect(words).toContain(text);
  });
});
