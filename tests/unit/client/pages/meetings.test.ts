import { describe, expect, test } from "vitest";
import { daysWords } from "../../../../client/pages/meetings/date-words.ts";
import { onShelf, type ToldMeeting } from "../../../../client/pages/meetings/told-meeting.ts";

const meeting = (slug: string, parts: Partial<ToldMeeting> = {}): ToldMeeting => ({
  ...{ slug, title: slug, phase: "planned", sample: false, days: [] },
  ...{ archivedAt: null, openedAt: null, closedAt: null },
  ...parts,
});

describe("[MT40] the shelves", () => {
  const day = (date: string) => ({ days: [{ date, from: "10:00" }] });
  const all = [
    meeting("undated"),
    meeting("march", day("2026-03-01")),
    meeting("sample", { phase: "open", sample: true }),
    meeting("february", day("2026-02-01")),
    meeting("open", { phase: "open", ...day("2026-05-01") }),
    meeting("over", { phase: "closed", closedAt: 1 }),
    meeting("over-later", { phase: "closed", closedAt: 2 }),
    meeting("away", { phase: "closed", closedAt: 1, archivedAt: 5 }),
  ];

  test.each([
    ["coming", ["open", "february", "march", "undated", "sample"]],
    ["past", ["over-later", "over"]],
    ["archive", ["away"]],
  ] as const)("%s", (shelf, slugs) => {
    expect(onShelf(all, shelf).map(({ slug }) => slug)).toEqual(slugs);
  });
});

test.each([
  [[], ""],
  [[{ date: "2026-01-30", from: "10:00" }], "30 января 2026 г., 10:00"],
  [[{ date: "2026-01-30", from: "10:00", to: "13:00" }], "30 января 2026 г., 10:00–13:00"],
])("[MT40] days in words: %j", (days, words) => {
  expect(daysWords(days).replaceAll("\u00a0", " ")).toBe(words);
});
