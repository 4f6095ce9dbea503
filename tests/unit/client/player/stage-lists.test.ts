import { expect, test } from "vitest";
import { type ListInputs, listFor, windowListOf } from "../../../../client/player/stage-lists.ts";
import { programTime } from "../../../../shared/time.ts";

const at = (seconds: number) => programTime(1_700_000_000_000 + seconds * 1000);
const far = { from: at(-14_400), to: at(0) };
const near = { from: at(-60), to: at(0) };
const list = (given: Partial<ListInputs>) =>
  listFor({ at: at(-30), open: "live", listed: near, window: far, ...given });

test("[PL72] what the live list has is played from it", () => {
  expect(list({ at: at(-30) })).toBe("live");
});

test("[PL72] what lies further back is played from the window's list, and so is what is about to", () => {
  expect(list({ at: at(-3600) })).toBe("window");
  expect(list({ at: at(-59) })).toBe("window");
});

test("[PL73] whoever is in the window's list stays in it until they go back to the live edge", () => {
  expect(list({ at: at(-30), open: "window", listed: far })).toBe("window");
  expect(list({ at: "live", open: "window", listed: far })).toBe("live");
});

test("[PL72] a server that tells of no window has one list", () => {
  expect(list({ at: at(-3600), window: near })).toBe("live");
});

test("[PL72] before anything is listed, the window's list surely has the moment", () => {
  expect(list({ listed: null, window: null })).toBe("window");
});

test("[PL72] the window's list stands beside the stage's index", () => {
  expect(windowListOf("/hls/main/index.m3u8")).toBe("/hls/main/dvr.m3u8");
  expect(windowListOf("/else/where.m3u8")).toBe("/else/where.m3u8");
});
