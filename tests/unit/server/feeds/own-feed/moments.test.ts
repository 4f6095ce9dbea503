import { expect, test } from "vitest";
import { type MomentShelf, Moments } from "../../../../../server/feeds/own-feed/moments.ts";
import { silentLog } from "../../../../../server/log.ts";
import type { PublicHighlight } from "../../../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../../../shared/time.ts";
import { anEntry, aQuote } from "../../../../support/feed-builders.ts";
import { ManualClock } from "../../../../support/manual-clock.ts";

const at = (second: number) => programTime(second * 1_000);

/** Keeps what was recorded up to `recordedTo`. */
function house(recordedTo: ProgramTime | null) {
  const asked: [from: number, to: number][] = [];
  const shelf: MomentShelf = {
    part: ({ from, to }) => {
      asked.push([from, to]);
      if (recordedTo === null || recordedTo <= from) return Promise.resolve(null);
      const kept = recordedTo < to ? recordedTo : to;
      return Promise.resolve({ to: kept, playlist: () => `${from}–${kept}` });
    },
  };
  const clock = new ManualClock(at(25));
  const moments = new Moments({ shelf, stage: "main", clock, log: silentLog });
  return { moments, asked, clock };
}

const aPublic = (from: ProgramTime, until: ProgramTime, code = "7K2Q"): PublicHighlight => ({
  ...anEntry({ code, content: aQuote({ moment: { from, until } }) }),
  clip: null,
  zone: "UTC",
});

test("[FD118] a moment is what was recorded of it", async () => {
  const { moments } = house(at(600));
  const moment = aPublic(at(10), at(40));
  expect(await moments.moment(moment)).toEqual({ playlist: `${at(10)}–${at(40)}`, isWhole: true });
  expect(await moments.moment({ ...moment, content: { ...moment.content, moment: null } })).toBeNull();
  expect(await house(null).moments.moment(moment)).toBeNull();
});

test("[FD118] a list that may still grow says so, until nothing more can come", async () => {
  const { moments, clock } = house(at(20));
  expect(await moments.moment(aPublic(at(10), at(40)))).toMatchObject({ isWhole: false });
  clock.advance(15_000 + 61_000);
  expect(await moments.moment(aPublic(at(10), at(40), "7K2R"))).toMatchObject({ isWhole: true });
});

test("[FD118] it lasts ten seconds at least, and ten minutes at most", async () => {
  const { moments, asked } = house(at(9_000));
  await moments.moment(aPublic(at(10), at(11)));
  await moments.moment(aPublic(at(10), at(5_000), "7K2R"));
  expect(asked).toEqual([
    [at(10), at(20)],
    [at(10), at(610)],
  ]);
});

test("[FD118] whoever asks together looks once on the disk", async () => {
  const { moments, asked } = house(at(600));
  await Promise.all(Array.from({ length: 50 }, () => moments.moment(aPublic(at(10), at(40)))));
  expect(asked).toHaveLength(1);
});

test("[FD118] a disk that fails leaves the page without its moment, not without its words", async () => {
  const faults: string[] = [];
  const shelf: MomentShelf = { part: () => Promise.reject(new Error("EIO")) };
  const log = { ...silentLog, fault: (message: string) => void faults.push(message) };
  const moments = new Moments({ shelf, stage: "main", clock: new ManualClock(), log });
  expect(await moments.moment(aPublic(at(10), at(40)))).toBeNull();
  expect(faults).toEqual(["moment of a highlight not listed"]);
});
