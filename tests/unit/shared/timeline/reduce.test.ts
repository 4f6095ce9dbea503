import { expect, test } from "vitest";
import { millis } from "../../../../shared/time.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import { reduce } from "../../../../shared/timeline/reduce.ts";
import { aFigure, aRecord, aSpeaker, at, planned, taken } from "../../../support/ledger-builders.ts";

const spans = (record: ReturnType<typeof aRecord>) =>
  record.showings.map(({ card, from, until }) => [card.id, from, until]);

test("[TL7] a take ends the showing before it on its layer at its own time", () => {
  const record = aRecord([100, taken(aSpeaker({ id: "speaker-a" }))], [250, taken(aSpeaker({ id: "speaker-b" }))]);
  expect(spans(record)).toEqual([
    ["speaker-a", 100, 250],
    ["speaker-b", 250, null],
  ]);
});

test("[TL7] a take leaves other layers alone", () => {
  const record = aRecord([100, taken(aFigure())], [250, taken(aSpeaker())]);
  expect(spans(record)).toEqual([
    ["figure-01", 100, null],
    ["speaker-1", 250, null],
  ]);
});

test("[TL7] a showing never ends before its own start", () => {
  const record = aRecord([100, taken(aSpeaker({ id: "speaker-a" }))], [60, taken(aSpeaker({ id: "speaker-b" }))]);
  expect(spans(record)).toEqual([
    ["speaker-a", 100, 100],
    ["speaker-b", 60, null],
  ]);
});

test("[TL7] after a clock that fell back, a clear takes off what the layer held of the time lived again", () => {
  const record = aRecord(
    [100, taken(aSpeaker({ id: "speaker-a" }))],
    [900, taken(aSpeaker({ id: "speaker-b" }))],
    [300, { type: "card.cleared", layer: "lower-third" }],
  );
  expect(spans(record)).toEqual([
    ["speaker-a", 100, 300],
    ["speaker-b", 900, 900],
  ]);
});

test("[TL9] a change corrects the card on program from the start of its showing", () => {
  const record = aRecord(
    [100, taken(aSpeaker({ name: "Ана Павлова" }))],
    [250, { type: "card.changed", card: aSpeaker({ name: "Анна Павлова" }) }],
  );
  expect(record.showings).toEqual([
    { seq: 3, card: aSpeaker({ name: "Анна Павлова" }), layer: "lower-third", from: 100, until: null },
  ]);
});

test("[TL9] a change leaves a card's ended showings as they were", () => {
  const before = aRecord([100, taken(aSpeaker())], [200, taken(aSpeaker({ id: "speaker-b" }))]);
  const change = { type: "card.changed", card: aSpeaker({ name: "Другая" }) } as const;
  expect(reduce(before, { seq: 9, at: at(300), event: change }).showings).toEqual(before.showings);
});

test("[TL10] highlights stand in the order of their times, and a withdrawn one is gone", () => {
  const record = aRecord(
    [300, { type: "highlight.marked", id: "highlight-late", text: "Позже" }],
    [100, { type: "highlight.marked", id: "highlight-soon", text: "Раньше" }],
    [200, { type: "highlight.marked", id: "highlight-gone", text: "Лишнее" }],
    [400, { type: "highlight.withdrawn", id: "highlight-gone" }],
  );
  expect(record.highlights.map(({ id }) => id)).toEqual(["highlight-soon", "highlight-late"]);
});

test("[TL14] with keepFor, a take forgets what ended longer before it than that", () => {
  const record = aRecord(
    [0, { ...planned, keepFor: millis(1_000) }],
    [100, taken(aSpeaker({ id: "speaker-a" }))],
    [200, { type: "highlight.marked", id: "highlight-1", text: "Главное" }],
    [300, taken(aSpeaker({ id: "speaker-b" }))],
    [1_250, taken(aSpeaker({ id: "speaker-c" }))],
    [1_400, taken(aFigure())],
  );
  expect(spans(record).map(([id]) => id)).toEqual(["speaker-b", "speaker-c", "figure-01"]);
  expect(record.highlights).toEqual([]);
});

test("[TL14] a card that still stands is not forgotten, however old", () => {
  const record = aRecord(
    [0, { ...planned, keepFor: millis(1_000) }],
    [100, taken(aSpeaker())],
    [9_000, taken(aFigure())],
  );
  expect(spans(record).map(([id]) => id)).toEqual(["speaker-1", "figure-01"]);
});

test("[TL4] an event of a kind from a newer server changes nothing", () => {
  const record = aRecord([100, taken(aSpeaker())]);
  const unheardOf = { type: "weather.announced", sunny: true } as unknown as TimelineEvent;
  expect(reduce(record, { seq: 4, at: at(200), event: unheardOf })).toBe(record);
});

test("[TL5] planning again does not close or reopen the meeting", () => {
  const replanned = { seq: 3, at: at(500), event: { ...planned, title: "Другое имя" } };
  expect(reduce(aRecord(), replanned)).toMatchObject({ phase: "open", title: "Другое имя" });
});

test("[TL40] a corrected figure is right on every card of it, past ones too, and says what it was", () => {
  const ofObject = (id: string) => taken(aFigure({ id, figureId: "library-figure", unit: "домов" }));
  const figure = { value: "3 074", unit: "домов", label: "домов построено" };
  const corrected: TimelineEvent = { type: "figure.corrected", figureId: "library-figure", figure };
  const record = aRecord([1, ofObject("figure-a1")], [2, ofObject("figure-b1")], [3, taken(aFigure())], [9, corrected]);
  const mark = { was: "3 047 домов", at: 9 };
  expect(record.showings.map(({ card }) => card)).toEqual([
    aFigure({ id: "figure-a1", figureId: "library-figure", ...figure, corrected: mark }),
    aFigure({ id: "figure-b1", figureId: "library-figure", ...figure, corrected: mark }),
    aFigure(),
  ]);
});

test("[TL40] a second correction still says the first value; one back to it has nothing to say", () => {
  const say = (value: string): TimelineEvent => ({
    type: "figure.corrected",
    figureId: "library-figure",
    figure: { value, label: "домов построено" },
  });
  const shown = [1, taken(aFigure({ figureId: "library-figure" }))] as const;
  const cardAfter = (...values: readonly string[]) =>
    aRecord(shown, ...values.map((value, index) => [5 + index, say(value)] as const)).showings[0]?.card;
  expect(cardAfter("3 050", "3 060")).toMatchObject({ value: "3 060", corrected: { was: "3 047", at: 6 } });
  expect(cardAfter("3 050", "3 047")).not.toHaveProperty("corrected");
});
