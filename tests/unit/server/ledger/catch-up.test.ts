import { expect, test } from "vitest";
import { MAX_TAIL } from "../../../../server/ledger/ledger.ts";
import { millis } from "../../../../shared/time.ts";
import { aCue, anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { ledgersAtHand, timeline } from "../../../support/ledgers-at-hand.ts";

const title = (words: string) => ({ type: "plan", title: words, programme: [] }) as const;

async function meetingWithEvents(count: number, hand = ledgersAtHand()) {
  await hand.openMeeting();
  await Promise.all(Array.from({ length: count - 2 }, (_, index) => hand.send(timeline, title(`№ ${index}`))));
  const everything = hand.ledgers.catchUp({ ledger: timeline, epoch: null, since: 0 });
  if (everything?.kind !== "snapshot") throw new Error("a newcomer gets the snapshot");
  const { epoch } = everything.snapshot;
  const since = (seq: number, life: string | null = epoch) => {
    const caughtUp = hand.ledgers.catchUp({ ledger: timeline, epoch: life, since: seq });
    return caughtUp?.kind === "events" ? caughtUp.batch.events.map((event) => event.seq) : caughtUp?.kind;
  };
  return { ...hand, epoch, since, everything };
}

test("[TL21] a newcomer gets the snapshot with its place", async () => {
  const { ledgers, everything } = await meetingWithEvents(5);
  expect(everything).toMatchObject({ snapshot: { ledger: timeline, seq: 5, state: ledgers.recordOf("meeting") } });
});

test("[TL21] who is behind gets the events since", async () => {
  expect((await meetingWithEvents(5)).since(3)).toEqual([4, 5]);
});

test("[TL21] who is at the head gets no events, and so knows it", async () => {
  expect((await meetingWithEvents(5)).since(5)).toEqual([]);
});

test("[TL21] who claims to be ahead of the head gets the snapshot", async () => {
  expect((await meetingWithEvents(5)).since(6)).toBe("snapshot");
});

test("[TL23] who comes with another epoch gets the snapshot", async () => {
  expect((await meetingWithEvents(5)).since(3, "another-life")).toBe("snapshot");
});

test("[TL21] beyond the longest catch-up the snapshot comes instead", async () => {
  const { since } = await meetingWithEvents(MAX_TAIL + 10);
  expect([since(9), (since(10) as readonly number[]).length]).toEqual(["snapshot", MAX_TAIL]);
});

test("[TL21] there is no catching up with a ledger that is not there", () => {
  expect(ledgersAtHand().ledgers.catchUp({ ledger: "timeline:nowhere", epoch: null, since: 0 })).toBe(null);
});

test("[TL22] followers at one position share one answer until the next commit", async () => {
  const { ledgers, send, epoch } = await meetingWithEvents(5);
  const ask = () => ledgers.catchUp({ ledger: timeline, epoch, since: 3 });
  const first = ask();
  expect(ask()).toBe(first);
  await send(timeline, title("Новое"));
  expect(ask()).not.toBe(first);
});

test("[TL16] nobody is told what is decided and not yet durable", async () => {
  const { ledgers, log, send, epoch } = await meetingWithEvents(5);
  const append = log.append.bind(log);
  const seen: unknown[] = [];
  log.append = (entries) => {
    seen.push(ledgers.catchUp({ ledger: timeline, epoch, since: 5 }));
    return append(entries);
  };
  await send(timeline, title("Новое"));
  expect(seen).toEqual([{ kind: "events", batch: { ledger: timeline, epoch, events: [] } }]);
});

test("[TL23] a restart keeps the epoch, so pages go on with what they have", async () => {
  const { log, epoch } = await meetingWithEvents(5);
  const caughtUp = ledgersAtHand({ log }).ledgers.catchUp({ ledger: timeline, epoch, since: 4 });
  expect(caughtUp).toMatchObject({ kind: "events", batch: { events: [{ seq: 5 }] } });
});

test("[TL20] a name that is used again comes with another epoch", async () => {
  const hand = ledgersAtHand();
  const epochNow = () => {
    const caughtUp = hand.ledgers.catchUp({ ledger: "timeline:primer", epoch: null, since: 0 });
    return caughtUp?.kind === "snapshot" ? caughtUp.snapshot.epoch : null;
  };
  await hand.openMeeting({ slug: "primer", keepFor: millis(60_000) });
  const first = epochNow();
  hand.ledgers.dropMeeting("primer", anActor("admin"));
  await hand.ledgers.createMeeting(
    { slug: "primer", title: "Снова", programme: [] },
    anActor("admin"),
    "command-again",
  );
  expect(epochNow()).not.toBe(first);
});

test("[TL14] the sample's log stays short over days, and a restart brings its record back", async () => {
  const hand = ledgersAtHand();
  await hand.openMeeting({ keepFor: millis(60_000) });
  await hand.send("rundown:meeting", { type: "add", cue: aCue(aSpeaker()) });
  for (let minute = 0; minute < 100; minute += 1) {
    const takes = Array.from({ length: 100 }, () => hand.send(timeline, { type: "take", cueId: aCue().id }));
    await Promise.all(takes);
    hand.clock.advance(60_000);
  }
  expect(hand.ledgers.headOf(timeline)).toBe(10_002);
  expect(hand.log.read(timeline, 0).length).toBeLessThan(5_000);
  const restarted = ledgersAtHand({ log: hand.log }).ledgers;
  expect(restarted.recordOf("meeting")).toEqual(hand.ledgers.recordOf("meeting"));
  expect(restarted.headOf(timeline)).toBe(10_002);
});
