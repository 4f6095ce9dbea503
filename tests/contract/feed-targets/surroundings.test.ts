import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../support/stand-ins/call.ts";
import { watchDialledPlaces } from "../../support/stand-ins/dialled-places.ts";
import { ForwardProxy } from "../../support/stand-ins/forward-proxy.ts";
import { ownCertificate } from "../../support/stand-ins/own-certificate.ts";
import { SilentPlace } from "../../support/stand-ins/silent-place.ts";
import { type AtHand, aJob, atHand, inTime } from "./at-hand.ts";
import type { TargetBench } from "./bench.ts";
import { benches } from "./benches.ts";
import { inTrouble, troubles } from "./troubles.ts";

const tls = ownCertificate();
const trusted = getCACertificates("default");
afterAll(() => setDefaultCACertificates(trusted));

describe.each(benches)("$kind.kind", (bench) => {
  test("[FD70] a check says who we are, and nobody sees anything of it", async () => {
    await using at = await atHand(bench);
    expect(await at.target.check(inTime())).toMatchObject({ isOk: true, account: expect.any(String), reason: null });
    expect(at.standIn.network.posts.all).toEqual([]);
    expect(at.standIn.callsOf("create")).toEqual([]);
  });

  test.each(bench.refusals.filter(({ row }) => row === "wrong keys"))(
    "[FD70] a check tells wrong keys ($as)",
    async ({ answer }) => {
      await using at = await atHand(bench);
      void at.standIn.fault("check", { type: "says", answer: answer(at.clock.now()), stores: false });
      expect(await at.target.check(inTime())).toMatchObject({ isOk: false, account: null, reason: "AUTH" });
    },
  );

  const worse = troubles.filter(({ isGoodStatus }) => !(isGoodStatus && bench.takesAnyBody));
  test.each(worse)("[FD70] a check that meets $name is not good", async (trouble) => {
    await using at = await atHand(bench);
    const health = await inTrouble(at, trouble, "check", (signal) => at.target.check(signal));
    expect(health).toMatchObject({ isOk: false });
  });

  test("[FD71] no answer, whatever it repeats, makes us say a secret", async () => {
    const written = writtenOut();
    const said = await Promise.all([
      ...bench.refusals.map((refusal) => saidOfRefusal(bench, refusal)),
      saidOfEcho(bench),
    ]);
    const all = [...said.flat(), ...written()].join("\n");
    expect(bench.secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  test("[FD72] no place is dialled but its base address", async () => {
    await using at = await atHand(bench);
    const dialled = watchDialledPlaces();
    await everyCall(at);
    dialled.stop();
    expect([...dialled.places]).toEqual([`127.0.0.1:${at.standIn.port}`]);
  });

  test("[FD72] a base address over TLS is dialled as it is written", async () => {
    setDefaultCACertificates([...trusted, tls.cert]);
    await using at = await atHand(bench, { tls });
    await everyCall(at);
    expect(at.standIn.network.posts.all).toHaveLength(1);
  });

  test("[FD63] a certificate that is not trusted: nothing was sent", async () => {
    setDefaultCACertificates(trusted);
    await using at = await atHand(bench, { tls });
    expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
    expect(at.standIn.calls).toEqual([]);
  });

  test.each(["http", "https"])("[FD72] through a proxy go all calls, to an %s address too", async (scheme) => {
    setDefaultCACertificates([...trusted, tls.cert]);
    const proxy = await ForwardProxy.open();
    await using at = await atHand(bench, { proxy: proxy.url, ...(scheme === "https" && { tls }) });
    await everyCall(at);
    const { port, connections } = at.standIn;
    expect(at.standIn.network.posts.all).toHaveLength(1);
    expect(proxy.asked).toEqual(Array.from({ length: connections }, () => `127.0.0.1:${port}`));
    await proxy.close();
  });

  test("[FD72] a proxy that refuses connections: nothing was sent, and nobody goes round it", async () => {
    await using refusing = await atHand(bench);
    await using at = await atHand(bench, { proxy: refusing.standIn.refusingUrl });
    expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
    expect(at.standIn.connections).toBe(0);
  });

  test.each([403, 407, 429, 502])(
    "[FD72] a proxy that says %i is not the network: nothing was sent",
    async (status) => {
      const proxy = await ForwardProxy.open();
      proxy.refusesWith = status;
      await using at = await atHand(bench, { proxy: proxy.url });
      expect(await at.target.send(aJob(), inTime())).toMatchObject({ type: "not-sent", reason: "UNREACHABLE" });
      expect(at.standIn.connections).toBe(0);
      await proxy.close();
    },
  );

  test.each(["a proxy that says nothing", "a handshake that never ends"])(
    "[FD72] %s is given up at the deadline, and nothing comes of it",
    async (which) => {
      await using silent = await SilentPlace.open();
      const around = which.startsWith("a proxy")
        ? { proxy: `http://${silent.host}` }
        : { baseUrl: () => `https://${silent.host}` };
      await using at = await atHand(bench, around);
      const giveUp = new AbortController();
      void silent.spokenTo.then(() => giveUp.abort());
      const outcome = await at.target.send(aJob(), giveUp.signal);
      expect(["not-sent", "unknown"]).toContain(outcome.type);
      expect(at.standIn.connections).toBe(0);
    },
  );
});

/** Whatever a target can be asked, once. */
async function everyCall({ target }: AtHand): Promise<void> {
  await target.check(inTime());
  const outcome = await target.send(aJob(), inTime());
  if (outcome.type !== "sent") throw new Error(`not sent: ${outcome.said}`);
  const job = aJob({ remote: outcome.remote });
  await target.find?.(job, inTime());
  await target.edit?.(job, inTime());
  await target.remove(job, inTime());
}

async function saidOfRefusal(bench: TargetBench, { answer }: TargetBench["refusals"][number]): Promise<string[]> {
  await using at = await atHand(bench);
  return saidOfAll(at, answer(at.clock.now()));
}

/** Fields that some network puts words of its own in, each with all of our secrets. */
async function saidOfEcho(bench: TargetBench): Promise<string[]> {
  await using at = await atHand(bench);
  const echo = bench.secrets.join(" ");
  const names = ["title", "detail", "error", "error_description", "description", "message", "error_msg"];
  return saidOfAll(at, { status: 400, body: Object.fromEntries(names.map((name) => [name, echo])) });
}

async function saidOfAll({ standIn, target }: AtHand, answer: Answer): Promise<string[]> {
  const says = { type: "says", answer, stores: false } as const;
  for (const operation of ["check", "create", "find", "edit", "delete"] as const) void standIn.fault(operation, says);
  const job = aJob({ remote: { id: "1", url: null } });
  const answers = [
    await target.check(inTime()),
    await target.send(aJob(), inTime()),
    await target.find?.(job, inTime()),
    await target.edit?.(job, inTime()),
    await target.remove(job, inTime()),
  ];
  return answers.flatMap((one) => one?.said ?? []);
}

/** What this process writes meanwhile, by whoever. */
function writtenOut(): () => string[] {
  const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write").mockReturnValue(true));
  const words = (["log", "warn", "error"] as const).map((name) => vi.spyOn(globalThis.console, name).mockReturnValue());
  return () => {
    const all = [...streams, ...words].flatMap((spy) => spy.mock.calls.map((call) => call.map(String).join(" ")));
    for (const spy of [...streams, ...words]) spy.mockRestore();
    return all;
  };
}
