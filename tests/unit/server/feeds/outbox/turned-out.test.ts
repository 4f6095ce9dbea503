import { expect, test } from "vitest";
import { resolveByHand } from "../../../../../server/feeds/outbox/orders.ts";
import type { Outcome } from "../../../../../server/feeds/target-kind.ts";
import { HOLD, lostAnswer, notSent, OutboxAtHand } from "../../../../support/outbox/at-hand.ts";
import { capsOfPlaces } from "../../../../support/outbox/sim-places.ts";

const { x, telegram, max } = capsOfPlaces;
const late: Outcome = { type: "sent", remote: { id: "late", url: null }, said: "201" };

function say(hand: OutboxAtHand, row: { readonly id: number }, found: { readonly url: string | null } | null): boolean {
  let isTaken = false;
  hand.order((rows) => {
    isTaken = resolveByHand(rows, row.id, found, "Анна", hand.time.clock.now());
  });
  return isTaken;
}

test("[FD25] «sent» that comes after «it is not there» is believed: nothing is sent a second time", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  hand.target.answers.push(() => promise);
  hand.approve();
  await hand.pass(HOLD + 200_000);
  hand.order((rows) => rows.settings.setHouseKilled(true));
  say(hand, hand.row(), null);
  await hand.pass(1_000);
  expect(hand.row()).toMatchObject({ state: "queued", isDoubtful: false });
  resolve(late);
  await hand.pass(1_000);
  hand.order((rows) => rows.settings.setHouseKilled(false));
  await hand.pass(1_000);
  expect(hand.row()).toMatchObject({ state: "sent", remoteId: "late" });
  expect(hand.target.calls).toHaveLength(1);
});

test("[FD12] withdrawn, looked for and not found, and there after all: it is deleted", async () => {
  const hand = new OutboxAtHand();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  hand.target.answers.push(() => promise);
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(200_000);
  expect([hand.stands(), hand.stands({ op: "delete" })]).toEqual([
    ["cancelled", "RETRACTED"],
    ["cancelled", "RETRACTED"],
  ]);
  resolve(late);
  await hand.pass(1_000);
  expect(hand.target.calls.map(({ op, job }) => [op, job.remote?.id])).toEqual([
    ["create", undefined],
    ["delete", "late"],
  ]);
  expect(hand.stands({ op: "delete" })).toEqual(["sent", null]);
});

const film = { file: "clip:c1", type: "video/mp4", alt: "", widthPx: 1280, heightPx: 720 } as const;

test.each([
  { where: "that can be asked is given up", caps: x, ops: ["create"], isStopped: true },
  {
    where: "that cannot be asked is deleted as soon as it is there",
    caps: telegram,
    ops: ["create", "delete"],
    isStopped: false,
  },
])("[FD12] withdrawn while its film is on its way to a target, one $where", async ({ caps, ops, isStopped }) => {
  const hand = new OutboxAtHand({ caps: { x: caps } });
  let wasStopped = false;
  hand.target.answers.push(
    (_job, signal) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          wasStopped = true;
          resolve(notSent("UNREACHABLE"));
        });
        hand.time.after(30_000, () => resolve(late));
      }),
  );
  hand.approve();
  hand.order((rows) => rows.outbox.save({ ...hand.row(), post: { ...hand.row().post, media: [film] } }));
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  await hand.pass(60_000);
  expect([hand.target.ops, wasStopped]).toEqual([ops, isStopped]);
  expect(hand.rows.outbox.inState("queued", "sending", "unknown", "held")).toEqual([]);
  expect(hand.rows.targets.byId("x")?.gateUntil).toBeNull();
});

test("[FD20] «it is gone» of what nobody knew to be there settles both", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 60_000);
  hand.withdraw();
  await hand.pass(1_000);
  expect(say(hand, hand.row({ op: "delete" }), null)).toBe(true);
  expect(hand.row()).toMatchObject({ state: "cancelled", reason: "RETRACTED", isDoubtful: false });
  expect(hand.rows.outbox.inState("held", "unknown", "queued")).toEqual([]);
});

test("[FD20] «it is there» of what was withdrawn: it is deleted, also where its delete was over", async () => {
  const hand = new OutboxAtHand({ caps: { telegram } });
  hand.target.answers.push(lostAnswer);
  hand.approve();
  await hand.pass(HOLD + 60_000);
  hand.withdraw();
  hand.order((rows) => {
    const gone = hand.row({ op: "delete" });
    rows.outbox.save({ ...gone, state: "sent", reason: null });
  });
  expect(say(hand, hand.row(), { url: "https://t.me/post/5" })).toBe(true);
  await hand.pass(1_000);
  expect(hand.target.calls.at(-1)).toMatchObject({ op: "delete", job: { remote: { id: "5" } } });
});

test("[FD20] what no key of ours deletes any more a person has taken down", async () => {
  const hand = new OutboxAtHand();
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.target.answers.push(notSent("AUTH"));
  hand.withdraw();
  await hand.pass(1_000);
  expect(hand.stands({ op: "delete" })).toEqual(["queued", "PAUSED"]);
  expect(say(hand, hand.row({ op: "delete" }), { url: null })).toBe(false);
  expect(say(hand, hand.row({ op: "delete" }), null)).toBe(true);
  expect(hand.stands({ op: "delete" })).toEqual(["sent", null]);
});

test("[FD20] of a delete on its way nothing is to be said", async () => {
  const hand = new OutboxAtHand({ caps: { max } });
  hand.target.answers.push("hangs");
  hand.approve();
  await hand.pass(HOLD + 1_000);
  hand.withdraw();
  expect(hand.stands({ op: "delete" })).toEqual(["queued", null]);
  expect(say(hand, hand.row({ op: "delete" }), null)).toBe(false);
});
