import { describe, expect, test } from "vitest";
import { choosePartLength, type PartChoiceInputs, playlistOf } from "../../../../client/player/part-choice.ts";
import { millis } from "../../../../shared/time.ts";

const chosen = (given: Omit<Partial<PartChoiceInputs>, "roundTrip"> & { readonly roundTrip: number | null }) =>
  choosePartLength({
    fragment: millis(200),
    delay: "usual",
    isUnsteady: false,
    current: null,
    atLeast: 1,
    ...given,
    roundTrip: given.roundTrip === null ? null : millis(given.roundTrip),
  });

test.each([
  [5, 1],
  [100, 1],
  [101, 2],
  [200, 2],
  [250, 5],
  [900, 5],
] as const)(
  "[PL31] at a round trip of %i ms a part has %i fragments: it lasts at least two round trips",
  (roundTrip, length) => {
    expect(chosen({ roundTrip })).toBe(length);
  },
);

test("[PL31] before any measurement, the internet is assumed", () => {
  expect(chosen({ roundTrip: null })).toBe(2);
});

describe("[PL32] changing midway", () => {
  test("to longer parts comes as soon as they are needed", () => {
    expect(chosen({ roundTrip: 140, current: 1 })).toBe(2);
  });

  test("to shorter parts waits until there is room", () => {
    expect(chosen({ roundTrip: 90, current: 2 })).toBe(2);
    expect(chosen({ roundTrip: 70, current: 2 })).toBe(1);
  });

  test("comes one step longer when playback is unsteady, whatever the round trip", () => {
    expect(chosen({ roundTrip: 10, current: 1, isUnsteady: true })).toBe(2);
    expect(chosen({ roundTrip: 10, current: 5, isUnsteady: true })).toBe(5);
  });
});

test("[PL33] the viewer's choice: minimal asks one round trip of a part, steady takes the longest parts", () => {
  expect(chosen({ roundTrip: 150, delay: "minimal" })).toBe(1);
  expect(chosen({ roundTrip: 5, delay: "steady" })).toBe(5);
});

test("[PL34] the stage's index becomes the playlist of that length; any other address stays", () => {
  expect(playlistOf("/hls/main/index.m3u8", 2)).toBe("/hls/main/p2.m3u8");
  expect(playlistOf("/hls/main/index.m3u8?key=1", 5)).toBe("/hls/main/p5.m3u8?key=1");
  expect(playlistOf("https://example.org/live.m3u8", 1)).toBe("https://example.org/live.m3u8");
});
