import { describe, expect, test } from "vitest";
import { HOLD, lostAnswer, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";
import { capsOfPlaces } from "../../../../support/outbox/sim-places.ts";

const { x, telegram, webhook } = capsOfPlaces;

async function replaceAccount(hand: OutboxAtHand): Promise<void> {
  hand.order((rows) => {
    for (const kept of rows.targets.all())
      rows.targets.save({ ...kept, version: kept.version + 1, open: { chat: "@another" } }, kept.version);
  });
  await hand.restart();
}

async function removeTarget(hand: OutboxAtHand): Promise<void> {
  hand.order((rows) => {
    for (const { id } of rows.targets.all()) rows.targets.drop(id);
  });
  hand.targets.splice(0);
  await hand.restart();
}

describe("[FD24] an account that was replaced by another one", () => {
  test.each([
    { it: "that can be asked", caps: x },
    { it: "that knows our records by their names", caps: webhook },
  ])("$it is not asked what became of a post in the first, and does not get a second", async ({ caps }) => {
    const hand = new OutboxAtHand({ caps: { x: caps } });
    hand.target.answers.push(lostAnswer);
    hand.approve();
    await hand.pass(HOLD + 1_000);
    await replaceAccount(hand);
    await hand.pass(600_000);
    expect(hand.row()).toMatchObject({ state: "held", reason: "TARGET_GONE", isDoubtful: true });
    expect([hand.target.calls.length, hand.target.looks]).toEqual([1, 0]);
  });

  test("is not told to delete a number that is another post's there: a person takes it down", async () => {
    const hand = new OutboxAtHand({ caps: { telegram } });
    hand.approve();
    await hand.pass(HOLD + 1_000);
    await replaceAccount(hand);
    hand.withdraw();
    await hand.pass(1_000);
    expect(hand.stands({ target: "telegram", op: "delete" })).toEqual(["held", "TARGET_GONE"]);
    expect(hand.target.ops).toEqual(["create"]);
  });

  test("is not told to edit one either, nor to answer it", async () => {
    const hand = new OutboxAtHand({ caps: { telegram, x } });
    hand.approve();
    await hand.pass(HOLD + 1_000);
    await replaceAccount(hand);
    hand.correct("h1", "reply");
    hand.approve();
    await hand.pass(HOLD + 1_000);
    expect(hand.stands({ target: "telegram", op: "edit", rev: 2 })).toEqual(["held", "TARGET_GONE"]);
    expect(hand.stands({ target: "x", rev: 2 })).toEqual(["held", "TARGET_GONE"]);
  });

  test("has what is said from now on", async () => {
    const hand = new OutboxAtHand();
    hand.approve();
    await hand.pass(HOLD + 1_000);
    await replaceAccount(hand);
    hand.approve({ id: "h2", code: "C200" });
    await hand.pass(HOLD + 1_000);
    hand.withdraw("h2");
    await hand.pass(1_000);
    expect(hand.target.ops).toEqual(["create", "create", "delete"]);
  });
});

test("[FD24] what is withdrawn after its target was removed is a person's at once", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(HOLD + 1_000);
  await removeTarget(hand);
  hand.withdraw();
  expect(hand.stands({ target: "x", op: "delete" })).toEqual(["held", "TARGET_GONE"]);
});
