/** A process of its own for one edge's campaign, so that a hang can be ended and memory belongs to nobody else. Prints its report as JSON. */
import { Worker } from "node:worker_threads";
import { campaign } from "./hostile-campaign.ts";
import { edges, isEdge } from "./hostile-targets/edges.ts";

/** No input comes near this; a parser in an endless loop goes past it. */
const HANG_MS = 20_000;
const LONGEST = 128 * 1024;

const [edge = "", inputs = "0", seed = "0"] = process.argv.slice(2);
if (!isEdge(edge)) throw new Error(`no edge ${edge}`);

/** [how many began, how long the last is], then its bytes. */
const state = new SharedArrayBuffer(8 + LONGEST);
const counters = new Int32Array(state, 0, 2);
const current = new Uint8Array(state, 8);

const watchdog = new Worker(
  `const { workerData: { state, hangMs } } = require("node:worker_threads");
   const { writeSync } = require("node:fs");
   const counters = new Int32Array(state, 0, 2);
   let last = -1;
   setInterval(() => {
     if (counters[0] === last) {
       const input = Buffer.from(new Uint8Array(state, 8, counters[1])).toString("base64");
       writeSync(1, JSON.stringify({ hung: input }));
       process.kill(process.pid, "SIGKILL");
     }
     last = counters[0];
   }, hangMs);`,
  { eval: true, workerData: { state, hangMs: HANG_MS } },
);
watchdog.unref();

const targets = await edges[edge]();
const stray: string[] = [];
for (const name of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(name, (error: unknown) => {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (stray.length < 10) stray.push(`${words}\n${Buffer.from(current.subarray(0, counters[1])).toString("base64")}`);
  });
}

const report = await campaign(targets, {
  inputs: Number(inputs),
  seed: Number(seed),
  beginning: (input) => {
    counters[0] = (counters[0] ?? 0) + 1;
    counters[1] = Math.min(input.length, LONGEST);
    current.set(input.subarray(0, LONGEST));
  },
});
process.stdout.write(JSON.stringify({ ...report, stray }), () => process.exit(0));
