import { describe, expect, test } from "vitest";
import { canonical } from "../../../../../server/feeds/desk/approval-hash.ts";
import { newCode } from "../../../../../server/feeds/desk/codes.ts";
import { cutText } from "../../../../../server/feeds/desk/drafts/cut-text.ts";
import { draftContent } from "../../../../../server/feeds/desk/drafts/draft-content.ts";
import type { Card } from "../../../../../shared/cards/index.ts";
import { highlightContent, LONGEST_MOMENT_MS } from "../../../../../shared/feeds/commands.ts";
import { codePattern } from "../../../../../shared/feeds.ts";
import type { TimelineEvent } from "../../../../../shared/timeline/events.ts";
import { everyCard } from "../../../../support/every-card.ts";
import { anna, done, highlightHouse, refused } from "../../../../support/highlight-house.ts";
import { aFigure, aRecord, aSlide, aSpeaker, at, taken } from "../../../../support/ledger-builders.ts";

/** The first card of the record has seq 3. */
const draftOf = (card: Card, events: readonly (readonly [number, TimelineEvent])[], now: number, showing = 3) =>
  draftContent({
    source: { type: "card", cardId: card.id, showing, cardKind: card.kind },
    record: aRecord(...events),
    clipOf: () => null,
    now: at(now),
  });

const minute = 60_000;
const t0 = Date.UTC(2026, 0, 30, 7, 0);
const clear = { type: "card.cleared", layer: "side" } as const;

describe("[FD31] a card becomes a highlight in its own words", () => {
  test.each(Object.entries(everyCard))("%s", (kind, card) => {
    const content = draftOf(card, [[t0, taken(card)]], t0 + minute);
    expect(highlightContent.safeParse(content).error?.issues).toBeUndefined();
    expect(content?.kind).toBe(kinds[kind]);
    // Who speaks is known, what they say is not.
    if (kind !== "speaker") expect([content?.text, content?.alt]).not.toContain("");
  });

  const kinds: Readonly<Record<string, string>> = {
    ...{ quote: "quote", figure: "figure", chart: "figure", slide: "slide", blitz: "clip", award: "award" },
    ...{ decision: "decision", speaker: "quote", agenda: "note", break: "note", notice: "note", handout: "note" },
    ...{ tour: "note", stand: "note" },
  };

  test("a figure with what it counts, where it comes from and whose question it was", () => {
    const item: Card = { kind: "agenda", id: "agenda-03", number: 3, title: "Строительство" };
    const card = aFigure({ unit: "домов", source: "доклад министра" });
    const content = draftOf(
      card,
      [
        [t0, taken(item)],
        [t0 + 1_000, taken(card)],
      ],
      t0 + minute,
      4,
    );
    expect(content).toMatchObject({ big: "3 047", unit: "домов", sourceWords: "Вопрос 3 · доклад министра" });
  });

  test("a slide with its picture, its words for those who do not see it, and its number", () => {
    const card = aSlide({ number: 12 });
    const content = draftOf(card, [[t0, taken(card)]], t0 + minute);
    expect(content).toMatchObject({ picture: card.image, alt: card.alt, sourceWords: "Слайд 12" });
  });

  test("a speaker with empty words: they are for the editor to write", () => {
    const card = aSpeaker();
    const content = draftOf(card, [[t0, taken(card)]], t0 + minute);
    expect(content).toMatchObject({ kind: "quote", text: "", who: { name: card.name, post: card.post } });
  });

  test("a decision that was not adopted does not read as if it were", () => {
    const card: Card = { kind: "decision", id: "decision-1", state: "draft", text: "Построить дом", due: "2026-03-01" };
    const content = draftOf(card, [[t0, taken(card)]], t0 + minute);
    expect(content?.text).toBe("Проект. Построить дом\nСрок: 01.03.2026");
  });

  test("a decision says its number once", () => {
    const card: Card = { kind: "decision", id: "decision-1", state: "adopted", number: "4", text: "Построить дом" };
    const content = draftOf(card, [[t0, taken(card)]], t0 + minute);
    expect([content?.big, content?.sourceWords]).toEqual(["4", undefined]);
  });
});

