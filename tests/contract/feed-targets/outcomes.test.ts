import { describe, expect, test, vi } from "vitest";
import { targetKinds } from "../../../server/feeds/targets/index.ts";
import { patience } from "../../support/patience.ts";
import { type AtHand, aJob, atHand, inTime } from "./at-hand.ts";
import type { TargetBench } from "./bench.ts";
import { benches } from "./benches.ts";
import { inTrouble, type Trouble, troubles } from "./troubles.ts";

test("[FD60] every target of the table is held to all of this", () => {
  expect(new Set(benches.map(({ kind }) => kind))).toEqual(new Set(Object.values(targetKinds)));
});

describe.each(benches)("$kind.kind", (bench) => {
  test("[FD60] what was sent is there once, and has the id that the network gave it", async () => {
    await using at = await atHand(bench);
    const outcome = await at.target.send(aJob(), inTime());
    expect(outcome).toMatchObject({ type: "sent", remote: { id: at.live()[0]?.id } });
    expect(at.live()).toHaveLength(1);
  });

  test.each(bench.refusals)("[FD61] $row ($as) is $gives", async ({ answer, gives, until }) => {
    await using at = await atHand(bench);
    const now = at.clock.now();
    void at.standIn.fault("create", { type: "says", answer: answer(now), stores: false });
    const outcome = await at.target.send(aJob(), inTime());
    expect(outcome).toMatchObject({ type: gives === "DUPLICATE" ? "unknown" : "not-sent", reason: gives });
    if (until !== undefined) expect("until" in outcome ? (outcome.until ?? null) : null).toBe(until(now));
  });

  test.each(troubles)("[FD62] $name: not-sent is never said of what is there", async (trouble) => {
    await using at = await atHand(bench);
    const outcome = await sendInTrouble(at, trouble, aJob());
    expect(["unknown", "sent"]).toContain(outcome.type);
    if (outcome.type === "sent") expect(at.live().map(({ id }) => id)).toEqual([outcome.remote.id]);
  });

  test("[FD63] a connection that is refused has sent nothing", async () => {
    await using at = await atHand(bench, { baseUrl: (standIn) => standIn.refusingUrl });
    expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
  });

  test("[FD63] a connection that is reset before it was read: nothing is there, and sent is not claimed", async () => {
    await using at = await atHand(bench);
    void at.standIn.breakConnection();
    const outcome = await at.target.send(aJob(), inTime());
    // Whether it was made before it was reset is for the system to say, so both of these are true.
    expect(["not-sent", "unknown"]).toContain(outcome.type);
    expect(at.live()).toEqual([]);
  });

  test("[FD63] what is given up before it began sends nothing", async () => {
    await using at = await atHand(bench);
    const outcome = await at.target.send(aJob(), AbortSignal.abort());
    expect(outcome).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
    expect(at.standIn.callsOf("create")).toEqual([]);
  });

  if (bench.kind.caps.idempotent !== "none") idempotency(bench);
  if (bench.kind.caps.find) finding(bench);
});

function idempotency(bench: TargetBench): void {
  test.each(troubles)("[FD64] $name: sent again with the same key, it is there once", async (trouble) => {
    await using at = await atHand(bench);
    const job = aJob();
    await sendInTrouble(at, trouble, job);
    const again = await at.target.send(job, inTime());
    expect(again).toMatchObject({ type: "sent", remote: { id: at.live()[0]?.id } });
    expect(at.live()).toHaveLength(1);
  });
}

function finding(bench: TargetBench): void {
  test.each(troubles.filter(({ stores }) => stores))("[FD64] $name: it is found where it is", async (trouble) => {
    await using at = await atHand(bench);
    const job = aJob();
    await sendInTrouble(at, trouble, job);
    expect(await at.target.find?.(job, inTime())).toMatchObject({ type: "found", remote: { id: at.live()[0]?.id } });
  });

  test("[FD64] what is not there is missed, also beside others", async () => {
    await using at = await atHand(bench);
    await at.target.send(aJob({ post: { text: "Другая запись" } }), inTime());
    expect(await at.target.find?.(aJob(), inTime())).toMatchObject({ type: "missed" });
  });

  test.each(troubles.filter(({ name }) => !name.startsWith("stored after")))(
    "[FD64] a look-up with $name is no miss",
    async (trouble) => {
      await using at = await atHand(bench);
      const outcome = await inTrouble(at, trouble, "find", async (signal) => at.target.find?.(aJob(), signal));
      expect(outcome).toMatchObject({ type: "cannot-tell" });
    },
  );
}

async function sendInTrouble(at: AtHand, trouble: Trouble, job: ReturnType<typeof aJob>) {
  const outcome = await inTrouble(at, trouble, "create", (signal) => at.target.send(job, signal));
  await vi.waitFor(() => expect(at.live()).toHaveLength(trouble.stores ? 1 : 0), { ...patience, interval: 5 });
  return outcome;
}
