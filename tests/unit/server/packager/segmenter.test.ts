import { expect, test } from "vitest";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import type { Cut } from "../../../../server/packager/cut.ts";
import { Segmenter } from "../../../../server/packager/segmenter.ts";
import type { Targets } from "../../../../server/packager/targets.ts";
import { millis, programTime, ticks } from "../../../../shared/time.ts";
import { anAudioTrack, announced, aSample, aStream, aVideoTrack } from "../../../support/samples.ts";

const declared: Targets = { targetDurationSeconds: 4, partTarget: millis(220) };

function cutsOf(events: readonly MediaEvent[], targets: Targets | null = declared): readonly Cut[] {
  const segmenter = new Segmenter({ partMs: 200, declared: () => targets });
  return [...events.flatMap((event) => segmenter.push(event)), ...segmenter.end()];
}

const ofType = <Type extends Cut["type"]>(cuts: readonly Cut[], type: Type) =>
  cuts.filter((cut): cut is Extract<Cut, { type: Type }> => cut.type === type);
const segmentMs = (cuts: readonly Cut[]) => ofType(cuts, "closed").map((cut) => Math.round(cut.duration / 90));
const fragmentMs = (cuts: readonly Cut[]) => ofType(cuts, "fragment").map((cut) => Math.round(cut.duration / 90));
const tracksOf = (cuts: readonly Cut[]) =>
  ofType(cuts, "opened").map(({ discontinuity }) =>
    discontinuity === null
      ? "same"
      : Object.values(discontinuity.lineup)
          .map((track) => track?.type ?? "none")
          .join("+"),
  );

test.each([15, 24, 25, 27.4, 30_000 / 1001, 30, 50, 60])(
  "[HL4] at %f frames a second parts are full and never too long",
  (framesPerSecond) => {
    const lengths = fragmentMs(cutsOf(announced({ framesPerSecond, seconds: 4 })));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(220);
    const lastOfSegment = new Set([lengths.length - 1, lengths.length / 2 - 1]);
    expect(lengths.filter((length, index) => length < 187 && !lastOfSegment.has(index))).toEqual([]);
  },
);

test("[HL4] a full fragment is cut with its last frame, not with the next one", () => {
  const segmenter = new Segmenter({ partMs: 200, declared: () => declared });
  const events = announced({ audio: false, seconds: 1 });
  const cutAfter = events.map((event) => segmenter.push(event).filter((cut) => cut.type === "fragment").length);
  expect(cutAfter.slice(1, 8)).toEqual([0, 0, 0, 0, 0, 1, 0]);
});

test("[HL5] the fragment before a due keyframe waits for it, and the segment closes with it", () => {
  const segmenter = new Segmenter({ partMs: 200, declared: () => declared });
  const events = announced({ audio: false, seconds: 4.1 });
  const cutAfter = events.map((event) => segmenter.push(event).map((cut) => cut.type));
  // The track event and 120 frames come before the third keyframe; the fragment of frames 114–119 is due with 119.
  expect(cutAfter[120]).toEqual([]);
  expect(cutAfter[121]).toEqual(["fragment", "closed"]);
});

test("[HL5] wherever a fragment begins with a keyframe, its picture is not after its sound", () => {
  const fragments = ofType(cutsOf(announced({ seconds: 8, gopSeconds: 1 })), "fragment");
  const leads = fragments.flatMap(({ runs: [video, audio] }) =>
    video?.samples[0]?.isKeyframe && audio !== undefined ? [audio.startsAt - video.startsAt] : [],
  );
  // The second keyframe comes unexpected: it is the one that the group of pictures is measured by.
  const [, , ...expected] = leads;
  expect(leads.length).toBe(8);
  expect(Math.min(...expected)).toBeGreaterThanOrEqual(0);
});

test("[HL5] sound from before the keyframe stays in the segment before it", () => {
  const cuts = cutsOf(announced({ seconds: 8 }));
  const starts = cuts.flatMap((cut, index) => (cut.type === "opened" ? [cuts[index + 1]] : []));
  const leads = starts.map((cut) => {
    if (cut?.type !== "fragment") return null;
    const [video, audio] = cut.runs;
    return video !== undefined && audio !== undefined && audio.startsAt >= video.startsAt;
  });
  expect(leads).toEqual([true, true, true, true]);
});

test.each([
  [0.5, 2000],
  [1, 2000],
  [1.2, 2400],
  [1.5, 1500],
  [2, 2000],
  [3, 3000],
  [4, 4000],
])("[HL5] with a keyframe every %f s segments last %d ms", (gopSeconds, expected) => {
  const lengths = segmentMs(cutsOf(announced({ gopSeconds, seconds: 13 })));
  expect(new Set(lengths.slice(1, -1))).toEqual(new Set([expected]));
});

test("[HL5] a group of pictures longer than the target duration is cut without a keyframe", () => {
  const cuts = cutsOf(announced({ gopSeconds: 10, seconds: 20 }));
  expect(Math.max(...segmentMs(cuts))).toBeLessThanOrEqual(4499);
  expect(segmentMs(cuts).reduce((sum, length) => sum + length)).toBeGreaterThanOrEqual(19_990);
  const independent = ofType(cuts, "fragment").filter((cut) => cut.isIndependent);
  expect(independent).toHaveLength(2);
});

