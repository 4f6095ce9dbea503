import { expect, test } from "vitest";
import { programTime } from "../../../../../shared/time.ts";
import { HOLD, MEETING, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";
import { capsOfPlaces } from "../../../../support/outbox/sim-places.ts";

const two = { x: capsOfPlaces.x, telegram: capsOfPlaces.telegram };

test("[FD2][FD21] after the hold window our own feed has it, and then every target, once", async () => {
  const hand = new OutboxAtHand({ caps: two });
  hand.approve();
  await hand.pass(HOLD - 1);
  expect(hand.rows.entries.byCode("C100")).toBeNull();
  await hand.pass(60_000);
  expect(hand.rows.entries.byCode("C100")).toMatchObject({ rev: 1, meetingTitle: "Итоги года" });
  expect(hand.highlight().state).toBe("released");
  expect(hand.targets.map(({ texts }) => texts)).toEqual([["h1 r1 p0"], ["h1 r1 p0"]]);
  expect(hand.row({ target: "telegram" })).toMatchObject({ state: "sent", remoteId: "telegram-1", attempts: 1 });
});

test("[FD1] a row is on the disk as sending before its target is called", async () => {
  const hand = new OutboxAtHand();
  let seen = "";
  hand.target.answers.push(async () => {
    seen = hand.row().state;
    return { type: "sent", remote: { id: "1", url: null }, said: "201" };
  });
  hand.approve();
  await hand.pass(30_000);
  expect(seen).toBe("sending");
});

test("[FD3] what is withdrawn in its hold window never leaves", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  hand.withdraw();
  await hand.pass(600_000);
  expect(hand.target.calls).toEqual([]);
  expect(hand.stands()).toEqual(["cancelled", "RETRACTED"]);
  expect(hand.stands({ target: "own" })).toEqual(["cancelled", "RETRACTED"]);
});

test("[FD3] what is not what was approved any more never leaves", async () => {
  const hand = new OutboxAtHand();
  const approved = hand.approve();
  const approvals = [{ by: { id: "b", name: "Борис" }, at: programTime(2), hash: "of other words" }];
  hand.rows.highlights.save({ ...approved, approvals, version: 9 }, approved.version);
  await hand.pass(600_000);
  expect(hand.rows.entries.byCode("C100")).toBeNull();
  expect(hand.stands({ target: "own" })).toEqual(["cancelled", "EDITED"]);
  expect(hand.stands()).toEqual(["cancelled", "EDITED"]);
});

test("[FD3] what is too late is dropped, and its highlight is a draft again", async () => {
  const hand = new OutboxAtHand();
  hand.order((rows) => rows.settings.setHouseKilled(true));
  hand.approve({ staleMs: 60_000 });
  await hand.pass(70_000);
  hand.order((rows) => rows.settings.setHouseKilled(false));
  await hand.pass(1_000);
  expect([hand.stands({ target: "own" }), hand.stands()]).toEqual([
    ["cancelled", "STALE"],
    ["cancelled", "STALE"],
  ]);
  expect(hand.highlight()).toMatchObject({ state: "draft", approvals: [], releaseAt: null });
});

test("[FD3] it waits until most viewers have seen the moment", async () => {
  let isSeen = false;
  const hand = new OutboxAtHand({ seenByMost: () => isSeen });
  hand.approve({ waitsForViewers: true });
  await hand.pass(HOLD + 30_000);
  expect(hand.stands({ target: "own" })).toEqual(["queued", "WAITS_FOR_VIEWERS"]);
  isSeen = true;
  await hand.pass(2_000);
  expect(hand.stands()).toEqual(["sent", null]);
});

test("[FD3] for viewers who never come it waits two minutes", async () => {
  const hand = new OutboxAtHand({ seenByMost: () => false });
  hand.approve({ waitsForViewers: true });
  await hand.pass(HOLD + 119_000);
  expect(hand.target.calls).toEqual([]);
  await hand.pass(3_000);
  expect(hand.stands()).toEqual(["sent", null]);
});

test.each(["house", "meeting"] as const)(
  "[FD3][FD6] the switch of the %s stops our own feed and every target",
  async (whose) => {
    const hand = new OutboxAtHand();
    const set = (isKilled: boolean) =>
      hand.order((rows) => {
        if (whose === "house") return rows.settings.setHouseKilled(isKilled);
        const { settings, version } = rows.settings.of(MEETING);
        rows.settings.save(MEETING, { ...settings, isKilled }, version);
      });
    set(true);
    hand.approve();
    await hand.pass(60_000);
    expect(hand.stands({ target: "own" })).toEqual(["queued", "KILLED"]);
    expect(hand.target.calls).toEqual([]);
    set(false);
    await hand.pass(1_000);
    expect(hand.stands()).toEqual(["sent", null]);
  },
);

