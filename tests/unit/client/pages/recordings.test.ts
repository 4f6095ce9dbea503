import { describe, expect, test } from "vitest";
import { byMeeting, dueUnder } from "../../../../client/pages/recordings/recording-list.ts";
import { broadcastName, sizeWords } from "../../../../client/pages/recordings/recording-words.ts";
import { programTime } from "../../../../shared/time.ts";
import { aBroadcast } from "../../../support/told-recordings.ts";

const DAY_MS = 86_400_000;
const now = programTime(Date.UTC(2026, 2, 1));
const endedAgo = (days: number) => aBroadcast({ id: `d${days}`, until: programTime(now - days * DAY_MS) });

describe("what a choice deletes", () => {
  test("[RC12] is what ended longer ago, never what is being recorded", () => {
    const list = [aBroadcast({ id: "running", until: null }), endedAgo(29.9), endedAgo(30.1), endedAgo(400)];
    expect(dueUnder(list, 30, now).map(({ id }) => id)).toEqual(["d30.1", "d400"]);
  });

  test("[RC12] is nothing when they are kept for good", () => {
    expect(dueUnder([endedAgo(4000)], null, now)).toEqual([]);
  });
});

test("[RC13] broadcasts stand under their meetings, the newest meeting first", () => {
  const list = ["b", "a", "b"].map((slug, place) => aBroadcast({ id: String(place), slug }));
  expect(byMeeting(list).map(({ slug, broadcasts }) => [slug, broadcasts.map(({ id }) => id)])).toEqual([
    ["b", ["0", "2"]],
    ["a", ["1"]],
  ]);
});

test.each([
  [0, "0 МБ"],
  [1, "1 МБ"],
  [640 * 2 ** 20, "640 МБ"],
  [5.44 * 2 ** 30, "5,4 ГБ"],
  [2 ** 41, "2 ТБ"],
])("[RC13] %d bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test("[RC13] a night session names both days", () => {
  const from = programTime(new Date(2026, 0, 30, 23, 30).getTime());
  const until = programTime(new Date(2026, 0, 31, 1, 5).getTime());
  expect(broadcastName(aBroadcast({ from, until })).replaceAll("\u2060", "")).toBe(
    "30 января 2026 г., 23:30–31 января 2026 г., 01:05",
  );
});
