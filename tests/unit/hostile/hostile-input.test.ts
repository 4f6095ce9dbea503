import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SEED } from "../../support/hostile-bytes.ts";
import type { Report } from "../../support/hostile-campaign.ts";
import type { Edge } from "../../support/hostile-targets/edges.ts";

const child = fileURLToPath(new URL("../../support/hostile-child.ts", import.meta.url));

/** Reliability B1's split of a million; ten of them with EFIR_LONG=1. */
const times = process.env["EFIR_LONG"] === "1" ? 10 : 1;
const inputsByEdge = { rtmp: 300_000, amf0: 300_000, media: 150_000, socket: 150_000, http: 100_000 } as const;
const MOST_GROWN_MB = 64;

type Ended = Report & { readonly stray: readonly string[]; readonly hung?: string };

/**
 * New space is kept small, for it is what the process would grow by first and give back last; what is left is what is held.
 * Old space is bounded outright: a parser that holds on to what it was sent dies of it.
 */
const flags = ["--expose-gc", "--max-semi-space-size=4", "--max-old-space-size=160"];

function run(edge: Edge, inputs: number): Promise<Ended> {
  const running = spawn(process.execPath, [...flags, child, edge, String(inputs), String(SEED)]);
  let said = "";
  let words = "";
  running.stdout.on("data", (bytes) => (said += bytes));
  running.stderr.on("data", (bytes) => (words += bytes));
  return new Promise((resolve, reject) => {
    running.once("close", (code, signal) => {
      if (said.endsWith("}")) resolve(JSON.parse(said));
      else reject(new Error(`the ${edge} campaign ended with ${code ?? signal}: ${words.slice(0, 4000)}`));
    });
  });
}

test.each(Object.entries(inputsByEdge) as [Edge, number][])(
  `[RT36] [TL26] [WB50] %s: %i hostile inputs (times ${times}), no crash, no hang, no growth: HOSTILE_SEED=${SEED}`,
  { timeout: times * 300_000 },
  async (edge, inputs) => {
    const ended = await run(edge, inputs * times);
    keep(edge, ended);
    expect(ended.hung ?? "").toBe("");
    expect(ended.crashes.map(({ target, error }) => `${target}: ${error}`)).toEqual([]);
    expect(ended.stray).toEqual([]);
    expect(ended.slow.map(({ target, ms }) => `${target}: ${ms.toFixed(0)} ms`)).toEqual([]);
    expect(ended.inputs).toBeGreaterThanOrEqual(inputs * times * 0.999);
    // A campaign that every input ends in the same way has tried nothing.
    expect(ended.outcomes).toBeGreaterThan(20);
    expect(ended.grownMb).toBeLessThan(MOST_GROWN_MB);
  },
);

/** What did harm, as it would stand among tests/fixtures/crashers. */
function keep(edge: Edge, { crashes, slow, hung }: Ended): void {
  const harmful = [...crashes, ...slow, ...(hung === undefined ? [] : [{ target: "hung", input: hung }])];
  for (const [index, { target, input }] of harmful.entries()) {
    const file = join(tmpdir(), `${edge}--${target.replaceAll(" ", "-")}--${SEED}-${index}.bin`);
    writeFileSync(file, Buffer.from(input, "base64"));
    process.stderr.write(`kept ${file}\n`);
  }
}
