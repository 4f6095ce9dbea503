import { describe, expect, test } from "vitest";
import { decide, type LatencyInputs, startOfLatency } from "../../../../client/player/latency-controller.ts";
import { millis } from "../../../../shared/time.ts";
import { between, medianBehind, type Network, stallsAfter, watch } from "./viewer-model.ts";

const lan: Network = { part: 200, delay: () => 30 };

/** A jitter of up to `spread` ms, the same on every run. */
const jittery = (base: number, spread: number) => (mediaEnd: number) =>
  base +
  spread * Math.abs(Math.sin(mediaEnd * 12.9898) * 43758.5453 - Math.floor(Math.sin(mediaEnd * 12.9898) * 43758.5453));

const inputs = (given: Partial<LatencyInputs> = {}): LatencyInputs => ({
  now: millis(60_000),
  latency: millis(400),
  ahead: millis(300),
  reachable: millis(350),
  part: millis(200),
  hasParts: true,
  lateness: millis(20),
  margin: millis(150),
  stall: "none",
  ...given,
});

describe("on a quick network", () => {
  test("[PL23] playback settles at one part, the lateness and the margin behind, and stays there without a stall", () => {
    const settled = between(watch(lan, 120_000, 900), 20_000, 120_000);
    expect(medianBehind(settled)).toBeGreaterThan(340);
    expect(medianBehind(settled)).toBeLessThan(460);
    expect(stallsAfter(settled, 20_000)).toBe(0);
  });

  test("[PL24] it does not swing: once settled the rate stays within three hundredths of one", () => {
    const settled = between(watch({ part: 200, delay: jittery(30, 40) }, 120_000, 900), 30_000, 120_000);
    expect(Math.max(...settled.map(({ rate }) => Math.abs(rate - 1)))).toBeLessThanOrEqual(0.04);
  });
});

test("[PL23] at 250 ms to the server and parts of a second, the delay is under 1.8 s without a stall", () => {
  const settled = between(watch({ part: 1000, delay: jittery(180, 120) }, 180_000, 2500), 30_000, 180_000);
  expect(medianBehind(settled)).toBeLessThan(1800);
  expect(stallsAfter(settled, 30_000)).toBe(0);
});

test("[PL25] far behind without a break, it catches up at no more than 1.3", () => {
  const { rate, seekBy } = decide(inputs({ latency: millis(3000), ahead: millis(2700), reachable: millis(2800) }), {
    ...startOfLatency(millis(0)),
  });
  expect(rate).toBe(1.3);
  expect(seekBy).toBeNull();
});

test("[PL26] with the buffer nearly empty it slows down rather than stop", () => {
  const { rate } = decide(inputs({ ahead: millis(40) }), startOfLatency(millis(0)));
  expect(rate).toBe(0.9);
});

test("[PL26] with less than the margin it does not catch up: a part is overdue", () => {
  const { rate } = decide(inputs({ latency: millis(900), ahead: millis(140) }), startOfLatency(millis(0)));
  expect(rate).toBe(1);
});

describe("after an outage", () => {
  const silentFrom30to = (end: number): Network => ({
    part: 200,
    delay: (mediaEnd) => (mediaEnd > 30_000 && mediaEnd < end ? end - mediaEnd + 30 : 30),
  });

  test.each([2000, 8000, 15_000])(
    "[PL27] of %i ms the viewer is back at the target within 3 s by one seek",
    (outage) => {
      const end = 30_000 + outage;
      const samples = watch(silentFrom30to(end), end + 20_000, 500);
      const [back] = samples.filter(({ at, behind, target }) => at > end && behind < target + 150);
      expect((back?.at ?? Number.POSITIVE_INFINITY) - end).toBeLessThanOrEqual(3000);
      expect(between(samples, 30_000, end + 20_000).filter(({ hasSought }) => hasSought)).toHaveLength(1);
    },
  );

  test("[PL28] the target is what it was: an outage is not jitter", () => {
    const samples = watch(silentFrom30to(38_000), 60_000, 500);
    const targetAt = (at: number) => samples.find((sample) => sample.at === at)?.target ?? Number.NaN;
    expect(targetAt(45_000)).toBeLessThan(targetAt(29_000) + 50);
  });

  test("[PL28] of a second, the delay that the stall added is given back in calm", () => {
    const samples = watch(silentFrom30to(31_000), 180_000, 500);
    const [before, soonAfter, later] = [
      [20, 30],
      [37, 45],
      [160, 180],
    ].map(([from = 0, to = 0]) => medianBehind(between(samples, from * 1000, to * 1000)));
    expect(soonAfter).toBeGreaterThan((before ?? 0) + 100);
    expect(later).toBeLessThan((before ?? 0) + 60);
  });
});

test("[PL29] a network that stalls again as soon as the cushion shrinks is tried less and less often", () => {
  // Every 15 s a part comes 450 ms late: rarer than one in twenty, so lateness does not see it.
  const hiccups: Network = { part: 200, delay: (mediaEnd) => (mediaEnd % 15_000 === 0 ? 450 : 30) };
  const samples = watch(hiccups, 600_000, 500);
  const inFirst = stallsAfter(between(samples, 0, 120_000), 0);
  const inLast = stallsAfter(between(samples, 480_000, 600_000), 480_000);
  expect(inLast).toBeLessThanOrEqual(Math.min(2, inFirst));
});

describe("[PL30] a seek", () => {
  test("is made once, when parts begin after a stretch of whole segments", () => {
    const before = { ...startOfLatency(millis(0)), hadParts: false };
    const first = decide(inputs({ latency: millis(2500), reachable: millis(2500) }), before);
    expect(first.seekBy).toBe(2500 - 370);
    const second = decide(
      inputs({ now: millis(60_100), latency: millis(2500), reachable: millis(2500) }),
      first.memory,
    );
    expect(second.seekBy).toBeNull();
  });

  test("goes no further than the playlist lists", () => {
    const stalled = decide(
      inputs({ stall: "lasts", latency: millis(9000), reachable: millis(100) }),
      startOfLatency(millis(0)),
    );
    expect(stalled.seekBy).toBeNull();
  });
});
