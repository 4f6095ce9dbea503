import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetPlace, recallPlace, rememberPlace } from "../../../../client/player/resume-memory.ts";
import { programTime } from "../../../../shared/time.ts";

const recording = (name: string) => `/replay/${name}/index.m3u8`;
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("[PL89] each recording has its place", () => {
  rememberPlace(recording("a"), programTime(1000), 1);
  rememberPlace(recording("b"), programTime(2000), 2);
  rememberPlace(recording("a"), programTime(3000), 3);
  expect([recallPlace(recording("a")), recallPlace(recording("b"))]).toEqual([3000, 2000]);
  expect(recallPlace(recording("c"))).toBeNull();
});

test("[PL90] seen to the end it is forgotten", () => {
  rememberPlace(recording("a"), programTime(1000), 1);
  forgetPlace(recording("a"));
  expect(recallPlace(recording("a"))).toBeNull();
});

test("[PL91] of many recordings the last twenty are remembered", () => {
  for (let n = 0; n < 30; n++) rememberPlace(recording(`m${n}`), programTime(n), n);
  expect(recallPlace(recording("m9"))).toBeNull();
  expect(recallPlace(recording("m10"))).toBe(10);
});

test.each(["", "{", "null", "[1]", '{"/replay/a/index.m3u8":{"at":"x"}}'])(
  "[PL91] kept nonsense is nothing: %s",
  (text) => {
    kept.set("efir.player.places", text);
    expect(recallPlace(recording("a"))).toBeNull();
    rememberPlace(recording("a"), programTime(5), 1);
    expect(recallPlace(recording("a"))).toBe(5);
  },
);

test("[PL91] where storage is refused nothing is remembered, and nothing breaks", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
  });
  rememberPlace(recording("a"), programTime(5), 1);
  expect(recallPlace(recording("a"))).toBeNull();
});
