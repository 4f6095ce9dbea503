import { describe, expect, test } from "vitest";
import { summaryOf, timesOf } from "../../../../../client/pages/meeting-plan/agenda-times.ts";
import { timeFrom } from "../../../../../client/pages/meeting-plan/wall-clock.ts";
import { aDay, aDraft, anItem } from "./a-draft.ts";

const startsOf = (parts: Parameters<typeof aDraft>[0]) => timesOf(aDraft(parts)).map(({ time }) => time);
const warningsOf = (parts: Parameters<typeof aDraft>[0]) => timesOf(aDraft(parts)).map(({ warning }) => warning);
const at = (time: string, day = "") => ({ start: { day, time } });

describe("[MT31] each item starts when the one before it ends", () => {
  test("the first with the day, the next by the minutes", () => {
    expect(startsOf({ items: [anItem("1"), anItem("2", { minutes: "30" }), anItem("3")] })).toEqual([
      "10:00",
      "10:15",
      "10:45",
    ]);
  });

  test("what follows an item without minutes has no time, until one is written", () => {
    const items = [anItem("1", { minutes: "" }), anItem("2"), anItem("3", at("11:00")), anItem("4")];
    expect(startsOf({ items })).toEqual(["10:00", null, "11:00", "11:15"]);
  });

  test("a written time stands, whatever is moved before it", () => {
    const items = [anItem("1", at("11:00")), anItem("2"), anItem("3", { ...at("9.5"), minutes: "10" })];
    expect(startsOf({ items })).toEqual(["11:00", "11:15", null]);
  });

  test("past midnight it is the next day", () => {
    const times = timesOf(aDraft({ items: [anItem("1", { ...at("23:50"), minutes: "20" }), anItem("2")] }));
    expect(times[1]).toMatchObject({ date: "2026-01-31", time: "00:10" });
  });

  test("without days there are times and no dates", () => {
    const times = timesOf(aDraft({ days: [], items: [anItem("1", at("10:30")), anItem("2")] }));
    expect(times.map(({ date, time }) => [date, time])).toEqual([
      [null, "10:30"],
      [null, "10:45"],
    ]);
  });

  test("a written time may lie on another of the days, in whatever order they were written", () => {
    const days = [aDay("2026-01-31", "09:00"), aDay("2026-01-30", "10:00")];
    const times = timesOf(aDraft({ days, items: [anItem("1"), anItem("2", at("09:00", "day-2026-01-31"))] }));
    expect(times.map(({ date, time }) => `${date} ${time}`)).toEqual(["2026-01-30 10:00", "2026-01-31 09:00"]);
  });
});

describe("[MT32] what is odd about a start is said beside it", () => {
  test("it begins before the one before it has ended", () => {
    expect(warningsOf({ items: [anItem("1"), anItem("2", at("10:10"))] })).toEqual([
      null,
      { kind: "overlap", minutes: 5 },
    ]);
  });

  test("it begins before the one before it", () => {
    expect(warningsOf({ items: [anItem("1"), anItem("2", at("09:00"))] })).toEqual([null, { kind: "backwards" }]);
  });

  test("it begins after its day's end", () => {
    const parts = {
      days: [aDay("2026-01-30", "10:00", "12:00")],
      items: [anItem("1", { minutes: "120" }), anItem("2")],
    };
    expect(warningsOf(parts)).toEqual([null, { kind: "late", until: "12:00" }]);
  });

  test("a pause between items is nothing odd", () => {
    expect(warningsOf({ items: [anItem("1"), anItem("2", at("10:30"))] })).toEqual([null, null]);
  });
});

test("[MT32] how many, how long and until when", () => {
  const items = [
    anItem("1", { minutes: "90" }),
    anItem("2", { minutes: "" }),
    anItem("3", { ...at("12:00"), minutes: "45" }),
  ];
  expect(summaryOf(aDraft({ items }))).toEqual({ count: 3, minutes: 135, end: { date: "2026-01-30", time: "12:45" } });
});

test.each([
  ["9", "09:00"],
  ["930", "09:30"],
  ["9.30", "09:30"],
  ["9:30", "09:30"],
  ["09-30", "09:30"],
  ["23 59", "23:59"],
  ["24:00", null],
  ["10:75", null],
  ["полдень", null],
  ["", null],
])("[MT30] %j is read as the time %s", (written, time) => {
  expect(timeFrom(written)).toBe(time);
});
