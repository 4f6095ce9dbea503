import { expect, test } from "vitest";
import type { Outcome } from "../../../../../server/feeds/target-kind.ts";
import { programTime } from "../../../../../shared/time.ts";
import { HOLD, lostAnswer, notSent, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";
import { capsOfPlaces } from "../../../../support/outbox/sim-places.ts";

const { x, telegram } = capsOfPlaces;
const sentAs = (id: string): Outcome => ({ type: "sent", remote: { id, url: null }, said: "201" });

test("[FD25] a target that never answers is in doubt after its time, and was told to stop", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  let told = false;
  hand.target.answers.push((_job, signal) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return new Promise(() => {});
  });
  hand.approve();
  await hand.pass(HOLD + 93_000);
  expect([told, hand.stands()]).toEqual([true, ["unknown", "LOST_ANSWER"]]);
});

test("[FD4] a target that throws is in doubt, and nothing of what it threw is kept", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push("throws");
  hand.approve();
  await hand.pass(HOLD + 1_000);
  expect(hand.stands()).toEqual(["unknown", "LOST_ANSWER"]);
  expect(JSON.stringify(hand.row())).not.toContain("secret");
});

test("[FD25] «sent» after its time is believed while nothing else was tried, and what waited for it goes on", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  hand.target.answers.push(() => promise);
  hand.approve({ parts: 2 });
  await hand.pass(HOLD + 200_000);
  expect([hand.stands(), hand.stands({ part: 1 })]).toEqual([
    ["held", "LOOK_BY_HAND"],
    ["held", "PART_FAILED"],
  ]);
  resolve(sentAs("late"));
  await hand.pass(1_000);
  expect(hand.row()).toMatchObject({ state: "sent", remoteId: "late", isDoubtful: false });
  expect(hand.target.calls[1]?.job.thread?.previous.id).toBe("late");
});

test("[FD25] «not sent» after its time is not believed", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  hand.target.answers.push(() => promise);
  hand.approve();
  await hand.pass(HOLD + 200_000);
  resolve(notSent("REFUSED"));
  await hand.pass(1);
  expect(hand.row()).toMatchObject({ state: "held", reason: "LOOK_BY_HAND", isDoubtful: true });
});

test("[FD25] an old call's answer settles no later call", async () => {
  const hand = new OutboxAtHand();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  hand.target.answers.push(() => promise, "hangs");
  hand.approve();
  await hand.pass(HOLD + 92_000 + 15_000 + 46_000);
  expect(hand.row()).toMatchObject({ state: "sending", attempts: 2 });
  resolve(notSent("REFUSED"));
  await hand.pass(1);
  expect(hand.row()).toMatchObject({ state: "sending", attempts: 2 });
});

test("[FD27] one that hangs delays no other", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  hand.at("x").answers.push("hangs");
  hand.approve();
  hand.approve({ id: "h2", code: "C200" });
  await hand.pass(HOLD + 1_000);
  expect(hand.at("x").calls).toHaveLength(1);
  expect(hand.at("telegram").texts).toEqual(["h1 r1 p0", "h2 r1 p0"]);
});

test("[FD13] after 429 nothing goes to that target before its time, and deletes go first then", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  hand.approve();
  await hand.pass(30_000);
  const until = programTime(hand.time.clock.now() + HOLD + 300_000);
  hand.at("x").answers.push(notSent("RATE_LIMITED", { until }));
  hand.approve({ id: "h2", code: "C200" });
  await hand.pass(HOLD + 1_000);
  hand.withdraw("h1");
  await hand.pass(200_000);
  expect(hand.at("x").ops).toEqual(["create", "create"]);
  expect(hand.at("telegram").ops).toEqual(["create", "create", "delete"]);
  await hand.pass(110_000);
  expect(hand.at("x").ops).toEqual(["create", "create", "delete", "create"]);
});

test.each(["AUTH", "NO_MONEY"] as const)(
  "[FD14] %s pauses the target, and what waits goes when it is well again",
  async (why) => {
    const hand = new OutboxAtHand();
    hand.target.answers.push(notSent(why));
    hand.approve();
    await hand.pass(HOLD + 1_000);
    expect(hand.rows.targets.byId("x")?.paused).toMatchObject({ why });
    expect(hand.row()).toMatchObject({ state: "queued", isDoubtful: false });
    hand.withdraw();
    hand.approve({ id: "h2", code: "C200" });
    await hand.pass(600_000);
    expect(hand.target.calls).toHaveLength(1);
    hand.order((rows) => rows.targets.pause("x", null));
    await hand.pass(1_000);
    expect(hand.stands({ highlight: "h2" })).toEqual(["sent", null]);
  },
);

test("[FD15] one that cannot be reached rests longer each time, five minutes at most", async () => {
  const hand = new OutboxAtHand();
  const at: number[] = [];
  hand.target.answers.push(
    ...Array.from({ length: 12 }, () => async () => {
      at.push(hand.time.clock.now());
      return notSent("UNREACHABLE");
    }),
  );
  hand.approve();
  await hand.pass(3_600_000);
  const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  expect(waits.slice(0, 4)).toEqual([3_750, 7_500, 15_000, 30_000]);
  expect(Math.max(...waits)).toBe(225_000);
  expect(hand.stands()).toEqual(["sent", null]);
});

test("[FD15] a delete of what is gone is done", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(30_000);
  hand.target.answers.push(notSent("GONE"));
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.stands({ op: "delete" })).toEqual(["sent", null]);
});

test("[FD19] a delete in doubt is a delete once more", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(30_000);
  hand.target.answers.push(lostAnswer);
  hand.withdraw();
  await hand.pass(30_000);
  expect(hand.target.ops).toEqual(["create", "delete", "delete"]);
  expect([hand.stands({ op: "delete" }), hand.target.looks]).toEqual([["sent", null], 0]);
});

test("[FD15] a delete that is refused is a person's", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(30_000);
  hand.target.answers.push(notSent("REFUSED"));
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.stands({ op: "delete" })).toEqual(["held", "LOOK_BY_HAND"]);
});
