import fc from "fast-check";
import { expect, test } from "vitest";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import type { Cut } from "../../../../server/packager/cut.ts";
import { Segmenter } from "../../../../server/packager/segmenter.ts";
import type { Targets } from "../../../../server/packager/targets.ts";
import { millis, ticks } from "../../../../shared/time.ts";
import { anAudioTrack, aSample, aVideoTrack } from "../../../support/samples.ts";

/** A step of a source that behaves as badly as it may: pauses, steps back, gaps, new pictures, jumps. */
const step = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      do: fc.constant("video" as const),
      by: fc.integer({ min: -500, max: 6000 }),
      key: fc.boolean(),
    }),
  },
  { weight: 30, arbitrary: fc.record({ do: fc.constant("audio" as const), by: fc.integer({ min: -500, max: 4000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("video" as const, "audio" as const),
      by: fc.integer({ min: 0, max: 900_000 }),
      key: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("picture" as const), widthPx: fc.constantFrom(640, 1280) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("jump" as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function eventsOf(steps: readonly Step[]): readonly MediaEvent[] {
  const at = { video: 0, audio: 0 };
  return [aVideoTrack(), anAudioTrack(), ...steps.map((each) => eventOf(each, at))];
}

function eventOf(each: Step, at: { video: number; audio: number }): MediaEvent {
  switch (each.do) {
    case "picture":
      return aVideoTrack({ widthPx: each.widthPx });
    case "jump":
      return { type: "jump", byMs: millis(0) };
    case "video":
    case "audio":
      at[each.do] += Math.max(each.by, 1);
      return aSample({ type: each.do, dts: ticks(at[each.do]), isKeyframe: "key" in each ? each.key : true });
  }
}

const steps = fc.array(step, { minLength: 1, maxLength: 400, size: "max" });
const declaring = fc.constantFrom(null, { targetDurationSeconds: 4, partTarget: millis(220) });

function forAnySource(
  check: (cuts: readonly Cut[], declared: { targetDurationSeconds: number; partTarget: number }) => void,
) {
  fc.assert(
    fc.property(steps, declaring, (given, before) => {
      let declared: Targets | null = before;
      const segmenter = new Segmenter({ partMs: 200, declared: () => declared });
      const cuts: Cut[] = [];
      const take = (more: readonly Cut[]) => {
        cuts.push(...more);
        for (const cut of more) if (cut.type === "closed") declared ??= cut.targets;
      };
      for (const event of eventsOf(given)) take(segmenter.push(event));
      take(segmenter.end());
      if (declared !== null) check(cuts, declared);
    }),
    { numRuns: 300 },
  );
}

test("[HL4] whatever a source does, no fragment is longer than the part target", () => {
  forAnySource((cuts, { partTarget }) => {
    for (const cut of cuts) if (cut.type === "fragment") expect(cut.duration / 90).toBeLessThanOrEqual(partTarget);
  });
});

test("[HL5] whatever a source does, no segment rounds to more than the target duration", () => {
  forAnySource((cuts, { targetDurationSeconds }) => {
    for (const cut of cuts) {
      if (cut.type === "closed") expect(Math.round(cut.duration / 90_000)).toBeLessThanOrEqual(targetDurationSeconds);
    }
  });
});

test("segments open, hold at least a fragment, and close", () => {
  forAnySource((cuts) => {
    const shape = cuts.map((cut) => cut.type[0]).join("");
    expect(shape).toMatch(/^(?:of+c)*$/);
  });
});

test("[HL8] within a time base each track's decode times rise without overlap of its runs", () => {
  forAnySource((cuts) => {
    const reached = new Map<string, number>();
    for (const cut of cuts) {
      if (cut.type === "opened" && cut.discontinuity !== null) reached.clear();
      if (cut.type !== "fragment") continue;
      for (const run of cut.runs) {
        expect(run.startsAt).toBeGreaterThan(reached.get(run.type) ?? Number.NEGATIVE_INFINITY);
        const inside = run.samples.slice(0, -1).reduce((sum, sample) => sum + sample.duration, 0);
        reached.set(run.type, run.startsAt + inside);
      }
    }
  });
});

test("every fragment has a lineup that names its tracks", () => {
  forAnySource((cuts) => {
    let tracks: readonly string[] = [];
    for (const cut of cuts) {
      if (cut.type === "opened" && cut.discontinuity !== null) {
        tracks = Object.values(cut.discontinuity.lineup).flatMap((track) => (track === null ? [] : [track.type]));
      }
      if (cut.type === "fragment") for (const run of cut.runs) expect(tracks).toContain(run.type);
    }
  });
});
