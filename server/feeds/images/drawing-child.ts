import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { namesOf } from "../../children/package-folders.ts";
import { residentBytes } from "../../children/resident-memory.ts";
import type { DrawOrder } from "./messages.ts";

/** A process that draws, as the drawer holds it. */
export interface DrawingChild {
  send(order: DrawOrder): void;
  /** 0 where it cannot be told. */
  heldBytes(): number;
  /** At once, whatever it is in the middle of. `onEnd` follows. */
  kill(): void;
}

export interface ChildEvents {
  readonly onSaid: (message: unknown) => void;
  /** Once, however it ended; also when it could not be started. */
  readonly onEnd: (how: string) => void;
}

export type LaunchChild = (events: ChildEvents) => DrawingChild;

/**
 * Starts the process that draws: fonts, satori, resvg and the canvas live there and nowhere else, so that their memory goes
 * back whole, and a picture that brings a decoder down brings down nothing of the broadcast (ADR 31).
 */
export const launchDrawingChild: LaunchChild = ({ onSaid, onEnd }) => {
  const child = fork(join(import.meta.dirname, "draw-worker.ts"), {
    execArgv: flags(),
    // Nothing of ours is handed on: it holds secrets. Freed drawings go back to the system at once.
    env: { MALLOC_MMAP_THRESHOLD_: "262144", MALLOC_ARENA_MAX: "2" },
    // Pictures go as bytes, not as JSON.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let isOver = false;
  const end = (how: string) => {
    if (isOver) return;
    isOver = true;
    onEnd(how);
  };
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(-MOST_COMPLAINT);
  });
  child.on("message", onSaid);
  child.on("error", (error) => end(error.message));
  child.on("exit", (code, signal) => end(`${signal ?? `exit ${code}`} ${complaint}`.trim()));
  if (child.pid !== undefined) yieldTo(child.pid);
  return {
    // A child that has just ended is told by its exit.
    send: (order) => void child.send(order, () => undefined),
    heldBytes: () => (child.pid === undefined ? 0 : residentBytes(child.pid)),
    kill: () => void child.kill("SIGKILL"),
  };
};

/** The broadcast goes first; yet somebody waits for the image, so not last of all. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The system does not let us, or it has ended: then it is only less polite.
  }
}

const HEAP_MB = 192;
const MOST_COMPLAINT = 1000;
const server = join(import.meta.dirname, "..", "..");

/** Node's permission model: it reads code and fonts, writes nothing and starts nothing. */
const flags = (): string[] => [
  `--max-old-space-size=${HEAP_MB}`,
  // An image's pixels lie outside of the heap, and are freed when a small heap is swept.
  "--max-semi-space-size=4",
  "--permission",
  "--allow-addons",
  ...[...readable()].map((path) => `--allow-fs-read=${path}`),
  "--disable-warning=PERM0001",
];

function readable(): Set<string> {
  return new Set([
    // Satori takes a dozen packages beside it, and each addon lies in a package of its own for each platform.
    ...["satori", "@expo-google-fonts/golos-text"].flatMap((name) => namesOf(name).map((folder) => modulesOf(folder))),
    join(server, "feeds"),
    join(server, "..", "shared"),
    // Node reads it to learn that these files are modules.
    join(server, "..", "package.json"),
  ]);
}

/** The `node_modules` that it lies in, scoped or not. */
const modulesOf = (folder: string): string =>
  dirname(folder).endsWith("node_modules") ? dirname(folder) : dirname(dirname(folder));
