import { expect, test } from "vitest";
import { seenByMost } from "../../../../../server/feeds/desk/seen-by-most.ts";
import { millis } from "../../../../../shared/time.ts";
import type { FigureContent } from "../../../../../shared/timeline/figure-correction.ts";
import { done, highlightHouse, START } from "../../../../support/highlight-house.ts";
import { aFigure, aRecord, at, taken } from "../../../../support/ledger-builders.ts";

const figure = aFigure({ value: "3 000", unit: "домов", figureId: "library-figure-1" });
const corrected: FigureContent = { value: "3 047", unit: "домов", label: figure.label };
const source = { type: "card", cardId: figure.id, showing: 3, cardKind: "figure" } as const;
const event = { type: "figure.corrected", figureId: "library-figure-1", figure: corrected } as const;
const before = aRecord([START, taken(figure)]);
const after = aRecord([START, taken(figure)], [START + 1_000, event]);

function figureHouse() {
  const house = highlightHouse({ record: before });
  const correct = () => {
    house.records.set("itogi", after);
    house.desk.figureCorrected("itogi", after, event.figureId, event.figure);
  };
  return { ...house, correct };
}

test("[FD57] a draft says the number as it was corrected, in what somebody wrote of it too", () => {
  const house = figureHouse();
  const { id, content } = house.draft(source);
  expect(content).toMatchObject({ big: "3 000", alt: expect.stringContaining("3 000") });
  house.correct();
  expect(house.now(id)).toMatchObject({
    concerns: ["FIGURE_CORRECTED"],
    content: { big: "3 047", text: content.text, alt: expect.stringContaining("3 047") },
  });
});

test("[FD57] the number is no part of another one", () => {
  const five = aFigure({ value: "5", figureId: "library-figure-1", label: "домов в 2025 году" });
  const house = highlightHouse({ record: aRecord([START, taken(five)]) });
  const { id, content } = house.draft(
    { ...source, cardId: five.id },
    { text: "Построено 5 домов в 2025 году: 5,5 тысячи метров, 5 000 окон, домов 5." },
  );
  const figure = { value: "6", unit: content.unit, label: five.label };
  const now = aRecord([START, taken(five)], [START + 1_000, { ...event, figure }]);
  house.desk.figureCorrected("itogi", now, "library-figure-1", figure);
  expect(house.now(id).content.text).toBe("Построено 6 домов в 2025 году: 5,5 тысячи метров, 5 000 окон, домов 6.");
});

test("[FD57] another card that had the same number in the rehearsal's record is left alone", () => {
  const house = figureHouse();
  const made = house.draft(source);
  const other = { ...made, source: { ...source, cardId: "rehearsed-card" }, version: made.version + 1 };
  expect(house.store.rows.highlights.save(other, made.version)).toBe(true);
  house.correct();
  expect(house.now(made.id).content.big).toBe("3 000");
});

test("[FD57] what is in its hold window does not leave with the wrong number", async () => {
  const house = figureHouse();
  const { id } = house.draft(source);
  done(await house.approve(id));
  house.correct();
  expect(house.now(id)).toMatchObject({ state: "draft", approvals: [], content: { big: "3 047" } });
});

test("[FD57] what is public gets its correction drafted, with a note, for somebody to approve", async () => {
  const house = figureHouse();
  const { id, code } = house.draft(source);
  await house.release(id);
  house.correct();
  const drafted = house.now(id);
  expect(drafted).toMatchObject({ state: "draft", rev: 2, concerns: ["FIGURE_CORRECTED"], content: { big: "3 047" } });
  expect(drafted.correction?.note).toBe("Было: 3 000 домов. Стало: 3 047 домов");
  expect(house.entry(code)).toMatchObject({ content: { big: "3 000" } });
  expect((await house.release(id)).concerns).toBeUndefined();
  expect(house.entry(code)).toMatchObject({ content: { big: "3 047" }, corrections: [{ was: { big: "3 000" } }] });
});

test("[FD58] the draft of a card that was called back unseen says so and waits", async () => {
  const house = highlightHouse({ record: before });
  const { id } = house.draft(source);
  done(await house.approve(id));
  house.desk.cardRecalled("itogi", 3);
  expect(house.now(id)).toMatchObject({ state: "draft", approvals: [], concerns: ["CARD_RECALLED"] });
});

