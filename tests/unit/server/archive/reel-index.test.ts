import { expect, test } from "vitest";
import { closingLine, readIndex, withSegment } from "../../../../server/archive/reel-index.ts";
import { lineOf, type ReelTotals, type SegmentRecord, sealed } from "../../../../server/archive/reel-record.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { damaged, SEED } from "../../../support/hostile-bytes.ts";

const aRecord = (number: number, given: Partial<SegmentRecord> = {}): SegmentRecord => ({
  number,
  init: 1,
  offset: (number - 1) * 60,
  length: 60,
  sum: number * 1000,
  startsAt: programTime(1_790_000_000_000 + number * 2000),
  duration: millis(2000),
  isDiscontinuity: false,
  discontinuity: 1,
  fragments: [40, 20],
  ...given,
});
const header = lineOf({
  type: "reel",
  stage: "main",
  epoch: "e1",
  source: "loop",
  startedAt: programTime(1_790_000_002_000),
  isMissingBefore: false,
  wantedBy: [],
});
const init = lineOf({ type: "init", id: 1, bytes: Buffer.from("init") });
const lines = (...records: readonly SegmentRecord[]) =>
  records.map((record) => lineOf({ type: "segment", ...record })).join("");
const numbersIn = (text: string) => readIndex(Buffer.from(text)).segments.map(({ number }) => number);

test("[AR5] a segment whose init segment is not known cannot be played and is not listed", () => {
  expect(numbersIn(header + lines(aRecord(1)) + init + lines(aRecord(2)))).toEqual([2]);
});

test("[AR5] numbers and places in the media only grow", () => {
  const repeated = [aRecord(1), aRecord(1), aRecord(3), aRecord(2), aRecord(4, { offset: 100 }), aRecord(5)];
  expect(numbersIn(header + init + lines(...repeated))).toEqual([1, 3, 5]);
});

test("[AR5] lines of kinds that are not known yet are passed over", () => {
  const text = header + init + lines(aRecord(1)) + sealed({ type: "subtitles" }) + lines(aRecord(2));
  expect(numbersIn(text)).toEqual([1, 2]);
  expect(readIndex(Buffer.from(text)).badLines).toBe(0);
});

test(`[AR5] whatever happens to an index, nothing is listed that was not written, seed ${SEED}`, () => {
  const records = Array.from({ length: 20 }, (_, index) => aRecord(index + 1));
  const written = new Map(records.map((record) => [record.number, record]));
  const sound = Buffer.from(header + init + lines(...records));
  for (const bytes of damaged(sound, 3000)) {
    const { segments } = readIndex(bytes);
    for (const { lineEnd: _, ...record } of segments) {
      expect(record).toEqual({ type: "segment", ...written.get(record.number) });
    }
  }
});

test("[AR7] the closing line says what the reel comes to", () => {
  const records = [aRecord(1), aRecord(2, { init: 3 }), aRecord(4, { init: 2 })];
  const totals = records.reduce<ReelTotals | null>((all, one) => withSegment(all, one), null);
  expect(totals).toEqual({
    segments: 3,
    bytes: 240,
    until: 1_790_000_010_000,
    duration: 6000,
    first: 1,
    last: 4,
    firstInit: 1,
    lastInit: 3,
    hasGaps: true,
    isMissingAfter: false,
  });
  if (totals === null) throw new Error("there are totals");
  const end = lineOf({ type: "end", ...totals });
  expect(closingLine(Buffer.from(`half a line\n${end}`))).toMatchObject(totals);
  expect(closingLine(Buffer.from(end.slice(0, -1)))).toBeNull();
  expect(closingLine(Buffer.from(end + lines(aRecord(5))))).toBeNull();
});
