import { expect, test } from "vitest";
import { cancelByHand, resolveByHand, retryByHand } from "../../../../../server/feeds/outbox/orders.ts";
import { later, millis } from "../../../../../shared/time.ts";
import { foundPost, HOLD, lostAnswer, notSent, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";
import { capsOfPlaces } from "../../../../support/outbox/sim-places.ts";

const { telegram, webhook, vk, max } = capsOfPlaces;

test("[FD16] what may have landed is looked for, found, and not sent again", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(lostAnswer);
  hand.target.findings.push(foundPost("77"));
  hand.approve();
  await hand.pass(HOLD + 14_000);
  expect([hand.stands(), hand.target.looks]).toEqual([["unknown", "LOST_ANSWER"], 0]);
  await hand.pass(10_000);
  expect(hand.row()).toMatchObject({ state: "sent", remoteId: "77", isDoubtful: false, attempts: 1 });
});

test("[FD17] missed once is no proof; missed twice, the very same bytes go again", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 20_000);
  expect([hand.target.looks, hand.stands()]).toEqual([1, ["unknown", "LOST_ANSWER"]]);
  await hand.pass(60_000);
  expect(hand.stands()).toEqual(["sent", null]);
  const [first, second] = hand.target.calls;
  expect(second?.job).toEqual(first?.job);
});

test("[FD17] a look that could not be made is no miss", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(lostAnswer);
  hand.target.findings.push({ type: "cannot-tell", said: "503" }, { type: "cannot-tell", said: "503" });
  hand.approve();
  await hand.pass(HOLD + 60_000);
  expect(hand.target.calls).toHaveLength(1);
  expect(hand.row()).toMatchObject({ state: "unknown", misses: 0 });
});

test("[FD2] looks that hang do not keep others from leaving", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(lostAnswer, lostAnswer, lostAnswer);
  hand.target.findings.push(...Array.from({ length: 40 }, () => "hangs" as const));
  for (const id of ["h1", "h2", "h3"]) hand.approve({ id, code: `C${id}` });
  await hand.pass(HOLD + 60_000);
  hand.approve({ id: "h4", code: "C400" });
  await hand.pass(HOLD + 60_000);
  expect(hand.stands({ highlight: "h4" })).toEqual(["sent", null]);
  expect(hand.stands()).toEqual(["unknown", "LOST_ANSWER"]);
});

test("[FD17] what is lost each time is a person's in the end", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(...Array.from({ length: 20 }, () => lostAnswer));
  hand.approve();
  await hand.pass(7_200_000);
  expect(hand.stands()).toEqual(["held", "TOO_MANY_ATTEMPTS"]);
  expect(hand.target.calls).toHaveLength(6);
});

test("[FD16] a post is never two highlights'", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(30_000);
  hand.target.answers.push(lostAnswer);
  hand.target.findings.push(foundPost("x-1"));
  hand.approve({ id: "h2", code: "C200" });
  await hand.pass(HOLD + 20_000);
  expect(hand.row({ highlight: "h2" })).toMatchObject({ state: "unknown", misses: 1 });
});

test("[FD5] a clean refusal says nothing of the attempt before it", async () => {
  const hand = new OutboxAtHand({ caps: { vk } });
  hand.target.answers.push(lostAnswer, notSent("RATE_LIMITED"));
  hand.approve();
  await hand.pass(HOLD + 16_000);
  expect(hand.target.calls).toHaveLength(2);
  expect(hand.row()).toMatchObject({ state: "unknown", isDoubtful: true });
  hand.withdraw();
  expect(hand.row()).toMatchObject({ state: "unknown", isDoubtful: true });
});

