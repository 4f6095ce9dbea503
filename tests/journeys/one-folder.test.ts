import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../support/running-server.ts";

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server?.stop();
});

test("[ST8] a second server on the same data folder is refused in words, and the first goes on", async () => {
  await expect(startServer({ dataDir: server.dataDir })).rejects.toThrow(/уже работает|another|in use/);
  expect((await fetch(`${server.httpUrl}/readyz`)).status).toBe(200);
});

test("[ST14] a restore is refused while the server runs; a backup is taken all the same", () => {
  const env = { ...process.env, EFIR_DATA_DIR: server.dataDir };
  const backup = spawnSync(process.execPath, ["server/main.ts", "backup"], { env, encoding: "utf8" });
  expect([backup.status, backup.stderr]).toEqual([0, ""]);
  const file = /\S+\.db/.exec(backup.stdout)?.[0] ?? "";
  const restore = spawnSync(process.execPath, ["server/main.ts", "restore", file], { env, encoding: "utf8" });
  expect(restore.status).toBe(1);
  expect(restore.stderr).toMatch(/Остановите|работает/);
});
