import { fork } from "node:child_process";
import { on } from "node:events";
import { type Row, row } from "./figures.ts";

interface Reading {
  readonly hour: number;
  readonly rssMb: number;
  readonly heapMb: number;
  readonly descriptors: number;
  readonly listed: number;
  readonly diskMb: number;
}

const HOURS = Number(process.env["BENCH_HOURS"] ?? 10);
/** The window is full, and every cache. */
const SETTLED_AFTER = 5;

/** Reliability A14: hours of a stage with its four-hour window on the disk, its playlists asked for all the while. */
export async function* enduranceRows(): AsyncGenerator<Row> {
  const began = performance.now();
  const readings = await readingsOf(HOURS);
  const settled = readings.filter(({ hour }) => hour >= SETTLED_AFTER);
  const [first, last] = [settled[0], settled.at(-1)];
  if (first === undefined || last === undefined) throw new Error("too few hours: BENCH_HOURS of 6 or more");
  const took = ((performance.now() - began) / 60_000).toFixed(1);
  const slope = slopeOf(settled.map(({ hour, rssMb }) => [hour, rssMb]));
  const heapSlope = slopeOf(settled.map(({ hour, heapMb }) => [hour, heapMb]));
  const range = `${first.rssMb.toFixed(0)} → ${last.rssMb.toFixed(0)} MB from hour ${first.hour} to ${last.hour}, ${took} min`;
  yield row(
    `resident memory, ${HOURS} simulated hours`,
    "≤ 1 MB an hour",
    `${slope.toFixed(2)} MB an hour (${range})`,
    slope <= 1,
  );
  yield row(
    "heap after collection",
    "≤ 1 MB an hour",
    `${heapSlope.toFixed(2)} MB an hour (${last.heapMb.toFixed(0)} MB)`,
    heapSlope <= 1,
  );
  const drift = last.descriptors - first.descriptors;
  yield row("descriptors", "level", `${first.descriptors} → ${last.descriptors}`, Math.abs(drift) <= 2);
  yield row(
    "listed segments, disk",
    "level",
    `${first.listed} → ${last.listed}, ${first.diskMb.toFixed(0)} → ${last.diskMb.toFixed(0)} MB`,
  );
}

async function readingsOf(hours: number): Promise<readonly Reading[]> {
  const script = new URL("./endurance-run.ts", import.meta.url);
  const child = fork(script, [String(hours)], { execArgv: ["--expose-gc", "--max-semi-space-size=8"] });
  const readings: Reading[] = [];
  const gone = new AbortController();
  child.once("exit", () => gone.abort());
  try {
    // What the child sends is a reading: both files are one program.
    for await (const [reading] of on(child, "message", { signal: gone.signal })) readings.push(reading as Reading);
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
  return readings;
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1) => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const [top, bottom] = points.reduce(
    ([above, below], [x, y]) => [above + (x - meanX) * (y - meanY), below + (x - meanX) ** 2] as const,
    [0, 0] as const,
  );
  return bottom === 0 ? 0 : top / bottom;
}
