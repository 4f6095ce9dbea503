import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SLOW_MS, type Target } from "../../support/hostile-campaign.ts";
import { edges, isEdge } from "../../support/hostile-targets/edges.ts";

/** `edge--target--defect.bin.gz`: an input that once did harm, named by what was wrong with us. */
const folder = new URL("../../fixtures/crashers/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".bin.gz"));

async function targetOf(file: string): Promise<Target> {
  const [edge = "", name = ""] = file.split("--");
  if (!isEdge(edge)) throw new Error(`${file} names no edge`);
  const target = (await edges[edge]()).find((one) => one.name.replaceAll(" ", "-") === name);
  if (target === undefined) throw new Error(`${file} names no target of ${edge}`);
  return target;
}

/** The least of three, since a pause of the machine is not ours. */
async function leastMs(target: Target, input: Buffer): Promise<number> {
  const took: number[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    const begun = performance.now();
    await target.run(Buffer.from(input));
    took.push(performance.now() - begun);
  }
  return Math.min(...took);
}

test.each(files)("[RT36] [TL26] [WB50] %s does no harm any more", async (file) => {
  const target = await targetOf(file);
  const input = gunzipSync(readFileSync(new URL(file, folder)));
  expect(await leastMs(target, input)).toBeLessThan(SLOW_MS);
});

test("there are crashers to try", () => {
  expect(files.length).toBeGreaterThanOrEqual(4);
});
