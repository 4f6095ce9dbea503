import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { constants, platform, setPriority } from "node:os";
import { residentBytes } from "./resident-memory.ts";

export interface LimitedProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** All of its environment. Nothing of ours is handed on: it holds secrets. */
  readonly env: Readonly<Record<string, string>>;
  readonly limits: ProcessLimits;
  readonly signal: AbortSignal;
  /** Given: the process has a channel to tell us, and each word of it starts `silenceMs` anew. */
  readonly onMessage?: (message: unknown) => void;
  /** Given: the same of what it writes to its standard output, piece by piece as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface ProcessLimits {
  readonly deadlineMs: number;
  /** Longest time without a message or output. */
  readonly silenceMs?: number;
  readonly memoryBytes: number;
}

export type Ending =
  | { readonly how: "exited"; readonly code: number | null; readonly signal: string | null; readonly complaint: string }
  | { readonly how: "too-slow" | "too-heavy" | "cancelled" };

const WATCH_EVERY_MS = 100;
const MOST_COMPLAINT = 2000;
/** Once a program has ended, for the last it said to come through its pipes. */
const LAST_WORDS_MS = 3000;

/**
 * Runs a program that reads what strangers sent: at the lowest priority, within time and memory, in a process group of its
 * own that is killed whole. Settles when it has ended.
 * @throws when it cannot be started
 */
export function runLimited(task: LimitedProcess): Promise<Ending> {
  const { limits, signal, onMessage, onOutput } = task;
  if (signal.aborted) return Promise.resolve({ how: "cancelled" });
  const child = spawn(task.command, [...task.args], {
    cwd: task.folder,
    env: { ...task.env },
    stdio: [
      "ignore",
      onOutput === undefined ? "ignore" : "pipe",
      "pipe",
      ...(onMessage === undefined ? [] : ["ipc" as const]),
    ],
    detached: platform() !== "win32",
    windowsHide: true,
  });
  yieldToOthers(child);
  const { promise, resolve, reject } = Promise.withResolvers<Ending>();
  let cut: "too-slow" | "too-heavy" | "cancelled" | null = null;
  const stop = (why: typeof cut) => {
    cut ??= why;
    killGroup(child);
  };
  let heardAt = performance.now();
  const deadlineAt = heardAt + limits.deadlineMs;
  const watch = setInterval(() => {
    const now = performance.now();
    if (now > deadlineAt || now - heardAt > (limits.silenceMs ?? Number.POSITIVE_INFINITY)) stop("too-slow");
    else if (child.pid !== undefined && residentBytes(child.pid) > limits.memoryBytes) stop("too-heavy");
  }, WATCH_EVERY_MS);
  const onAbort = () => stop("cancelled");
  signal.addEventListener("abort", onAbort, { once: true });
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(-MOST_COMPLAINT);
  });
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    heardAt = performance.now();
    onOutput?.(text);
  });
  child.on("message", (message) => {
    heardAt = performance.now();
    onMessage?.(message);
  });
  const release = () => {
    clearInterval(watch);
    signal.removeEventListener("abort", onAbort);
  };
  child.on("error", (cause) => {
    release();
    reject(new Error("program not started", { cause }));
  });
  // Not "exit": what it said last may still be in the pipe. What it left behind must not hold the pipe open: its group is
  // killed, and nobody listens for long to what has left that group.
  child.on("exit", () => {
    killGroup(child);
    // After what has come by then was read, however long that was not looked at.
    setTimeout(() => setImmediate(hangUp, child), LAST_WORDS_MS).unref();
  });
  child.on("close", (code, killedBy) => {
    release();
    resolve(cut === null ? { how: "exited", code, signal: killedBy, complaint } : { how: cut });
  });
  return promise;
}

/** The broadcast goes first: for the processor, and when memory ends. */
function yieldToOthers({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
    if (platform() === "linux") writeFileSync(`/proc/${pid}/oom_score_adj`, "1000");
  } catch {
    // It has ended already, or the system does not let us: then it is only less polite.
  }
}

function hangUp(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (child.connected) child.disconnect();
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (platform() === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody left in it.
  }
}
