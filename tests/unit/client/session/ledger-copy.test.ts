import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyCopy, takeEvents, takeSnapshot } from "../../../../client/session/ledger-copy.ts";
import { emptyRecord, fold, reduce } from "../../../../shared/timeline/reduce.ts";
import { aTimeline } from "./a-timeline.ts";

const history = aTimeline(12);
const whole = fold(emptyRecord, history);
const epoch = "first-lineage";
const snapshotAt = (seq: number) => ({ epoch, seq, state: fold(emptyRecord, history.slice(0, seq)) });

describe("a ledger's copy", () => {
  test("[VW30] passes over what it has already", () => {
    const { copy } = takeEvents(emptyCopy(emptyRecord), { epoch, events: history }, reduce);
    const again = takeEvents(copy, { epoch, events: history.slice(3, 9) }, reduce);
    expect(again).toEqual({ copy, gap: false });
  });

  test("[VW31] notices a gap and keeps what joined on", () => {
    const events = [...history.slice(0, 4), ...history.slice(6)];
    const { copy, gap } = takeEvents(emptyCopy(emptyRecord), { epoch, events }, reduce);
    expect({ seq: copy.seq, gap }).toEqual({ seq: 4, gap: true });
  });

  test("[VW32] does not join events of another lineage", () => {
    const copy = snapshotAt(5);
    expect(takeEvents(copy, { epoch: "restored", events: history.slice(5) }, reduce)).toEqual({ copy, gap: true });
  });

  test("[VW32] takes the snapshot of another lineage even when it is shorter", () => {
    const restored = { ...snapshotAt(2), epoch: "restored" };
    expect(takeSnapshot(snapshotAt(9), restored)).toEqual(restored);
  });

  test("[VW33] passes over a snapshot older than itself", () => {
    expect(takeSnapshot(snapshotAt(9), snapshotAt(4))).toEqual(snapshotAt(9));
  });

  test("[VW34] reaches one state whatever is lost, doubled or out of order on the way", () => {
    const message = fc.oneof(
      fc.record({ from: fc.nat(11), length: fc.nat(12) }).map((part) => ({ sort: "events" as const, ...part })),
      fc.nat(12).map((seq) => ({ sort: "snapshot" as const, seq })),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
        let copy = emptyCopy(emptyRecord);
        for (const said of messages) {
          if (said.sort === "snapshot") copy = takeSnapshot(copy, snapshotAt(said.seq));
          else {
            const events = history.slice(said.from, said.from + said.length);
            copy = takeEvents(copy, { epoch, events }, reduce).copy;
          }
          expect(copy.state).toEqual(fold(emptyRecord, history.slice(0, copy.seq)));
        }
        const { copy: last } = takeEvents(copy, { epoch, events: history.slice(copy.seq) }, reduce);
        expect(last.state).toEqual(whole);
      }),
    );
  });
});
