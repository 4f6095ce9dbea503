import fc from "fast-check";
import { expect, test } from "vitest";
import { type Layer, layers } from "../../../../shared/cards/card-kind.ts";
import type { Recorded } from "../../../../shared/ledger.ts";
import { millis } from "../../../../shared/time.ts";
import { nextChangeAfter, programAt, showingsIn } from "../../../../shared/timeline/at.ts";
import { decide } from "../../../../shared/timeline/decide.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import type { TimelineOrder } from "../../../../shared/timeline/orders.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord, fold, reduce } from "../../../../shared/timeline/reduce.ts";
import { anActor, at, opened, planned, recorded } from "../../../support/ledger-builders.ts";
import { aHistory } from "../../../support/timeline-histories.ts";

type Past = readonly Recorded<TimelineEvent>[];

/** Carries out what may be, from an open meeting on, and returns all that was recorded. */
function play(history: readonly (readonly [number, TimelineOrder])[], keepFor?: number): Past {
  const plan = keepFor === undefined ? planned : { ...planned, keepFor: millis(keepFor) };
  const past: Recorded<TimelineEvent>[] = [
    ...recorded<TimelineEvent>([
      [0, plan],
      [0, opened],
    ]),
  ];
  let record = fold(emptyRecord, past);
  for (const [time, order] of history) {
    const decided = decide(record, order, { by: anActor("system"), now: at(time) });
    if (!decided.ok) continue;
    for (const { event } of decided.value) {
      const next = { seq: past.length + 1, at: at(time), event };
      past.push(next);
      record = reduce(record, next);
    }
  }
  return past;
}

/** TL7 word for word: the last event by seq with `at <= playhead` says. Returns the take's seq, or `null`. */
function naiveProgram(past: Past, layer: Layer, playhead: number): number | null {
  const said = past.filter(
    ({ at, event }) =>
      at <= playhead && (event.type === "card.taken" || event.type === "card.cleared") && event.layer === layer,
  );
  const last = said.at(-1);
  return last?.event.type === "card.taken" ? last.seq : null;
}

const playheads = Array.from({ length: 130 }, (_, half) => half / 2);
const overTheWire = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

test("[TL7] at every playhead, every layer shows what the last event in order of seq says", () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const past = play(history);
      const record = fold(emptyRecord, past);
      for (const playhead of playheads) {
        const program = programAt(record, at(playhead));
        for (const layer of layers) expect(program[layer]?.seq ?? null).toBe(naiveProgram(past, layer, playhead));
      }
    }),
    { numRuns: 150 },
  );
});

test("[TL4] from a snapshot at any place and the events after it, a page comes to the server's state", () => {
  fc.assert(
    fc.property(
      aHistory,
      fc.nat(),
      fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      (history, n, keep) => {
        const past = play(history, keep);
        const split = n % (past.length + 1);
        const snapshot = overTheWire(fold(emptyRecord, past.slice(0, split)));
        expect(fold(snapshot, overTheWire(past.slice(split)))).toEqual(fold(emptyRecord, past));
      },
    ),
  );
});

test("whatever is decided, the record stays valid", () => {
  fc.assert(
    fc.property(aHistory, fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }), (history, keep) => {
      let record = emptyRecord;
      for (const event of play(history, keep)) {
        record = reduce(record, event);
        expectValid(record);
      }
    }),
  );
});

test("the next change is the first moment at which the program differs", () => {
  fc.assert(
    fc.property(aHistory, fc.integer({ min: 0, max: 60 }), (history, playhead) => {
      const record = fold(emptyRecord, play(history));
      const now = JSON.stringify(programAt(record, at(playhead)));
      const differs = playheads.find(
        (later) => later > playhead && JSON.stringify(programAt(record, at(later))) !== now,
      );
      expect(nextChangeAfter(record, at(playhead))).toBe(differs ?? null);
    }),
  );
});

test("a showing is a mark of every span in which some playhead sees it", () => {
  fc.assert(
    fc.property(aHistory, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (history, from, length) => {
      const record = fold(emptyRecord, play(history));
      const inside = playheads.filter((playhead) => from <= playhead && playhead < from + length);
      const seen = inside.flatMap((playhead) => Object.values(programAt(record, at(playhead))).map((s) => s?.seq));
      const marks = showingsIn(record, at(from), at(from + length)).map(({ seq }) => seq);
      expect(new Set(marks)).toEqual(new Set(seen.filter((seq) => seq !== undefined)));
    }),
  );
});

function expectValid({ showings, highlights }: MeetingRecord): void {
  expect(showings.map(({ seq }) => seq)).toEqual(showings.map(({ seq }) => seq).toSorted((a, b) => a - b));
  expect(highlights.map((highlight) => highlight.at)).toEqual(highlights.map((h) => h.at).toSorted((a, b) => a - b));
  for (const layer of layers) {
    const spans = showings.filter((showing) => showing.layer === layer && showing.until !== showing.from);
    const byStart = spans.toSorted((a, b) => a.from - b.from);
    byStart.forEach(({ from, until }, index) => {
      const next = byStart[index + 1];
      expect(until === null || until > from).toBe(true);
      if (next !== undefined) expect(until !== null && until <= next.from).toBe(true);
    });
  }
}
