import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { text } from "node:stream/consumers";

/** What befalls one system call: the process is killed as it enters, or the call fails with an error. */
export type Fate = "signal=SIGKILL" | "error=EIO" | "error=ENOSPC" | "error=EROFS";

export interface Blow {
  readonly call: string;
  readonly nth: number;
  readonly fate: Fate;
  /** Only calls on this path count. */
  readonly onPath?: string;
}

export interface InjectedRun {
  /** `false`: the script makes fewer such calls. */
  readonly isHit: boolean;
  /** What the script said on stdout, line by line. */
  readonly said: readonly string[];
  readonly complaint: string;
}

/** Runs a script of ours, and has fate strike the `nth` call (1, 2, …) of one name, counted over the main thread. */
export async function runInjected(
  { call, nth, fate, onPath }: Blow,
  script: string,
  args: readonly string[],
): Promise<InjectedRun> {
  const trace = `${args[0]}.${call}.trace`;
  // strace 6.1 forgets the signals of calls that it sees by way of seccomp, which is quicker.
  const how = fate === "signal=SIGKILL" ? ["-f"] : ["-f", "--seccomp-bpf"];
  const where = onPath === undefined ? [] : ["-P", onPath];
  const what = [...where, "-e", `trace=${call}`, "-e", `inject=${call}:${fate}:when=${nth}`];
  const strace = spawn("strace", [...how, "-s", "0", "-o", trace, ...what, process.execPath, script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, complaint] = await Promise.all([text(strace.stdout), text(strace.stderr), once(strace, "close")]);
  const isHit = readFileSync(trace, "latin1").includes(fate === "signal=SIGKILL" ? "killed by SIGKILL" : "(INJECTED)");
  rmSync(trace);
  return { isHit, said: said.split("\n").slice(0, -1), complaint };
}