test("[HL9] the group of pictures is measured before anything is declared", () => {
  const targets = (gopSeconds: number) =>
    ofType(cutsOf(announced({ gopSeconds, seconds: 21 }), null), "closed")[0]?.targets.targetDurationSeconds;
  expect([0.5, 2, 5, 10].map(targets)).toEqual([4, 4, 5, 8]);
});

test("[HL4] slow frames raise the part target before it is declared", () => {
  const cuts = cutsOf(announced({ framesPerSecond: 2, audio: false }), null);
  expect(ofType(cuts, "closed")[0]?.targets.partTarget).toBe(500);
});

test("[HL4] slow frames stay within a part target that was declared before", () => {
  expect(Math.max(...fragmentMs(cutsOf(announced({ framesPerSecond: 2 }))))).toBe(220);
});

test("[HL6] frames before the first keyframe and sound before it are let go", () => {
  const late = announced({ seconds: 4 }).filter(
    (event) =>
      event.type !== "sample" || !event.sample.isKeyframe || event.sample.type === "audio" || event.sample.dts > 0,
  );
  const [opened] = ofType(cutsOf(late), "opened");
  expect(opened?.shownAt).toBe(180_000);
});

test("[HL7] sound that comes late joins with the next keyframe", () => {
  const silent = aStream({ audio: false, seconds: 3 });
  const complete = aStream({ fromSeconds: 3.5, gopSeconds: 1, seconds: 2 }).filter(
    (event) => event.type !== "sample" || event.sample.type === "audio" || event.sample.dts >= 4 * 90_000,
  );
  const cuts = cutsOf([aVideoTrack(), ...silent, anAudioTrack(), ...complete]);
  expect(tracksOf(cuts)).toEqual(["video+none", "same", "video+audio"]);
});

test("[HL6] sound from before the first picture is shown is let go, at every discontinuity", () => {
  const delayed = announced({ seconds: 2 }).map((event) =>
    event.type === "sample" && event.sample.type === "video"
      ? aSample({ ...event.sample, compositionOffset: ticks(6000) })
      : event,
  );
  const [fragment] = ofType(cutsOf(delayed), "fragment");
  const [video, audio] = fragment?.runs ?? [];
  expect(video?.startsAt).toBe(0);
  expect(audio?.startsAt).toBeGreaterThanOrEqual(6000);
});

test("[HL7] when picture stalls, sound goes on in fragments of its own, then alone, until picture returns", () => {
  const alone = aStream({ seconds: 8, fromSeconds: 4, video: false });
  const cuts = cutsOf([...announced({ seconds: 4 }), ...alone, ...aStream({ seconds: 4, fromSeconds: 12 })]);
  expect(tracksOf(cuts).filter((tracks) => tracks !== "same")).toEqual(["video+audio", "none+audio", "video+audio"]);
  expect(Math.max(...fragmentMs(cuts))).toBeLessThanOrEqual(220);
});

test("[HL7] a new configuration of the picture waits for its keyframe", () => {
  const larger = aVideoTrack({ widthPx: 1280, heightPx: 720 });
  const tail = aStream({ seconds: 3, fromSeconds: 3 }).filter(
    (event) =>
      event.type === "sample" &&
      (event.sample.type === "audio" || event.sample.dts >= 5 * 90_000 || !event.sample.isKeyframe),
  );
  const cuts = cutsOf([...announced({ seconds: 3 }), larger, ...tail, ...aStream({ seconds: 2, fromSeconds: 6 })]);
  const widths = ofType(cuts, "opened").flatMap((cut) => cut.discontinuity?.lineup.video?.widthPx ?? []);
  expect(widths).toEqual([640, 1280]);
});

test("[HL7] a new configuration of the same size is a discontinuity too", () => {
  const other = aVideoTrack({ config: Uint8Array.of(1, 0x4d, 0, 0x1f, 0xff) });
  const cuts = cutsOf([...announced({ seconds: 4 }), other, ...aStream({ seconds: 3, fromSeconds: 4 })]);
  expect(ofType(cuts, "opened").map((cut) => cut.discontinuity !== null)).toEqual([true, false, true, false]);
});

test("an encoder that repeats its configuration changes nothing", () => {
  const events = announced().flatMap((event) =>
    event.type === "sample" && event.sample.isKeyframe ? [aVideoTrack(), anAudioTrack(), event] : [event],
  );
  expect(cutsOf(events)).toEqual(cutsOf(announced()));
});

test("[HL8] a jump closes the segment and begins with the next keyframe", () => {
  const after = aStream({ seconds: 3, fromSeconds: 1000 });
  const cuts = cutsOf([...announced({ seconds: 3 }), { type: "jump", byMs: millis(997_000) }, ...after]);
  expect(ofType(cuts, "opened").map((cut) => [cut.discontinuity !== null, cut.shownAt / 90_000])).toEqual([
    [true, 0],
    [false, 2],
    [true, 1000],
    [false, 1002],
  ]);
});

test("[HL18] a source that ends leaves no segment open", () => {
  const types = cutsOf(announced({ seconds: 1.05 })).map((cut) => cut.type);
  expect(types.at(-1)).toBe("closed");
});

test("a picture that never moves in time is cut by weight", () => {
  const still = Array.from({ length: 40 }, (_, index) =>
    aSample({
      dts: ticks(index),
      isKeyframe: index === 0,
      data: new Uint8Array(1024 * 1024),
      arrivedAt: programTime(0),
    }),
  );
  const cuts = cutsOf([aVideoTrack(), ...still]);
  expect(ofType(cuts, "fragment").length).toBeGreaterThanOrEqual(4);
});
