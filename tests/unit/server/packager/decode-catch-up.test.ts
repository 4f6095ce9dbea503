import fc from "fast-check";
import { expect, test } from "vitest";
import { DecodeCatchUp } from "../../../../server/packager/decode-catch-up.ts";
import type { RunSample, TrackRun } from "../../../../server/packager/fmp4/fragment.ts";
import { ticks } from "../../../../shared/time.ts";

const runsOf = (samples: readonly RunSample[], perRun: number): readonly TrackRun[] => {
  const runs: TrackRun[] = [];
  let at = 0;
  for (let index = 0; index < samples.length; index += perRun) {
    const part = samples.slice(index, index + perRun);
    runs.push({ type: "video", trackId: 1, startsAt: ticks(at), samples: part });
    at += part.reduce((sum, sample) => sum + sample.duration, 0);
  }
  return runs;
};
const timesOf = (runs: readonly TrackRun[]) =>
  runs.flatMap(({ startsAt, samples }) => {
    let dts: number = startsAt;
    return samples.map((sample) => {
      const times = { dts, pts: dts + sample.compositionOffset, end: dts + sample.duration };
      dts = times.end;
      return times;
    });
  });

const aSource = fc
  .array(fc.record({ duration: fc.integer({ min: 1, max: 9000 }), offset: fc.integer({ min: -3000, max: 12_000 }) }), {
    minLength: 1,
    maxLength: 60,
    size: "max",
  })
  .map((given) =>
    given.map(({ duration, offset }) => ({
      data: new Uint8Array(),
      duration: ticks(duration),
      compositionOffset: ticks(offset),
      isKeyframe: false,
    })),
  );

test("[HL2] decoding begins when showing does, and no frame is shown at another time", () => {
  fc.assert(
    fc.property(aSource, fc.integer({ min: 1, max: 12 }), (samples, perRun) => {
      const said = runsOf(samples, perRun);
      const catchUp = new DecodeCatchUp();
      const placed = timesOf(said.map((run) => catchUp.place(run)));
      const pts = timesOf(said).map((time) => time.pts);
      expect(placed.map((time) => time.pts)).toEqual(pts);
      expect(placed[0]?.dts).toBe(Math.max(pts[0] ?? 0, 0));
      const dts = placed.map((time) => time.dts);
      expect(dts).toEqual(dts.toSorted((a, b) => a - b));
      // Each run begins where the one before it ended.
      expect(dts.slice(1)).toEqual(placed.slice(0, -1).map((time) => time.end));
    }),
  );
});

test("[HL2] with two B-frames at 30 frames a second decode times are the source's own again after six", () => {
  const samples = Array.from({ length: 12 }, () => ({
    data: new Uint8Array(),
    duration: ticks(3000),
    compositionOffset: ticks(6000),
    isKeyframe: false,
  }));
  const [placed] = runsOf(samples, 12).map((run) => new DecodeCatchUp().place(run));
  expect(placed?.samples.map((sample) => sample.duration)).toEqual([...Array(6).fill(2000), ...Array(6).fill(3000)]);
});