test("[FD18] a target that knows our key is sent the same once more", async () => {
  const hand = new OutboxAtHand({ caps: { vk } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 20_000);
  const keys = hand.target.calls.map(({ job }) => job.key);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
  expect(hand.target.looks).toBe(0);
});

test("[FD18] when the target may have forgotten the key, a person looks", async () => {
  const hand = new OutboxAtHand({ caps: { vk: { ...vk, keyTtlMs: millis(60_000) } } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 5_000);
  hand.order((rows) => rows.settings.setHouseKilled(true));
  await hand.pass(120_000);
  hand.order((rows) => rows.settings.setHouseKilled(false));
  await hand.pass(1_000);
  expect(hand.stands()).toEqual(["held", "LOOK_BY_HAND"]);
});

test("[FD18] what was withdrawn is not sent again by its key; a record is deleted by its name", async () => {
  const hand = new OutboxAtHand({ caps: { webhook } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(60_000);
  expect(hand.target.ops).toEqual(["create", "delete"]);
  const [create, gone] = hand.target.calls;
  expect(gone?.job).toMatchObject({ key: create?.job.key, remote: null });
});

test("[FD19] a target that cannot be asked: a person looks", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve({ parts: 2 });
  await hand.pass(HOLD + 60_000);
  expect(hand.stands()).toEqual(["held", "LOOK_BY_HAND"]);
  expect(hand.stands({ part: 1 })).toEqual(["held", "PART_FAILED"]);
  expect(hand.target.calls).toHaveLength(1);
});

test("[FD20] «it is there»: what waited for it goes on under it", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve({ parts: 2 });
  await hand.pass(HOLD + 60_000);
  const now = hand.time.clock.now();
  hand.order((rows) => resolveByHand(rows, hand.row().id, { url: "https://t.me/post/5" }, "Анна", now));
  await hand.pass(1_000);
  expect(hand.row()).toMatchObject({ state: "sent", remoteUrl: "https://t.me/post/5" });
  expect(hand.target.calls[1]?.job.thread?.previous.id).toBe("5");
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.target.calls.at(-1)?.job.remote?.id).toBe("5");
});

test("[FD20] «it is not there»: it goes", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 60_000);
  hand.order((rows) => resolveByHand(rows, hand.row().id, null, "Анна", hand.time.clock.now()));
  await hand.pass(1_000);
  expect(hand.row()).toMatchObject({ state: "sent", attempts: 2 });
});

test("[FD20] «it is not there» of what was withdrawn meanwhile: nothing goes", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 60_000);
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.stands({ op: "delete" })).toEqual(["held", "LOOK_BY_HAND"]);
  hand.order((rows) => resolveByHand(rows, hand.row().id, null, "Анна", hand.time.clock.now()));
  await hand.pass(1_000);
  expect([hand.stands(), hand.stands({ op: "delete" })]).toEqual([
    ["cancelled", "RETRACTED"],
    ["cancelled", "RETRACTED"],
  ]);
  expect(hand.target.calls).toHaveLength(1);
});

test("[FD20] what is in doubt can be neither sent anew nor given up by hand", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 60_000);
  const { id } = hand.row();
  const now = hand.time.clock.now();
  hand.order((rows) => {
    expect([retryByHand(rows, id, "Анна", now), cancelByHand(rows, id, "Анна", now)]).toEqual([false, false]);
  });
});

test("[FD20] what was refused is tried once more when somebody says so", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(notSent("REFUSED"));
  hand.approve();
  await hand.pass(30_000);
  expect(hand.stands()).toEqual(["dead", "REFUSED"]);
  hand.order((rows) => retryByHand(rows, hand.row().id, "Анна", hand.time.clock.now()));
  await hand.pass(1_000);
  expect(hand.stands()).toEqual(["sent", null]);
});

test("[FD12] a target that cannot delete: a person takes it down", async () => {
  const hand = new OutboxAtHand({ caps: { max } });
  hand.approve();
  await hand.pass(30_000);
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.stands({ op: "delete" })).toEqual(["held", "LOOK_BY_HAND"]);
  hand.order((rows) => {
    const { id } = hand.row({ op: "delete" });
    expect(cancelByHand(rows, id, "Анна", hand.time.clock.now())).toBe(false);
    resolveByHand(rows, id, null, "Анна", hand.time.clock.now());
  });
  expect(hand.stands({ op: "delete" })).toEqual(["sent", null]);
});

test("[FD1] what was on its way in a crash is looked for after the start, and is no second post", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push("hangs");
  hand.target.findings.push(foundPost("9"));
  hand.approve();
  await hand.pass(HOLD + 1_000);
  await hand.restart();
  expect(hand.row()).toMatchObject({ state: "unknown", reason: "CRASHED", isDoubtful: true });
  await hand.pass(20_000);
  expect(hand.row()).toMatchObject({ state: "sent", remoteId: "9" });
  expect(hand.target.calls).toHaveLength(1);
});

test("[FD28] evidence is bounded, newest last", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(...Array.from({ length: 60 }, () => notSent("UNREACHABLE")));
  hand.approve();
  await hand.pass(6 * 3_600_000);
  const { evidence, attempts } = hand.row();
  expect([attempts, evidence.length, evidence.at(-1)?.outcome]).toEqual([61, 40, "sent"]);
  expect(evidence.every(({ at }, index) => at >= (evidence[index - 1]?.at ?? 0))).toBe(true);
  expect(evidence.at(-1)?.at).toBeLessThan(later(hand.time.clock.now(), millis(1)));
});