test("[FD59] with a consent taken back its highlights are withdrawn, and no word of them is left", async () => {
  const house = highlightHouse({ record: before, targets: { wall: { mode: "each", edit: "in-place" } } });
  const clip = { text: "Слова Анны", alt: "Анна Павлова: слова", who: { name: "Анна Павлова" } };
  const made = house.draft({ type: "none" }, clip);
  const row = { ...house.now(made.id), content: { ...made.content, clipId: "clip-0001" } };
  expect(house.store.rows.highlights.save({ ...row, version: row.version + 1 }, row.version)).toBe(true);
  const released = await house.release(made.id);
  await house.pass(0, () => expect(house.standsAt("wall")).toHaveLength(1));
  house.desk.clipWithdrawn("clip-0001");
  house.desk.clipWithdrawn("clip-0001");
  expect(house.now(made.id).state).toBe("withdrawn");
  expect(house.entry(released.code)).not.toHaveProperty("rev");
  await house.pass(0, () => expect(house.standsAt("wall")).toEqual([]));
  house.desk.look("itogi");
  const left = JSON.stringify([house.now(made.id), house.store.rows.outbox.ofHighlight(made.id)]);
  expect(left).not.toMatch(/Павлова|Слова Анны/);
  expect([...house.forgotten]).toEqual([released.code]);
});

test("[FD59] a digest forgets it too, in what it once said as well", async () => {
  const house = highlightHouse({ record: before, targets: { wall: { mode: "digest", edit: "in-place" } } });
  const made = house.draft({ type: "none" }, { text: "Слова Анны", alt: "Слова Анны" });
  const row = { ...house.now(made.id), content: { ...made.content, clipId: "clip-0001" } };
  expect(house.store.rows.highlights.save({ ...row, version: row.version + 1 }, row.version)).toBe(true);
  await house.release(made.id);
  await house.release(house.draft({ type: "none" }, { text: "Другое", alt: "Другое" }).id);
  house.desk.look("itogi");
  await house.pass(0, () => expect(house.standsAt("wall")[0]).toMatch(/Слова Анны\n• Другое/));
  house.desk.clipWithdrawn("clip-0001");
  await house.pass(0, () => expect(house.standsAt("wall")[0]).toMatch(/^[^•]+• Другое$/));
  house.desk.look("itogi");
  const left = house.store.rows.highlights.of("itogi").map((one) => [one, house.store.rows.outbox.ofHighlight(one.id)]);
  expect(JSON.stringify(left)).not.toMatch(/Слова Анны/);
});

test("[FD59] a consent taken back while the house was down counts at its start", async () => {
  const house = highlightHouse({ record: before });
  const made = house.draft({ type: "none" }, { text: "Слова", alt: "Слова" });
  const row = { ...made, content: { ...made.content, clipId: "clip-0001" }, version: made.version + 1 };
  expect(house.store.rows.highlights.save(row, made.version)).toBe(true);
  house.withdrawnClips.add("clip-0001");
  house.desk.start();
  expect(house.now(made.id)).toMatchObject({ state: "dropped", content: { text: "" } });
});

test("[FD59] with a meeting that is gone its feed goes, also when the house was down meanwhile", async () => {
  const house = highlightHouse({ record: before });
  const { id, code } = house.draft(source);
  await house.release(id);
  house.records.delete("itogi");
  house.desk.start();
  expect([house.entry(code), house.store.rows.highlights.byId(id)]).toEqual([null, null]);
  expect(house.store.rows.outbox.ofHighlight(id)).toEqual([]);
});

test("[FD42] most have seen a moment when nine in ten of those who watch live have", () => {
  const lags = [
    [millis(2_000), 8],
    [millis(6_000), 1],
    [millis(20_000), 1],
    [millis(86_400_000), 40],
  ] as const;
  expect(seenByMost({ lags }, at(0), at(5_000))).toBe(false);
  expect(seenByMost({ lags }, at(0), at(6_000))).toBe(true);
  expect(seenByMost({ lags: [] }, at(0), at(0))).toBe(true);
});
