/** The watching thread. It writes to stderr by itself, since a thread's console goes through the main one, which hangs. */
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { mainThreadStack, type StackFrame } from "./main-thread-stack.ts";
import { writeReport } from "./reports.ts";
import { StallJudge } from "./stall-judge.ts";
import type { WatchdogOrders } from "./watchdog.ts";

/** How long a stuck loop may take to say where it is. One that is stuck outside JavaScript never does. */
const STACK_WITHIN_MS = 1_000;
const STDERR = 2;

// `startWatchdog` has just put it there.
const { beats, limitMs, reportsDir, version } = workerData as WatchdogOrders;
const lookEveryMs = Math.min(500, limitMs / 4);
const judge = new StallJudge(lookEveryMs, performance.now(), Atomics.load(beats, 0));

const looking = setInterval(() => {
  const stalledMs = judge.stalledMs(performance.now(), Atomics.load(beats, 0));
  if (stalledMs < limitMs) return;
  clearInterval(looking);
  void endProcess(Math.round(stalledMs));
}, lookEveryMs);

async function endProcess(stalledMs: number): Promise<void> {
  const stack = await mainThreadStack(STACK_WITHIN_MS);
  const report = keepReport(stalledMs, stack);
  say({ stalledMs, at: stack?.find(isOurs) ?? stack?.at(0) ?? null, report });
  process.kill(process.pid, "SIGKILL");
}

/** Where it hangs is seldom in Node itself, though that may be what is called just then. */
const isOurs = ({ file }: StackFrame): boolean => !file.startsWith("node:");

/** @returns the file's name; `null` when the disk would not take it. */
function keepReport(stalledMs: number, stack: readonly StackFrame[] | null): string | null {
  try {
    return writeReport(reportsDir, "stall", {
      time: new Date().toISOString(),
      efir: version,
      node: process.version,
      stalledMs,
      uptimeSeconds: Math.round(process.uptime()),
      // `null`: stuck outside JavaScript, e.g. in a system call.
      stack,
      memory: process.memoryUsage(),
      resources: process.resourceUsage(),
    });
  } catch {
    return null;
  }
}

function say(fields: Readonly<Record<string, unknown>>): void {
  const message = "event loop stood still, ending the process";
  try {
    writeSync(STDERR, `${JSON.stringify({ time: new Date().toISOString(), level: "error", message, ...fields })}\n`);
  } catch {
    // Nobody reads stderr: the report is on the disk.
  }
}
