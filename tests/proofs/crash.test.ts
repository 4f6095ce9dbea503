import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CrashLane } from "../support/crash-lane.ts";
import { brokenPromises, epochsIn } from "../support/crash-verdict.ts";
import { randomNumbers } from "../support/hostile-bytes.ts";

/** Kills of the real process in all, in lanes side by side, some on each data folder so that starts stay quick. */
const KILLS = Number(process.env["EFIR_KILLS"] ?? 500);
const LANES = 2;
const KILLS_A_FOLDER = 50;
const seed = Number(process.env["EFIR_SEED"] ?? Date.now() & 0xff_ffff);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "efir-crash-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`[ST15] kill -9 of the server at any moment: nothing acknowledged is lost, nothing is done twice (seed ${seed})`, {
  timeout: 15 * 60_000,
}, async () => {
  const folders = Array.from({ length: Math.ceil(KILLS / KILLS_A_FOLDER) }, (_, index) => index);
  const totals = { kills: 0, stillborn: 0, acknowledged: 0, retries: 0 };
  const runLane = async () => {
    for (let index = folders.shift(); index !== undefined; index = folders.shift()) {
      const { lives, lane } = await runFolder(join(folder, String(index)), seed + index);
      totals.kills += lives.length;
      totals.stillborn += lives.filter(({ wasStillborn }) => wasStillborn).length;
      totals.acknowledged += lane.client.acknowledged.length;
      totals.retries += lane.client.retries;
    }
  };
  await Promise.all(Array.from({ length: LANES }, runLane));
  // The figures are the proof, and they differ from run to run.
  process.stdout.write(`  ${JSON.stringify(totals)}\n`);
  expect(totals.kills).toBe(KILLS);
  expect(totals.acknowledged).toBeGreaterThanOrEqual(KILLS * 100);
  expect(totals.retries).toBeGreaterThan(KILLS);
});

async function runFolder(dataDir: string, folderSeed: number) {
  const lane = new CrashLane(dataDir, randomNumbers(folderSeed));
  await lane.prepare();
  const file = join(dataDir, "efir.db");
  const epochs = epochsIn(file);
  const lives = [];
  for (let life = 0; life < KILLS_A_FOLDER; life += 1) lives.push(await lane.liveAndDie());
  await lane.settle();
  expect(brokenPromises(file, lane.client.acknowledged), `seed ${folderSeed}`).toEqual([]);
  expect(epochsIn(file)).toEqual(epochs);
  rmSync(dataDir, { recursive: true });
  return { lives, lane };
}
