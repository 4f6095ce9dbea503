import { expect, test } from "vitest";
import { takeBack } from "../../../../../server/feeds/outbox/orders.ts";
import { foundPost, HOLD, lostAnswer, notSent, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";
import { capsOfPlaces } from "../../../../support/outbox/sim-places.ts";

const { x, telegram, mastodon } = capsOfPlaces;

test("[FD11] in the hold window an approval is taken back wholly, and can be given again with other words", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  const approved = hand.approve({ parts: 2 });
  await hand.pass(HOLD - 1);
  hand.order((rows) => {
    expect(takeBack(rows, approved, hand.time.clock.now())).toBe(true);
    rows.highlights.save(
      { ...approved, state: "draft", approvals: [], version: approved.version + 1 },
      approved.version,
    );
  });
  await hand.pass(600_000);
  expect(hand.targets.map(({ calls }) => calls.length)).toEqual([0, 0]);
  expect(hand.stands()).toEqual(["cancelled", "EDITED"]);
  hand.approve({ parts: 1 });
  await hand.pass(HOLD + 1_000);
  expect(hand.at("x").texts).toEqual(["h1 r1 p0"]);
  expect(hand.rows.entries.byCode("C100")).toMatchObject({ rev: 1 });
});

test("[FD11] once it has left it cannot be taken back", async () => {
  const hand = new OutboxAtHand();
  const approved = hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.order((rows) => expect(takeBack(rows, approved, hand.time.clock.now())).toBe(false));
  expect(hand.stands()).toEqual(["sent", null]);
});

test("[FD12] a retraction deletes everywhere, the last part first, and leaves a tombstone at once", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  hand.approve({ parts: 2 });
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  expect(hand.rows.entries.byCode("C100")).not.toHaveProperty("rev");
  await hand.pass(1_000);
  for (const target of hand.targets) {
    expect(target.calls.slice(2).map(({ op, job }) => [op, job.remote?.id])).toEqual([
      ["delete", `${target.id}-2`],
      ["delete", `${target.id}-1`],
    ]);
  }
  expect(hand.rows.outbox.inState("queued", "sending", "unknown", "held")).toEqual([]);
});

test("[FD12] withdrawn while it was being sent: it is deleted as soon as it is known where it is", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(async () => {
    hand.withdraw();
    return { type: "sent", remote: { id: "5", url: null }, said: "201" };
  });
  hand.approve();
  await hand.pass(HOLD + 1_000);
  expect(hand.target.calls.map(({ op, job }) => [op, job.remote?.id])).toEqual([
    ["create", undefined],
    ["delete", "5"],
  ]);
});

test("[FD12] withdrawn while nobody knows: it is looked for, and deleted where it is found", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(lostAnswer);
  hand.target.findings.push(foundPost("5"));
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(20_000);
  expect(hand.target.calls.map(({ op, job }) => [op, job.remote?.id])).toEqual([
    ["create", undefined],
    ["delete", "5"],
  ]);
});

test("[FD12] withdrawn while nobody knows, and not there: nothing is sent any more", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(120_000);
  expect(hand.target.ops).toEqual(["create"]);
  expect([hand.stands(), hand.stands({ op: "delete" })]).toEqual([
    ["cancelled", "RETRACTED"],
    ["cancelled", "RETRACTED"],
  ]);
});

test("[FD12] the same retraction again changes nothing", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(1_000);
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.target.ops).toEqual(["create", "delete"]);
});

test("[FD9] a correction is an edit where that can be, and an answer where it cannot", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.correct("h1", "reply");
  hand.approve();
  await hand.pass(HOLD + 1_000);
  expect(hand.at("telegram").ops).toEqual(["create", "edit"]);
  expect(hand.at("telegram").calls[1]?.job.remote?.id).toBe("telegram-1");
  expect(hand.at("x").ops).toEqual(["create", "create"]);
  expect(hand.at("x").calls[1]?.job.thread?.previous.id).toBe("x-1");
  expect(hand.rows.entries.byCode("C100")).toMatchObject({ rev: 2, corrections: [{ note: "Уточнено" }] });
});

test("[FD9] or it is posted anew, once the old post is gone", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.correct("h1", "repost");
  hand.approve();
  hand.target.answers.push(lostAnswer);
  await hand.pass(HOLD + 1_000);
  expect(hand.target.ops).toEqual(["create", "delete"]);
  await hand.pass(60_000);
  expect(hand.target.ops).toEqual(["create", "delete", "delete", "create"]);
});

test("[FD9] when the correction is withdrawn, all that stands is deleted", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.correct("h1", "reply");
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.target.calls.slice(2).map(({ op, job }) => [op, job.remote?.id])).toEqual([
    ["delete", "x-2"],
    ["delete", "x-1"],
  ]);
});

test("[FD9] more parts are posted under the last one, parts that are no more are deleted", async () => {
  const hand = new OutboxAtHand({ caps: { mastodon } });
  hand.approve({ parts: 2 });
  await hand.pass(HOLD + 1_000);
  hand.correct("h1");
  hand.approve({ parts: 3 });
  await hand.pass(HOLD + 1_000);
  expect(hand.target.ops.slice(2).toSorted()).toEqual(["create", "edit", "edit"]);
  expect(hand.row({ part: 2, rev: 2 }).state).toBe("sent");
  hand.correct("h1");
  hand.approve({ parts: 1 });
  await hand.pass(HOLD + 1_000);
  expect(hand.target.calls.slice(5).map(({ op, job }) => [op, job.remote?.id])).toEqual([
    ["delete", hand.row({ part: 2, rev: 2 }).remoteId],
    ["delete", "mastodon-2"],
    ["edit", "mastodon-1"],
  ]);
});

test("[FD3] while a mistake is being put right it does not leave anywhere, and then only the right words do", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  hand.order((rows) => rows.targets.pause("x", { at: hand.time.clock.now(), why: "BY_HAND" }));
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.correct("h1");
  hand.order((rows) => rows.targets.pause("x", null));
  await hand.pass(60_000);
  expect(hand.stands()).toEqual(["queued", "EDITED"]);
  hand.approve();
  await hand.pass(HOLD + 1_000);
  expect(hand.at("x").texts).toEqual(["h1 r2 p0"]);
  expect(hand.stands()).toEqual(["cancelled", "EDITED"]);
});

test("[FD10] an edit of what turns out not to be there is a post", async () => {
  const hand = new OutboxAtHand({ caps: { mastodon } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.correct("h1");
  hand.approve();
  await hand.pass(120_000);
  expect(hand.target.calls.map(({ op, job }) => [op, job.post.text])).toEqual([
    ["create", "h1 r1 p0"],
    ["create", "h1 r2 p0"],
  ]);
});

test("[FD24] rows of a target that is no more end; what may stand there is a person's", async () => {
  const hand = new OutboxAtHand({ caps: { x, telegram } });
  hand.at("telegram").answers.push("hangs");
  hand.at("x").answers.push(notSent("AUTH"));
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.order((rows) => {
    for (const id of ["x", "telegram"]) rows.targets.drop(id);
  });
  hand.targets.splice(0);
  await hand.restart();
  expect(hand.stands({ target: "x" })).toEqual(["cancelled", "TARGET_GONE"]);
  expect(hand.stands({ target: "telegram" })).toEqual(["held", "TARGET_GONE"]);
});
