import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "../support/running-server.ts";

const preload = pathToFileURL(join(import.meta.dirname, "..", "support", "stall-on-signal.mjs"));
const secret = "planted-in-the-environment";

let server: RunningServer;

afterEach(() => server.stop());

test("[OP20][OP22] a loop that hangs is ended, and where it hung is on the disk, without the environment", async () => {
  server = await startWithStalls({ STALL_MS: "60000", EFIR_WATCHDOG_SECONDS: "1" });
  server.process.kill("SIGWINCH");
  // Not "exit": what was written last may not have been read by then.
  expect(await once(server.process, "close")).toEqual([null, "SIGKILL"]);
  expect(server.output()).toMatch(/event loop stood still, ending the process.*"function":"standStill"/);
  const reports = await readdir(join(server.dataDir, "reports"));
  expect(reports).toHaveLength(1);
  const report = await readFile(join(server.dataDir, "reports", reports[0] ?? ""), "utf8");
  // The clock that the loop looks at may be what is called just then.
  expect(JSON.parse(report).stack).toContainEqual(expect.objectContaining({ function: "standStill", line: 6 }));
  expect(report + server.output()).not.toContain(secret);
});

test("[OP7] a stall shorter than the watchdog's patience is survived, and /livez tells of it", async () => {
  server = await startWithStalls({ STALL_MS: "2500", EFIR_WATCHDOG_SECONDS: "30" });
  server.process.kill("SIGWINCH");
  await wait(200);
  expect((await fetch(`${server.httpUrl}/livez`)).status).toBe(503);
  await until(async () => (await fetch(`${server.httpUrl}/livez`)).status === 200);
});

test("[OP21] a process that slept as a whole is not taken for one that hangs", async () => {
  server = await startWithStalls({ STALL_MS: "0", EFIR_WATCHDOG_SECONDS: "1" });
  server.process.kill("SIGSTOP");
  await wait(3_000);
  server.process.kill("SIGCONT");
  await until(async () => (await fetch(`${server.httpUrl}/livez`)).status === 200);
  // Longer than the patience again: had the sleep been counted, it would be gone by now.
  await wait(1_500);
  expect((await fetch(`${server.httpUrl}/livez`)).status).toBe(200);
});

test("[OP20] 0 switches it off", async () => {
  server = await startWithStalls({ STALL_MS: "3000", EFIR_WATCHDOG_SECONDS: "0" });
  server.process.kill("SIGWINCH");
  await wait(200);
  expect((await fetch(`${server.httpUrl}/livez`)).status).toBe(503);
});

test("[OP8] a reader of the log that goes away does not take the server with it", async () => {
  server = await startWithStalls({ EFIR_LOG_LEVEL: "debug" });
  server.process.stderr?.destroy();
  server.process.stdout?.destroy();
  for (let asked = 0; asked < 20; asked += 1) await fetch(`${server.httpUrl}/socket.io/?EIO=4&transport=websocket`);
  expect((await fetch(`${server.httpUrl}/livez`)).status).toBe(200);
});

test("[OP11] SIGUSR2 says more, and once more says less", async () => {
  server = await startWithStalls({});
  server.process.kill("SIGUSR2");
  await until(() => server.output().includes('"log level changed","to":"debug"'));
  server.process.kill("SIGUSR2");
  await until(() => server.output().includes('"log level changed","to":"info"'));
});

const startWithStalls = (env: Readonly<Record<string, string>>): Promise<RunningServer> =>
  startServer({ env: { NODE_OPTIONS: `--import ${preload.href}`, EFIR_ADMIN_PASSWORD: secret, ...env } });

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await wait(50)) if (await isSo()) return;
  throw new Error(`not within 15 s: ${isSo}`);
}
