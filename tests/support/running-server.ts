import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverEnv, serverFlags } from "../../tools/setup.mjs";
import { withoutSettings } from "./without-settings.ts";

export const streamKey = "JOURNEYKEY234567ABCDEFGH";
export const adminPassword = "a long password for journeys";

export interface RunningServer {
  readonly httpUrl: string;
  readonly rtmpUrl: string;
  readonly dataDir: string;
  /** What it printed so far, both streams. */
  output(): string;
  /** The one-time link into the control room, if it printed one. */
  readonly linkUrl: string | null;
  readonly process: ChildProcess;
  /** kill -9, then a start on the same data and ports. */
  killAndRestart(): Promise<RunningServer>;
  stop(): Promise<void>;
}

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly httpPort?: number;
  readonly rtmpPort?: number;
}

const root = join(import.meta.dirname, "..", "..");

/** Starts the real server on free ports and an empty data folder, and waits until it says where it listens. */
export async function startServer(options: Options = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "efir-journey-")));
  const child = spawn(process.execPath, [...serverFlags, "server/main.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...withoutSettings(process.env),
      ...serverEnv,
      EFIR_BIND: "127.0.0.1",
      EFIR_HTTP_PORT: String(options.httpPort ?? 0),
      EFIR_RTMP_PORT: String(options.rtmpPort ?? 0),
      EFIR_DATA_DIR: dataDir,
      EFIR_STREAM_KEY: streamKey,
      EFIR_SAMPLE: "off",
      EFIR_SLATE: "off",
      ...options.env,
    },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ready = await waitForReady(child, () => output);

  const stop = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return {
    ...ready,
    dataDir,
    process: child,
    output: () => output,
    killAndRestart: async () => {
      await stop("SIGKILL");
      return startServer({ ...options, dataDir, httpPort: portOf(ready.httpUrl), rtmpPort: portOf(ready.rtmpUrl) });
    },
    stop: async () => {
      await stop("SIGTERM");
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitForReady(child: ChildProcess, output: () => string) {
  for (const deadline = Date.now() + 40_000; Date.now() < deadline; ) {
    const httpUrl = /http:\/\/[^\s/]+/.exec(output())?.[0];
    const rtmpUrl = /rtmp:\/\/\S+/.exec(output())?.[0];
    if (httpUrl && rtmpUrl) {
      return { httpUrl, rtmpUrl, linkUrl: /http:\S+kod=\S+/.exec(output())?.[0] ?? null };
    }
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  throw new Error(`the server did not start:\n${output()}`);
}

const portOf = (url: string) => Number(new URL(url.replace(/^rtmp/, "http")).port);
