import { expect, test } from "vitest";
import { Pace } from "../../../../server/ingest/pace.ts";
import { millis, millisToTicks, programTime } from "../../../../shared/time.ts";

/** Says each sample as `[media, arrival]`, in seconds, and answers the first media time that was too far ahead. */
function firstTooFast(samples: Iterable<readonly [number, number]>): number | null {
  const pace = new Pace(millis(15_000));
  for (const [media, arrival] of samples) {
    if (!pace.keeps(millisToTicks(millis(media * 1000)), programTime(arrival * 1000))) return media;
  }
  return null;
}

/** Ten samples a second, from one media time to another; `arrivalOf` says when each comes. */
function* media(from: number, to: number, arrivalOf: (media: number) => number): Generator<readonly [number, number]> {
  for (let tenth = from * 10; tenth <= to * 10; tenth += 1) yield [tenth / 10, arrivalOf(tenth / 10)];
}

test("[RT38] a file pushed as fast as it goes is told after fifteen seconds of media", () => {
  expect(firstTooFast(media(0, 600, () => 0))).toBe(15.1);
});

test("[RT38] a source twice as fast as real time is told as soon as it is fifteen seconds ahead", () => {
  expect(firstTooFast(media(0, 600, (at) => at / 2))).toBeCloseTo(30.1, 0);
});

test("[RT38] an encoder that begins with a burst of ten seconds and goes on live keeps the pace", () => {
  expect(firstTooFast(media(0, 3600, (at) => Math.max(0, at - 10)))).toBeNull();
});

test("[RT38] what a stall of thirty seconds held back may come at once", () => {
  const stalled = (at: number) => (at < 60 ? at : Math.max(at, 90));
  expect(firstTooFast(media(0, 600, stalled))).toBeNull();
});

test("[RT38] an hour of waiting gives no right to an hour of media at once", () => {
  function* samples() {
    yield* media(0, 10, (at) => at);
    yield* media(10, 600, () => 3600);
  }
  expect(firstTooFast(samples())).toBeCloseTo(10 + 30 + 15, 0);
});

test("[RT38] an encoder whose clock is a thousandth fast is never too fast", () => {
  expect(firstTooFast(media(0, 24 * 3600, (at) => at / 1.001))).toBeNull();
});

test("[RT38] the track that is behind does not count", () => {
  function* samples() {
    for (const [at] of media(0, 600, (time) => time)) {
      yield [at, at] as const;
      yield [Math.max(0, at - 3), at] as const;
    }
  }
  expect(firstTooFast(samples())).toBeNull();
});
