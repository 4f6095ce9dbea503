import { expect, test } from "vitest";
import { LagReporter } from "../../../../client/session/lag-reporter.ts";
import type { Millis } from "../../../../shared/time.ts";
import { millis } from "../../../../shared/time.ts";
import { ManualSurroundings } from "./manual-surroundings.ts";

function aReporter() {
  const surroundings = new ManualSurroundings();
  const reporter = new LagReporter(surroundings);
  const start = surroundings.now();
  const said: (readonly [number, Millis | null])[] = [];
  const say = ({ lagMs }: { readonly lagMs: Millis | null }) => said.push([surroundings.now() - start, lagMs]);
  reporter.use(say);
  return {
    reporter,
    said,
    say,
    advance: (ms: number) => surroundings.advance(ms),
    set: (lag: number | null) => reporter.set(lag === null ? null : millis(lag)),
  };
}

test("[VW39] a page that begins to play says so at once, and then every 10 s", () => {
  const { said, set, advance } = aReporter();
  advance(3_000);
  set(850);
  advance(20_000);
  expect(said).toEqual([
    [3_000, 850],
    [13_000, 850],
    [23_000, 850],
  ]);
});

test("[VW39] a page that does not play says that every 10 s", () => {
  const { said, advance } = aReporter();
  advance(10_000);
  expect(said).toEqual([[10_000, null]]);
});

test("[VW39] a leap closer is told at once, but at most once a second", () => {
  const { said, set, advance } = aReporter();
  set(60_000);
  set(30_000);
  advance(400);
  set(900);
  advance(5_000);
  expect(said).toEqual([
    [0, 60_000],
    [1_000, 900],
  ]);
});

test("[VW39] a lag that creeps closer is told in steps of 200 ms, one that wavers only every 10 s", () => {
  const { said, set, advance } = aReporter();
  for (const lag of [1_000, 1_100, 900, 801, 1_500, 800]) {
    set(lag);
    advance(1_000);
  }
  expect(said).toEqual([
    [0, 1_000],
    [5_000, 800],
  ]);
});

test("[VW39] a page that falls back or stops says so within 3 s, not all pages at once", () => {
  const { said, set, advance } = aReporter();
  set(800);
  advance(5_000);
  for (let frame = 0; frame < 30; frame += 1) {
    set(1_800);
    advance(100);
  }
  set(null);
  advance(3_000);
  expect(said).toEqual([
    [0, 800],
    [6_500, 1_800],
    [9_500, null],
  ]);
});

test("[VW39] a new line is told at once, a lost one nothing", () => {
  const { reporter, said, say, set, advance } = aReporter();
  set(800);
  reporter.use(null);
  set(300);
  advance(20_000);
  reporter.use(say);
  expect(said).toEqual([
    [0, 800],
    [20_000, 300],
  ]);
});
