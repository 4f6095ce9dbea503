import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { serverEnv } from "../../tools/setup.mjs";
import { adminPassword } from "./running-server.ts";

const root = join(import.meta.dirname, "..", "..");
const LONGEST_START_MS = 60_000;

/**
 * The real server, with some of its writes to the disk failing.
 * @param injection as strace takes it, e.g. `pwrite64:error=ENOSPC:when=200..240`. Counted over the main thread, which
 *   is where SQLite writes.
 */
export async function startOnFailingDisk(dataDir: string, injection: string) {
  const call = injection.split(":")[0] ?? "";
  const trace = `${dataDir}.trace`;
  const options = ["-f", "--seccomp-bpf", "-s", "0", "-o", trace, "-e", `trace=${call}`, "-e", `inject=${injection}`];
  // In a group of its own: killed alone, strace would leave the server behind.
  const child = spawn("strace", [...options, process.execPath, "server/main.ts"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      ...serverEnv,
      EFIR_BIND: "127.0.0.1",
      EFIR_HTTP_PORT: "0",
      EFIR_RTMP_PORT: "0",
      EFIR_DATA_DIR: dataDir,
      EFIR_SAMPLE: "off",
      EFIR_ADMIN_PASSWORD: adminPassword,
    },
  });
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      process.kill(-child.pid, "SIGKILL");
      await once(child, "exit");
    }
    rmSync(trace, { force: true });
  };
  try {
    return { httpUrl: await addressOf(child), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), LONGEST_START_MS);
    const hear = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/[^\s/]+/.exec(output)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => {
      clearTimeout(timer);
      reject(new Error(`the server ended:\n${output}`));
    });
  });
}
