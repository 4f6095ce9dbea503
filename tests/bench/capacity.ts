import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../support/control-client.ts";
import { adminPassword, startServer, streamKey } from "../support/running-server.ts";
import { type Row, row } from "./figures.ts";
import { costOf, rssMb } from "./process-cost.ts";

const spanMs = Number(process.env["BENCH_SECONDS"] ?? 40) * 1000;

/** What the server costs: streams of 4 Mbit/s in, and a crowd of low-latency viewers out. */
export async function* capacityRows(): AsyncGenerator<Row> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(join(tmpdir(), "efir-bench-")), (it) =>
    rm(it, { recursive: true, force: true }),
  );
  const film = join(folder, "film.flv");
  await makeFilm(film);
  yield* await streams(film, 1);
  yield* await streams(film, 8);
  yield* await crowd(film, 500);
}

async function streams(film: string, count: number): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const stages = Array.from({ length: count }, (_, index) => (index === 0 ? "main" : `stage${index}`));
  const server = stack.adopt(
    await startServer({ env: { EFIR_STAGES: stages.join(","), EFIR_ADMIN_PASSWORD: adminPassword } }),
    (it) => it.stop(),
  );
  const control = stack.adopt(await signIn(server.httpUrl), (it) => it.close());
  for (const stage of stages) {
    const made =
      stage === "main" ? { key: streamKey } : await (await control.request("POST", `/api/stages/${stage}/key`)).json();
    const encoder = push(film, `${server.rtmpUrl}/${(made as { key: string }).key}`);
    stack.defer(() => void encoder.kill("SIGKILL"));
  }
  const pid = server.process.pid ?? 0;
  // The window fills first: what it holds is not growth.
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  const half = costOf(pid);
  await new Promise((resolve) => setTimeout(resolve, spanMs));
  const { cores, rssMb: endRss } = half();
  const perStream = (cores / count) * 100;
  return [
    row(`${count} × 4 Mbit/s: CPU a stream`, "≤ 1.5 % of a core", `${perStream.toFixed(2)} %`, perStream <= 1.5),
    row("— resident memory", "≤ 250 MB", `${endRss.toFixed(0)} MB`, endRss <= 250),
  ];
}

async function crowd(film: string, viewers: number): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const server = stack.adopt(await startServer(), (it) => it.stop());
  const encoder = push(film, `${server.rtmpUrl}/${streamKey}`, "1500k");
  stack.defer(() => void encoder.kill("SIGKILL"));
  await new Promise((resolve) => setTimeout(resolve, 6000));
  const crowdProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, "crowd.ts"), `${server.httpUrl}/hls/main/p1.m3u8`, String(viewers)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  stack.defer(() => void crowdProcess.kill("SIGKILL"));
  let said = "";
  crowdProcess.stdout.on("data", (chunk) => (said += chunk));
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const cost = costOf(server.process.pid ?? 0);
  await new Promise((resolve) => setTimeout(resolve, Math.min(spanMs, 20_000)));
  const { cores } = cost();
  crowdProcess.kill("SIGTERM");
  await new Promise((resolve) => crowdProcess.once("exit", resolve));
  return [
    row(`${viewers} low-latency viewers: CPU`, "≤ 40 % of a core", `${(cores * 100).toFixed(1)} %`, cores <= 0.4),
    row("— what they got", "", said.trim()),
    row("— server's memory", "", `${rssMb(server.process.pid ?? 0).toFixed(0)} MB`),
  ];
}

/** Two minutes of busy picture at 4 Mbit/s, keyframe each second. */
async function makeFilm(file: string): Promise<void> {
  const args = [
    ...[
      "-hide_banner",
      "-loglevel",
      "error",
      "-f",
      "lavfi",
      "-i",
      "testsrc2=size=1280x720:rate=30,noise=alls=12:allf=t",
    ],
    ...[
      "-f",
      "lavfi",
      "-i",
      "sine=frequency=440:sample_rate=48000",
      "-t",
      "20",
      "-c:v",
      "libx264",
      "-preset",
      "ultrafast",
    ],
    ...[
      "-tune",
      "zerolatency",
      "-g",
      "30",
      "-b:v",
      "4M",
      "-minrate",
      "4M",
      "-maxrate",
      "4M",
      "-bufsize",
      "4M",
      "-nal-hrd",
      "cbr",
    ],
    ...["-c:a", "aac", "-b:a", "96k", "-f", "flv", file],
  ];
  const child = spawn("ffmpeg", args, { stdio: "inherit" });
  await new Promise((resolve) => child.once("exit", resolve));
}

function push(film: string, url: string, rate?: string): ChildProcess {
  const video = rate
    ? [
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-tune",
        "zerolatency",
        "-g",
        "30",
        "-b:v",
        rate,
        "-maxrate",
        rate,
        "-bufsize",
        rate,
        "-s",
        "640x360",
        "-c:a",
        "copy",
      ]
    : ["-c", "copy"];
  return spawn(
    "ffmpeg",
    ["-hide_banner", "-loglevel", "error", "-re", "-stream_loop", "-1", "-i", film, ...video, "-f", "flv", url],
    { stdio: ["ignore", "ignore", "ignore"] },
  );
}
