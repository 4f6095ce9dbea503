/** Rows of the table «Bad input and trouble» in docs/spec/feeds.md: what becomes of a post that is on its way. */
import { describe, expect, test, vi } from "vitest";
import type { OutboxRow } from "../../../server/feeds/ports.ts";
import { patience } from "../../support/patience.ts";
import type { Refusal } from "./bench.ts";
import { benches } from "./benches.ts";
import { houseAtHand } from "./house-at-hand.ts";
import { type Trouble, troubles } from "./troubles.ts";

/** What one answer makes of the row and of its target. What waits says what it waits for: the target's pause, or its gate. */
const after: Record<
  Refusal["gives"],
  readonly [Pick<OutboxRow, "state" | "reason">, "AUTH" | "NO_MONEY" | "gate" | null]
> = {
  AUTH: [{ state: "queued", reason: "PAUSED" }, "AUTH"],
  NO_MONEY: [{ state: "queued", reason: "PAUSED" }, "NO_MONEY"],
  RATE_LIMITED: [{ state: "queued", reason: "RATE_GATE" }, "gate"],
  UNREACHABLE: [{ state: "queued", reason: "RATE_GATE" }, "gate"],
  DUPLICATE: [{ state: "unknown", reason: "DUPLICATE" }, null],
  REFUSED: [{ state: "dead", reason: "REFUSED" }, null],
  TOO_LARGE: [{ state: "dead", reason: "TOO_LARGE" }, null],
  MEDIA_REFUSED: [{ state: "dead", reason: "MEDIA_REFUSED" }, null],
  GONE: [{ state: "dead", reason: "GONE" }, null],
};

describe.each(benches)("$kind.kind", (bench) => {
  test.each(bench.refusals)(
    "[FD61] $row ($as): what the row and the target become",
    async ({ answer, gives, until }) => {
      await using house = await houseAtHand(bench);
      const now = house.at.clock.now();
      const asked = house.at.standIn.fault("create", { type: "says", answer: answer(now), stores: false });
      house.release();
      await asked;
      await house.quiet();
      const { paused, gateUntil } = house.target();
      const [row, target] = after[gives];
      expect(house.row()).toMatchObject({ ...row, isDoubtful: gives === "DUPLICATE", attempts: 1 });
      expect(paused?.why ?? (gateUntil === null ? null : "gate")).toBe(target);
      expect(gateUntil ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(until?.(now) ?? now);
    },
  );

  test.each(troubles)("[FD62] $name: in the end it is there once, or a person is asked", async (trouble) => {
    await using house = await houseAtHand(bench);
    await meet(house, trouble);
    const canTell = bench.kind.caps.find || bench.kind.caps.idempotent !== "none";
    if (!canTell && house.row().state !== "sent") {
      expect(await house.until("held")).toMatchObject({ reason: "LOOK_BY_HAND", isDoubtful: true });
      expect(house.at.live()).toHaveLength(trouble.stores ? 1 : 0);
      return;
    }
    const [{ remoteId }, { id }] = [await house.until("sent"), house.at.live()[0] ?? { id: "nothing" }];
    expect(remoteId).toBe(id);
    expect(house.at.live()).toHaveLength(1);
  });

  test("[FD62] the disk is full when the answer comes: it is kept as soon as it can be, and nothing is sent again", async () => {
    await using house = await houseAtHand(bench);
    let isFree = () => {};
    const until = new Promise<void>((resolve) => {
      isFree = resolve;
    });
    const asked = house.at.standIn.fault("create", { type: "waits", until });
    house.release();
    await asked;
    house.disk.isFull = true;
    isFree();
    await house.quiet();
    expect(house.row().state).toBe("sending");
    house.disk.isFull = false;
    expect(await house.until("sent")).toMatchObject({ remoteId: house.at.live()[0]?.id });
    expect(house.at.standIn.callsOf("create")).toHaveLength(1);
  });
});

/** The first call meets it; a hang comes to its deadline. What is stored late is stored before anybody looks, as it is in the world. */
async function meet(house: Awaited<ReturnType<typeof houseAtHand>>, { fault, isHung, stores }: Trouble): Promise<void> {
  const reached = house.at.standIn.fault("create", fault);
  house.release();
  await reached;
  if (isHung) house.passDeadline();
  await house.quiet();
  await vi.waitFor(() => expect(house.at.live()).toHaveLength(stores ? 1 : 0), { ...patience, interval: 5 });
}
