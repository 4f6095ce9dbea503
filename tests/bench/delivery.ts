import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { percentile, type Row, row } from "./figures.ts";
import { type StaticNginx, startNginxStatic } from "./nginx-static.ts";
import { costOf } from "./process-cost.ts";

/** Each address is asked for so long, in each round. */
const spanSeconds = Number(process.env["BENCH_DELIVERY_SECONDS"] ?? 1.5);
const ROUNDS = 5;
const CONNECTIONS = 32;

interface Served {
  readonly url: string;
  readonly pid: number;
}

/** CPU for each request of our server beside nginx with the same bytes as files, in alternating rounds of one run. */
export async function* deliveryRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(join(tmpdir(), "efir-bench-delivery-")), (it) =>
    rm(it, { recursive: true, force: true }),
  );
  const ours = await startOurs(join(folder, "archive"));
  stack.defer(() => void ours.child.kill("SIGKILL"));
  const files = join(folder, "files");
  await mkdir(files);
  const nginx = await startNginxStatic(files);
  if (nginx === null) yield row("nginx", "", "not installed: nothing to measure beside");
  else {
    stack.defer(() => nginx.stop());
    for (const [what, path, goal] of besideNginx) yield* compared(what, path, goal, ours, nginx, files);
  }
  const delta = "_HLS_msn=10000&_HLS_skip=YES";
  const [long, short] = [`${ours.url}/hls/long/dvr.m3u8?${delta}`, `${ours.url}/hls/short/p2.m3u8?${delta}`];
  const costs = await alternating({ url: long, pid: ours.pid }, { url: short, pid: ours.pid });
  yield ratioRow("4 h list beside a 1 min list, delta updates, both growing 100 times a second", costs, 1.2);
}

const besideNginx = [
  ["segment of 1 MB from memory", "/hls/media/e1/139.m4s", null],
  ["segment of 1 MB from the disk's cache", "/hls/media/e1/105.m4s", null],
  ["part of 100 KB", "/hls/media/e1/139.3-1.m4s", 1.4],
  ["live playlist", "/hls/media/p2.m3u8", 2],
] as const;

async function startOurs(dir: string) {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    [join(import.meta.dirname, "delivery-server.ts"), dir],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [port] = await once(child.stdout, "data");
  return { child, url: `http://127.0.0.1:${String(port).trim()}`, pid: child.pid ?? 0 };
}

async function* compared(
  what: string,
  path: string,
  goal: number | null,
  ours: Served,
  nginx: StaticNginx,
  files: string,
): AsyncGenerator<Row> {
  const answer = await fetch(ours.url + path, { headers: { "accept-encoding": "identity" } });
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const name = path.replaceAll("/", "-").slice(1);
  await writeFile(join(files, name), bytes);
  const costs = await alternating(
    { url: ours.url + path, pid: ours.pid },
    { url: `${nginx.url}/${name}`, pid: nginx.workerPid },
  );
  yield ratioRow(`${what} (${Math.round(bytes.byteLength / 1024)} KB) beside nginx`, costs, goal);
  const bare = { url: `${ours.url}/bare/${bytes.byteLength}`, pid: ours.pid };
  yield ratioRow("— beside an empty node:http", await alternating({ url: ours.url + path, pid: ours.pid }, bare), null);
}

/** Microseconds of CPU a request, ours and the other's, round by round. */
async function alternating(one: Served, other: Served): Promise<readonly (readonly [number, number])[]> {
  const rounds: (readonly [number, number])[] = [];
  await Promise.all([loaded(one, 0.3), loaded(other, 0.3)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push([await loaded(one, spanSeconds), await loaded(other, spanSeconds)]);
  }
  return rounds;
}

async function loaded({ url, pid }: Served, forSeconds: number): Promise<number> {
  const load = join(import.meta.dirname, "delivery-load.ts");
  const cost = costOf(pid);
  const began = performance.now();
  const child = spawn(process.execPath, [load, url, String(CONNECTIONS), String(forSeconds)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  await once(child, "exit");
  const cpuSeconds = (cost().cores * (performance.now() - began)) / 1000;
  if (!(Number(said) > 0)) throw new Error(`no answers from ${url}`);
  return (cpuSeconds / Number(said)) * 1e6;
}

function ratioRow(what: string, rounds: readonly (readonly [number, number])[], goal: number | null): Row {
  const ratio = percentile(
    rounds.map(([one, other]) => one / other),
    0.5,
  );
  const of = (side: 0 | 1) =>
    percentile(
      rounds.map((round) => round[side]),
      0.5,
    ).toFixed(0);
  const seen = `${ratio.toFixed(2)}× (${of(0)} µs beside ${of(1)} µs)`;
  return row(what, goal === null ? "" : `≤ ${goal}×`, seen, goal === null ? null : ratio <= goal);
}
