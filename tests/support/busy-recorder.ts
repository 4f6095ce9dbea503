/**
 * A process of its own that records as fast as the disk takes it, until it is killed. Arguments: folder, epoch, first
 * number. Says each segment's number on a line once it is acknowledged.
 */
import { writeSync } from "node:fs";
import { anArchive, aSegmentToKeep } from "./archives.ts";

const [dir = "", epoch = "", first = "1"] = process.argv.slice(2);
const { archive, main } = await anArchive(dir);
archive.setClaims([]);

const IN_FLIGHT = 3;
const REEL_SEGMENTS = 7;
let number = Number(first);

async function recordOn(): Promise<never> {
  for (;;) {
    const source = Math.floor(number / REEL_SEGMENTS) % 2 === 0 ? "encoder" : "loop";
    const given = aSegmentToKeep(number, { epoch, source, fragments: [40_000, 1000, 70_000], initId: number % 3 });
    number += 1;
    if ((await main.keep(given)) !== null) writeSync(1, `${given.number}\n`);
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, recordOn));
