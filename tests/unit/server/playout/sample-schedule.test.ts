import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sampleCues, sampleProgramme, sampleTitle } from "../../../../server/playout/sample-meeting.ts";
import { samplePictures } from "../../../../server/playout/sample-pictures.ts";
import { occurrencesIn, sampleSchedule, standingAt } from "../../../../server/playout/sample-schedule.ts";
import { layerOf } from "../../../../shared/cards/index.ts";
import { cardSchema } from "../../../../shared/cards/schemas.ts";
import { idPattern } from "../../../../shared/ids.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { timelineCommand } from "../../../../shared/timeline/commands.ts";

const LENGTH = millis(48_000);
const ROUND = 48_000 * 36_000_000;

const cues = sampleCues((picture) => ({
  file: `${"0".repeat(32)}.webp`,
  widthPx: samplePictures[picture].widthPx,
  heightPx: samplePictures[picture].heightPx,
}));

test("[PO30] every cue is a card that a moderator could have made, and the plan one that could have been sent", () => {
  expect(cues.flatMap(({ card }) => cardSchema.safeParse(card).error ?? [])).toEqual([]);
  expect(cues.every(({ id }) => idPattern.test(id))).toBe(true);
  expect(timelineCommand.safeParse({ type: "plan", title: sampleTitle, programme: sampleProgramme }).success).toBe(
    true,
  );
});

test("[PO30] every take names a cue and the layer of its kind", () => {
  const layerByCue = new Map(cues.map(({ id, card }) => [id, layerOf(card)]));
  const takes = sampleSchedule.flatMap(({ act }) => (act.type === "take" ? [act] : []));
  expect(takes.map(({ cueId }) => cueId).toSorted()).toEqual([...layerByCue.keys()].toSorted());
  expect(takes.filter(({ cueId, layer }) => layerByCue.get(cueId) !== layer)).toEqual([]);
});

test("[PO30] cards change on frames of the clip, and each stays at least 8 s", () => {
  expect(sampleSchedule.filter(({ position }) => position % 40 !== 0 || position >= LENGTH)).toEqual([]);
  const onLayers = (["stage", "lower-third", "side"] as const).map((layer) =>
    sampleSchedule.filter(({ act }) => act.type !== "mark" && act.layer === layer).map(({ position }) => position),
  );
  const gaps = onLayers.flatMap((at) =>
    at.map((position, place) => (at[place + 1] ?? LENGTH + (at[0] ?? 0)) - position),
  );
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8000);
});

test("[PO30] every picture is there, is WebP of at most 60 KB, and has the size it says", () => {
  const files = Object.values(samplePictures).map((picture) => ({ picture, bytes: readFileSync(picture.file) }));
  expect(files.every(({ bytes }) => bytes.length <= 60 * 1024 && bytes.toString("latin1", 8, 12) === "WEBP")).toBe(
    true,
  );
  expect(files.filter(({ picture, bytes }) => webpWidth(bytes) !== picture.widthPx)).toEqual([]);
});

test("[PO31] a span gives what falls into it, at its programme time, over the seam too", () => {
  const found = occurrencesIn(sampleSchedule, LENGTH, programTime(ROUND + 36_001), programTime(ROUND + 60_000));
  expect(found.map(({ at, act }) => [at - ROUND, act.type])).toEqual([
    [38_000, "take"],
    [38_000, "mark"],
    [48_000, "clear"],
    [48_000, "take"],
    [48_000, "take"],
  ]);
});

test("[PO32] what stands at a moment is the last act on each layer", () => {
  const names = (seconds: number) =>
    standingAt(sampleSchedule, LENGTH, programTime(ROUND + seconds * 1000))
      .flatMap((act) => (act.type === "take" ? [act.cueId] : []))
      .toSorted();
  expect(names(13)).toEqual(["primer-care-cue", "primer-lebedev-cue"]);
  expect(names(20)).toEqual(["primer-care-cue", "primer-care-figure-cue", "primer-lebedev-cue"]);
  expect(names(0)).toEqual([]);
  expect(names(0.04)).toEqual(["primer-summary-cue", "primer-vorontsova-cue"]);
});

/** Lossy pictures keep it in the VP8 frame header, lossless ones in the VP8L one. RFC 9649 2.5 and 2.6. */
function webpWidth(bytes: Buffer): number {
  if (bytes.toString("latin1", 12, 16) === "VP8L") return (bytes.readUInt16LE(21) & 0x3fff) + 1;
  return bytes.readUInt16LE(26) & 0x3fff;
}
