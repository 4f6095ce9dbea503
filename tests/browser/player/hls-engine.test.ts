import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EngineFailure } from "../../../client/player/engine.ts";
import { HlsEngine } from "../../../client/player/hls-engine.ts";
import { millis } from "../../../shared/time.ts";
import { firstSegmentAt, type ListedNow, serveLists } from "./scripted-lists.ts";

const dateOf = (segment: number): number => firstSegmentAt + segment * 2000;

/** A list is asked for every two seconds, and by a machine that has other work. */
const PATIENCE_MS = 15_000;

let listed: ListedNow;
let engine: HlsEngine;
let failures: EngineFailure[];
let lists: number;

beforeEach(() => {
  listed = { from: 100, to: 109 };
  failures = [];
  lists = 0;
  serveLists(() => listed);
  engine = new HlsEngine();
  engine.attach(document.createElement("video"), {
    onWindow: () => (lists += 1),
    onArrival: () => undefined,
    onDiscontinuity: () => undefined,
    onFailure: (failure) => failures.push(failure),
    onEnd: () => undefined,
  });
});

afterEach(() => {
  engine.destroy();
  vi.unstubAllGlobals();
});

const open = async (): Promise<void> => {
  engine.load("/hls/main/p1.m3u8", { list: "live", at: "live", behindEdge: millis(3000) });
  await vi.waitFor(() => expect(lists).toBeGreaterThan(0), PATIENCE_MS);
};

describe("[PL97] a list that moves on", { timeout: 40_000 }, () => {
  test.each([
    ["shares segments with what was known", { from: 105, to: 114 }],
    ["begins right behind what was known", { from: 110, to: 119 }],
  ])("keeps the dates of its frames when it %s", async (_, next) => {
    await open();
    const seen = engine.dateAt(millis(7000));
    expect(seen).toBe(dateOf(103) + 1000);
    listed = next;
    await vi.waitFor(() => expect(engine.listed?.from).toBe(dateOf(next.from)), PATIENCE_MS);
    expect(engine.dateAt(millis((next.from - 100) * 2000))).toBe(dateOf(next.from));
    expect(failures).toEqual([]);
  });

  test("is told of when it has left all that was known behind, and what was known keeps its dates", async () => {
    await open();
    listed = { from: 140, to: 149 };
    await vi.waitFor(() => expect(failures).toEqual(["overtaken"]), PATIENCE_MS);
    expect(engine.dateAt(millis(7000))).toBe(dateOf(103) + 1000);
  });

  test("is a list like any other for whoever opens it", async () => {
    await open();
    listed = { from: 140, to: 149 };
    await vi.waitFor(() => expect(failures).toEqual(["overtaken"]), PATIENCE_MS);
    await open();
    await vi.waitFor(() => expect(engine.listed?.from).toBe(dateOf(140)), PATIENCE_MS);
    expect(engine.dateAt(millis(1000))).toBe(dateOf(140) + 1000);
    expect(failures).toEqual(["overtaken"]);
  });
});
