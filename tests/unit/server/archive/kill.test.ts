import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { programTime } from "../../../../shared/time.ts";
import { aFolder, anArchive, aSegmentToKeep, bytesOf, filesOf } from "../../../support/archives.ts";
import { randomNumbers, SEED } from "../../../support/hostile-bytes.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const RECORDER = fileURLToPath(new URL("../../../support/busy-recorder.ts", import.meta.url));
/** The long form: `EFIR_TEST_RECORDER_KILLS=500`. */
const KILLS = Number(process.env["EFIR_TEST_RECORDER_KILLS"] ?? 20);

/** Lets a recorder run until it has acknowledged so many, kills it, and gives all that it had acknowledged. */
async function acknowledgedBeforeKill(args: readonly string[], count: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [RECORDER, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return acknowledged;
}

test(`[AR4] what was acknowledged plays after kill -9, ${KILLS} times, seed ${SEED}`, {
  timeout: KILLS * 5000,
}, async () => {
  await using folder = await aFolder();
  const random = randomNumbers(SEED);
  const clock = new ManualClock(Date.UTC(2027, 0, 1));
  const all = new Map<number, string>();
  let next = 1;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const epoch = `e${kill}`;
    const acknowledged = await acknowledgedBeforeKill([folder.path, epoch, String(next)], 1 + random(25));
    for (const number of acknowledged) all.set(number, epoch);
    await using house = await anArchive(folder.path, { clock });
    for (const number of acknowledged) {
      const found = await house.archive.find("main", epoch, number);
      const given = aSegmentToKeep(number, { epoch, fragments: [40_000, 1000, 70_000] });
      expect(found, `segment ${number} after kill ${kill}`).not.toBeNull();
      expect(bytesOf(given).equals((await found?.read()) ?? Buffer.alloc(0))).toBe(true);
      expect(found?.init.id).toBe(number % 3);
    }
    const restored = await house.main.restored(programTime(0));
    const known = new Set(restored.map(({ number }) => number));
    expect([...all.keys()].filter((number) => !known.has(number))).toEqual([]);
    expect(known.size).toBe(restored.length);
    next = Math.max(...known, next) + 1;
  }
  expect(all.size).toBeGreaterThanOrEqual(KILLS);
  expect((await filesOf(folder.path)).filter((file) => file.endsWith(".damaged"))).toEqual([]);
});
