import { expect, test } from "vitest";
import { keyOf } from "../../../../../server/feeds/outbox/job.ts";
import type { Job } from "../../../../../server/feeds/target-kind.ts";
import { createDryTarget } from "../../../../../server/feeds/targets/dry.ts";
import { openOwnFeed } from "../../../../../server/feeds/targets/own.ts";
import { programTime } from "../../../../../shared/time.ts";
import { aQuote } from "../../../../support/feed-builders.ts";
import { ManualClock } from "../../../../support/manual-clock.ts";
import { HOLD, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";

test("[FD21] our own feed says when it was released, and points to itself", async () => {
  const hand = new OutboxAtHand();
  hand.approve({ content: aQuote({ text: "Слово", clipId: "clip-1" }) });
  await hand.pass(HOLD + 1_000);
  const at = hand.row({ target: "own" }).sentAt;
  expect(hand.rows.entries.byCode("C100")).toMatchObject({
    ...{ releasedAt: at, updatedAt: at, clipId: "clip-1", corrections: [], content: { text: "Слово" } },
  });
  expect(hand.row({ target: "own" })).toMatchObject({ remoteId: "C100", remoteUrl: "https://efir.example/h/C100" });
});

test("[FD22] an entry keeps what stood there before each correction, and its first day", async () => {
  const hand = new OutboxAtHand();
  hand.approve({ content: aQuote({ text: "первое" }) });
  await hand.pass(HOLD + 1_000);
  const first = hand.row({ target: "own" }).sentAt;
  for (const text of ["второе", "третье"]) {
    hand.correct("h1");
    hand.approve({ content: aQuote({ text }) });
    await hand.pass(HOLD + 1_000);
  }
  const entry = hand.rows.entries.byCode("C100");
  expect(entry).toMatchObject({ rev: 3, releasedAt: first, content: { text: "третье" } });
  expect(entry && "corrections" in entry && entry.corrections.map(({ was, note }) => [was.text, note])).toEqual([
    ["первое", "Уточнено"],
    ["второе", "Уточнено"],
  ]);
});

test.each(["withdrawn", "draft"] as const)(
  "[FD21] our own feed asks once more: what is %s by then is not put there",
  async (state) => {
    const hand = new OutboxAtHand();
    const { version } = hand.approve();
    const own = openOwnFeed({ store: hand.store, clock: hand.time.clock, titleOf: () => "Итоги года" });
    const key = keyOf(hand.row({ target: "own" }));
    hand.rows.highlights.save({ ...hand.highlight(), state, version: version + 1 }, version);
    const outcome = await own.target.send(aJob(key), new AbortController().signal);
    expect(outcome).toMatchObject({ type: "not-sent", reason: "REFUSED" });
    expect(hand.rows.entries.byCode("C100")).toBeNull();
  },
);

test("[FD21] nor is anything but what was approved, to the letter of its hash", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  const own = openOwnFeed({ store: hand.store, clock: hand.time.clock, titleOf: () => "Итоги года" });
  const key = keyOf({ ...hand.row({ target: "own" }), approvalHash: "of other words" });
  expect(await own.target.send(aJob(key), new AbortController().signal)).toMatchObject({ type: "not-sent" });
  expect(hand.rows.entries.byCode("C100")).toBeNull();
});

const aJob = (key: string): Job => ({
  about: {
    ...{
      highlight: "h1",
      code: "C100",
      rev: 1,
      kind: "quote",
      meeting: "itogi",
      permalink: "https://efir.example/h/C100",
    },
    releasedAt: null,
  },
  ...{ key, post: { text: key, link: null, media: [] }, thread: null, remote: null, since: programTime(0) },
});

test("[FD23] a dry target keeps the last five hundred, finds, edits and forgets like a real one", async () => {
  const dry = createDryTarget({ clock: new ManualClock() });
  const { signal } = new AbortController();
  for (let index = 0; index < 501; index += 1) await dry.send(aJob(`k${index}`), signal);
  expect(dry.posts()).toHaveLength(500);
  expect(await dry.find?.(aJob("k0"), signal)).toMatchObject({ type: "missed" });
  expect(await dry.find?.(aJob("k500"), signal)).toMatchObject({ type: "found", remote: { id: "dry-k500" } });
  await dry.remove(aJob("k500"), signal);
  expect(await dry.find?.(aJob("k500"), signal)).toMatchObject({ type: "missed" });
});