describe("[FD32] a highlight is locked to the time of its card", () => {
  const quote: Card = { kind: "quote", id: "quote-001", text: "Дом построен", who: "Анна Павлова" };

  test("from its take to its end, a quote from a little before", () => {
    const card = aFigure();
    const shown = draftOf(
      card,
      [
        [t0, taken(card)],
        [t0 + minute, clear],
      ],
      t0 + 5 * minute,
    );
    expect(shown?.moment).toEqual({ from: t0, until: t0 + minute });
    const said = draftOf(
      quote,
      [
        [t0, taken(quote)],
        [t0 + minute, clear],
      ],
      t0 + 5 * minute,
    );
    expect(said?.moment).toEqual({ from: t0 - 15_000, until: t0 + minute });
  });

  test("on air still: until now, and never less than can be understood", () => {
    const card = aFigure();
    expect(draftOf(card, [[t0, taken(card)]], t0 + minute)?.moment?.until).toBe(t0 + minute);
    expect(draftOf(card, [[t0, taken(card)]], t0 + 1_000)?.moment?.until).toBe(t0 + 20_000);
  });

  test("an hour on air is ten minutes of it", () => {
    const card = aFigure();
    expect(draftOf(card, [[t0, taken(card)]], t0 + 60 * minute)?.moment?.until).toBe(t0 + LONGEST_MOMENT_MS);
  });
});

test("[FD30] the same draft asked for twice is one; what is not in the record is no source", () => {
  const card = aFigure();
  const house = highlightHouse({ record: aRecord([t0, taken(card)]) });
  const source = { type: "card", cardId: card.id, showing: 3, cardKind: "figure" } as const;
  const first = done(house.desk.draft("itogi", { id: "highlight-a", source }, anna));
  expect(done(house.desk.draft("itogi", { id: "highlight-a", source }, anna))).toEqual(first);
  const unknown = { ...source, showing: 9 };
  expect(refused(house.desk.draft("itogi", { id: "highlight-b", source: unknown }, anna))).toBe("UNKNOWN_SOURCE");
  const clip = { type: "clip", clipId: "clip-0001" } as const;
  expect(refused(house.desk.draft("itogi", { id: "highlight-b", source: clip }, anna))).toBe("UNKNOWN_SOURCE");
});

test("[FD51] while a rehearsal is on, its own record is the source, and its highlights are rehearsed", () => {
  const card = aFigure();
  const house = highlightHouse();
  house.rehearsals.set("itogi", aRecord([t0, taken(card)]));
  const source = { type: "card", cardId: card.id, showing: 3, cardKind: "figure" } as const;
  expect(done(house.desk.draft("itogi", { id: "highlight-a", source }, anna)).isRehearsal).toBe(true);
});

test("[FD31] a mark of the ruler is a note of its words, around its moment", () => {
  const marked = { type: "highlight.marked", id: "mark-0001", text: "Принято единогласно" } as const;
  const house = highlightHouse({ record: aRecord([t0, marked]) });
  const { content } = house.draft({ type: "mark", id: "mark-0001" });
  expect(content).toMatchObject({ kind: "note", text: "Принято единогласно" });
  expect(content.moment).toEqual({ from: t0 - 10_000, until: t0 + 30_000 });
});

describe("[FD34] codes", () => {
  test("are four symbols of the alphabet, and grow where those are given", () => {
    const given = new Set<string>();
    for (let index = 0; index < 50; index += 1) given.add(newCode((code) => given.has(code)));
    expect(given.size).toBe(50);
    for (const code of given) expect(code).toMatch(codePattern);
    expect(
      newCode(
        (code) => code.length < 6,
        () => 7,
      ),
    ).toBe("777777");
    expect(() => newCode(() => true)).toThrow("no code is free");
  });

  test("are never given again, also when the meeting is gone", () => {
    const house = highlightHouse();
    const { code } = house.draft();
    house.desk.meetingDropped("itogi");
    expect(house.store.rows.highlights.wasGiven(code)).toBe(true);
  });
});

test("[FD38] the hash is over values, not over the order in which their names stand", () => {
  expect(canonical({ b: [1, { d: undefined, c: null }], a: "я" })).toBe('{"a":"я","b":[1,{"c":null}]}');
});

test("[FD31] a text that is too long ends with a sentence, or after a word", () => {
  expect(cutText("Первое предложение. Второе, которое не влезет", 30)).toBe("Первое предложение.");
  expect(cutText("Одно предложение без конца и края", 20)).toBe("Одно предложение…");
  expect(cutText("Короткое", 20)).toBe("Короткое");
});
