import { expect, test } from "vitest";
import { foundPost, HOLD, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";

test("[FD26] while nothing can be written nothing is sent, and it goes once it can", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  hand.isDiskFull = true;
  await hand.pass(HOLD + 30_000);
  expect(hand.target.calls).toEqual([]);
  hand.isDiskFull = false;
  await hand.pass(10_000);
  expect(hand.target.texts).toEqual(["h1 r1 p0"]);
});

test("[FD26] an answer that cannot be written is kept until it can: one post, and it is known", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(async () => {
    hand.isDiskFull = true;
    return { type: "sent", remote: { id: "7", url: null }, said: "201" };
  });
  hand.approve();
  hand.approve({ id: "h2", code: "C200" });
  await hand.pass(HOLD + 60_000);
  expect([hand.row().state, hand.target.calls.length]).toEqual(["sending", 1]);
  hand.isDiskFull = false;
  await hand.pass(5_000);
  expect(hand.row()).toMatchObject({ state: "sent", remoteId: "7" });
  expect(hand.target.texts).toEqual(["h1 r1 p0", "h2 r1 p0"]);
});

test("[FD26] a crash before it could be written: it is looked for", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(async () => {
    hand.isDiskFull = true;
    return { type: "sent", remote: { id: "7", url: null }, said: "201" };
  });
  hand.target.findings.push(foundPost("7"));
  hand.approve();
  await hand.pass(HOLD + 60_000);
  hand.isDiskFull = false;
  await hand.restart();
  expect(hand.stands()).toEqual(["unknown", "CRASHED"]);
  await hand.pass(20_000);
  expect([hand.stands(), hand.target.calls.length]).toEqual([["sent", null], 1]);
});

test("[FD26] a start on a full disk sends nothing before what was on its way is known to be in doubt", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push("hangs");
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.isDiskFull = true;
  await hand.restart();
  await hand.pass(10_000);
  expect(hand.row().state).toBe("sending");
  hand.isDiskFull = false;
  await hand.pass(3_000);
  expect(hand.stands()).toEqual(["unknown", "CRASHED"]);
});