test("[FD6] a target's switch and a pause by hand stop what is created, never what is deleted", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(30_000);
  hand.order((rows) => {
    const kept = rows.targets.byId("x");
    if (kept)
      rows.targets.save({ ...kept, isKilled: true, version: 2, paused: { at: programTime(1), why: "BY_HAND" } }, 1);
  });
  hand.approve({ id: "h2", code: "C200" });
  await hand.pass(30_000);
  expect(hand.stands({ highlight: "h2" })).toEqual(["queued", "KILLED"]);
  hand.withdraw("h1");
  await hand.pass(1_000);
  expect(hand.target.ops).toEqual(["create", "delete"]);
  expect(hand.stands({ op: "delete" })).toEqual(["sent", null]);
});

test("[FD7] beyond the budget a post is held, and goes once there is more and somebody says so", async () => {
  const hand = new OutboxAtHand();
  hand.order((rows) => {
    const kept = rows.targets.byId("x");
    if (kept) rows.targets.save({ ...kept, budget: { posts: 2, micros: null }, version: 2 }, 1);
  });
  hand.approve();
  await hand.pass(30_000);
  hand.approve({ id: "h2", code: "C200", parts: 2 });
  await hand.pass(30_000);
  expect(hand.stands({ highlight: "h2" })).toEqual(["held", "BUDGET"]);
  expect(hand.stands({ highlight: "h2", part: 1 })).toEqual(["held", "PART_FAILED"]);
  expect(hand.target.calls).toHaveLength(1);
});

test("[FD3] a target's own rate is kept to", async () => {
  const hand = new OutboxAtHand();
  hand.target.rate.creates = 2;
  for (const id of ["h1", "h2", "h3"]) hand.approve({ id, code: `C${id}00` });
  await hand.pass(HOLD + 1_000);
  expect(hand.target.texts).toHaveLength(2);
  await hand.pass(120_000);
  expect(hand.target.texts).toHaveLength(3);
});

test("[FD9] a thread is posted part under part", async () => {
  const hand = new OutboxAtHand();
  hand.approve({ parts: 3 });
  await hand.pass(30_000);
  const under = hand.target.calls.map(({ job }) => job.thread && [job.thread.root.id, job.thread.previous.id]);
  expect(under).toEqual([null, ["x-1", "x-1"], ["x-1", "x-2"]]);
});

test("[FD15] when a part is refused, nothing is posted under it", async () => {
  const hand = new OutboxAtHand();
  hand.target.answers.push(
    { type: "sent", remote: { id: "1", url: null }, said: "201" },
    { type: "not-sent", reason: "REFUSED", said: "403" },
  );
  hand.approve({ parts: 3 });
  await hand.pass(600_000);
  expect([0, 1, 2].map((part) => hand.stands({ part }))).toEqual([
    ["sent", null],
    ["dead", "REFUSED"],
    ["held", "PART_FAILED"],
  ]);
});

test("[FD23] a rehearsal goes to dry targets alone, and stands nowhere", async () => {
  const hand = new OutboxAtHand();
  hand.approve({ isRehearsal: true });
  await hand.pass(30_000);
  expect(hand.target.calls).toEqual([]);
  expect(hand.target.dry.posts().map(({ post }) => post.text)).toEqual(["h1 r1 p0"]);
  expect(hand.rows.entries.byCode("C100")).toBeNull();
  expect(hand.highlight().state).toBe("released");
  expect(hand.row().remoteId).toMatch(/^dry-/);
});

test("[FD23] a rehearsal goes on behind any number of posts that wait for a target that is stopped", async () => {
  const hand = new OutboxAtHand();
  const why = { at: hand.time.clock.now(), why: "AUTH" } as const;
  hand.order((rows) => rows.targets.pause("x", why));
  for (let index = 1; index <= 20; index += 1) hand.approve({ id: `h${index}`, code: `C${index + 100}` });
  hand.approve({ id: "dry", code: "C500", isRehearsal: true });
  await hand.pass(30_000);
  expect(hand.target.dry.posts().map(({ post }) => post.text)).toEqual(["dry r1 p0"]);
  expect(hand.target.calls).toEqual([]);
});

test("[FD2] deletes go before creates, however many of those wait", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(30_000);
  const gate = programTime(hand.time.clock.now() + 100_000);
  hand.order((rows) => rows.targets.setGate("x", gate));
  for (let index = 2; index < 40; index += 1) hand.approve({ id: `h${index}`, code: `C${index}00` });
  await hand.pass(30_000);
  hand.withdraw("h1");
  await hand.pass(71_000);
  expect(hand.target.ops.slice(0, 3)).toEqual(["create", "delete", "create"]);
});
