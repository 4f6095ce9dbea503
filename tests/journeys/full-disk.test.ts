import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import type { CommandOutcome } from "../../shared/protocol.ts";
import { signIn } from "../support/control-client.ts";
import { startServer } from "../support/running-server.ts";
import { startOnFailingDisk } from "../support/server-on-failing-disk.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "efir-full-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** A moderator at a server whose disk fails as told, and how their commands are answered. */
async function atTheDesk(injection: string) {
  const server = await startOnFailingDisk(dataDir, injection);
  onTestFinished(server.kill);
  const desk = await signIn(server.httpUrl);
  onTestFinished(desk.close);
  await desk.request("POST", "/api/meetings", { slug: "meeting", title: "Заседание", programme: [] });
  let count = 0;
  const plan = async (): Promise<{ readonly title: string; readonly answer: string; readonly seq: number }> => {
    count += 1;
    const title = `Заседание ${count}`;
    const envelope = {
      id: `command-${count}`,
      ledger: "timeline:meeting",
      command: { type: "plan", title, programme: [] },
    };
    const outcome: CommandOutcome = await desk.socket.timeout(10_000).emitWithAck("command", envelope);
    return outcome.ok ? { title, answer: "ok", seq: outcome.seq } : { title, answer: outcome.refusal.code, seq: 0 };
  };
  const statusOf = async (path: string) => (await desk.request("GET", path)).status;
  return { server, desk, plan, statusOf };
}

test("[ST9] a full disk refuses what is to be written, at once and by its name; the rest goes on, and so does writing after", async () => {
  // The start and the meeting take some 150 writes; each plan some 15, and one when it fails.
  const { plan, statusOf, desk } = await atTheDesk("pwrite64:error=ENOSPC:when=400..440");
  const before = [];
  let refused = await plan();
  for (; refused.answer === "ok"; refused = await plan()) before.push(refused);
  expect(refused.answer).toBe("STORE_FULL");
  expect([await statusOf("/livez"), await statusOf("/readyz"), await statusOf("/api/meetings")]).toEqual([
    200, 200, 200,
  ]);
  let after = await plan();
  for (let attempt = 0; after.answer === "STORE_FULL" && attempt < 60; attempt += 1) after = await plan();
  // Nothing of what was refused took a place in the record.
  expect(after).toMatchObject({ answer: "ok", seq: (before.at(-1)?.seq ?? 0) + 1 });
  expect(await (await desk.request("GET", "/api/meetings")).text()).toContain(after.title);
});

test("[ST10] a failed sync is never acknowledged: the server writes no more, says so, and a restart reads the truth", async () => {
  const { plan, statusOf, server } = await atTheDesk("fsync:error=EIO:when=30+");
  const acknowledged = [];
  let refused = await plan();
  for (; refused.answer === "ok"; refused = await plan()) acknowledged.push(refused);
  expect([refused.answer, (await plan()).answer]).toEqual(["STORE_UNAVAILABLE", "STORE_UNAVAILABLE"]);
  expect([await statusOf("/livez"), await statusOf("/readyz"), await statusOf("/api/meetings")]).toEqual([
    200, 503, 200,
  ]);
  await server.kill();
  const next = await startServer({ dataDir });
  onTestFinished(next.stop);
  expect((await fetch(`${next.httpUrl}/readyz`)).status).toBe(200);
  const page = await (await fetch(`${next.httpUrl}/m/meeting`)).text();
  // The last acknowledged title, or the one whose sync failed: it was never answered, so both are the truth.
  expect([acknowledged.at(-1)?.title, refused.title].some((title) => title && page.includes(title))).toBe(true);
});
