import { expect, test } from "vitest";
import { type CardMoment, cardLag } from "../../../../client/pages/viewer/card-lag.ts";
import { endOfTime } from "../../../../client/stage/shown.ts";
import { programTime } from "../../../../shared/time.ts";

const moment: CardMoment = { until: programTime(99_150), player: "live", isOpen: true, now: programTime(100_000) };

test.each<[string, Partial<CardMoment>, number | null]>([
  ["plays: the programme clock less the moment shown", {}, 850],
  ["plays the rewind window", { player: "behind", until: programTime(40_000) }, 60_000],
  ["shifted its cards ahead of the clock", { until: programTime(100_300) }, 0],
  ["has no picture that a card could be ahead of", { until: endOfTime, player: "waiting" }, 0],
  ["plays a stream without a clock", { until: endOfTime }, 0],
  ["has no clock of the server yet", { now: null }, null],
  ["has no frame yet", { until: null }, null],
  ["is paused", { player: "paused" }, null],
  ["waits for data", { player: "connecting" }, null],
  ["plays a recording", { player: "replaying", isOpen: false }, null],
  ["shows all of a meeting that is over", { until: endOfTime, isOpen: false }, null],
])("[VW39] a page that %s", (_what, more, lag) => {
  expect(cardLag({ ...moment, ...more })).toBe(lag);
});
