import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../../server/store/database.ts";
import { createEventLog } from "../../../../server/store/event-log.ts";
import type { LedgerId } from "../../../../shared/ids.ts";

interface Acknowledged {
  readonly ledger: LedgerId;
  readonly id: string;
  readonly seq: number;
}

const writerFile = fileURLToPath(new URL("../../../support/busy-writer.ts", import.meta.url));

test("[TL16] after a kill at any moment, all that was acknowledged is there and no seq is missing", {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "efir-kill-"));
  const file = join(folder, "efir.db");
  const acknowledged: Acknowledged[] = [];
  // How many acknowledgements each of the 24 lives is allowed before it is killed. A failure prints the seed in `lives`.
  const seed = Date.now() & 0xffff;
  const [lives = []] = fc.sample(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 24, maxLength: 24 }), {
    numRuns: 1,
    seed,
  });
  for (const [life, acks] of lives.entries()) {
    const heard = await writeUntilKilled(file, `life-${life}`, acks);
    expect(heard.length).toBeGreaterThanOrEqual(acks);
    acknowledged.push(...heard);
    expect(brokenPromises(file, acknowledged), `seed ${seed}, life ${life}`).toEqual([]);
  }
  rmSync(folder, { recursive: true });
});

/** Everything that reached us before the pipe closed counts as acknowledged, also what came after the kill was sent. */
async function writeUntilKilled(file: string, word: string, acks: number): Promise<readonly Acknowledged[]> {
  const writer = spawn(process.execPath, [writerFile, file, word], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void writer.kill("SIGKILL"));
  const heard: Acknowledged[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    // The last line may be cut in two by the kill: half an acknowledgement is none.
    if (!line.endsWith("}")) continue;
    heard.push(JSON.parse(line));
    if (heard.length === acks) writer.kill("SIGKILL");
  }
  return heard;
}

function brokenPromises(file: string, acknowledged: readonly Acknowledged[]): readonly string[] {
  const database = openDatabase(file);
  const log = createEventLog(database);
  const lost = acknowledged.filter(({ ledger, id, seq }) => log.command(ledger, id)?.seq !== seq);
  const gaps = log.ledgers().filter(({ id, head }) => {
    const seqs = log.read(id, 0).map(({ seq }) => seq);
    return seqs.length !== head || seqs.some((seq, index) => seq !== index + 1);
  });
  database.close();
  return [...lost.map(({ id }) => `lost ${id}`), ...gaps.map(({ id }) => `gap in ${id}`)];
}
