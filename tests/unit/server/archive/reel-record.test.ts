import { expect, test } from "vitest";
import { lineOf, parseLine, type ReelRecord, sealed } from "../../../../server/archive/reel-record.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { damaged, SEED } from "../../../support/hostile-bytes.ts";

const records: readonly Exclude<ReelRecord, { type: "unknown" }>[] = [
  {
    type: "reel",
    stage: "main",
    epoch: "a1b2c3",
    source: "encoder",
    startedAt: programTime(1_790_000_000_000.25),
    isMissingBefore: true,
    wantedBy: ["kollegiya"],
  },
  { type: "init", id: 3, bytes: Buffer.from([0, 1, 254, 255]) },
  {
    type: "segment",
    number: 28_000_000,
    init: 3,
    offset: 4096,
    length: 60,
    sum: 0xffff_ffff,
    startsAt: programTime(1_790_000_000_000.125),
    duration: millis(2000.5),
    isDiscontinuity: true,
    discontinuity: 7,
    fragments: [30, 20, 10],
  },
  {
    type: "end",
    segments: 2,
    bytes: 120,
    until: programTime(1_790_000_004_000),
    duration: millis(4000),
    first: 1,
    last: 3,
    firstInit: 1,
    lastInit: 2,
    hasGaps: true,
    isMissingAfter: true,
  },
];

const parsed = (text: string) => parseLine(Buffer.from(text.slice(0, -1)));

test.each(records)("[AR3] a line says what was written: $type", (record) => {
  expect(parsed(lineOf(record))).toEqual(record);
});

test.each(records)("[AR3] a line is one line of JSON: $type", (record) => {
  const line = lineOf(record);
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(JSON.parse(line)).toMatchObject({ type: record.type });
});

test.each(records)(`[AR3] a line that is not what was written says nothing, seed ${SEED}: $type`, (record) => {
  const sound = Buffer.from(lineOf(record).slice(0, -1));
  for (const bytes of damaged(sound, 2000)) {
    if (!bytes.equals(sound)) expect(parseLine(bytes)).toBeNull();
  }
});

test("[AR3] a line of a kind or version that is not known yet is no damage", () => {
  expect(parsed(sealed({ type: "subtitles", language: "ru" }))).toEqual({ type: "unknown" });
  expect(parsed(sealed({ type: "reel", version: 2 }))).toEqual({ type: "unknown" });
});

test.each([
  { type: "segment", number: -1 },
  { type: "segment", fragments: [30, 31] },
  { type: "init", id: 1.5, bytes: "AAAA" },
  { type: "reel", version: 1, stage: "../main" },
  { type: "end", segments: Number.MAX_VALUE },
])("[AR3] a whole line with values that cannot be is none: %j", (fields) => {
  const sound = records.find(({ type }) => type === fields.type);
  expect(parsed(sealed({ ...sound, ...fields }))).toBeNull();
});
