import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { constants, platform, setPriority } from "node:os";
import { type Loudness, LoudnessLines } from "./loudness-lines.ts";

/** Listens to one run of AAC. */
export interface Ear {
  /** ADTS. `false`: it lags, and this was left out. */
  hear(frame: Uint8Array): boolean;
  /** Ends it; nothing is told afterwards. */
  close(): void;
}

export interface EarListener {
  readonly onLoudness: (loudness: Loudness) => void;
  /** It ended by itself. `absent`: there is no ffmpeg on this machine. */
  readonly onEnd: (why: "absent" | "failed", complaint: string) => void;
}

export type OpenEar = (listener: EarListener) => Ear;

/** About four seconds of sound: a child that lags further is not to fill our memory. */
const MOST_WAITING = 64 * 1024;
const MOST_COMPLAINT = 500;
/** No piece of memory it asks for is larger, whatever the sound says of itself. */
const MOST_ALLOCATION = 32 * 1024 * 1024;

const args = [
  ...["-hide_banner", "-nostdin", "-v", "error", "-max_alloc", String(MOST_ALLOCATION)],
  // The first frame says all; without these it would gather some seconds before it begins.
  ...["-f", "aac", "-probesize", "32", "-analyzeduration", "0", "-fflags", "nobuffer", "-threads", "1"],
  ...["-i", "pipe:0", "-vn", "-filter_threads", "1"],
  // `direct`: each line as it is made, not 32 KB of them.
  ...["-af", "ebur128=metadata=1,ametadata=mode=print:file=-:direct=1", "-f", "null", "-"],
];

/**
 * An ear that is ffmpeg's `ebur128` filter in a child of its own: ITU-R BS.1770-4 for every layout of channels, and a
 * decoder that is fed by strangers stands outside of our process. Costs 1 % of a core and 14 MB of its own memory.
 */
export const openFfmpegEar: OpenEar = ({ onLoudness, onEnd }) => {
  const { PATH = "" } = process.env;
  const child = spawn("ffmpeg", args, { env: { PATH }, stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
  let isOver = false;
  let complaint = "";
  const end = (why: "absent" | "failed") => {
    if (isOver) return;
    isOver = true;
    child.kill("SIGKILL");
    onEnd(why, complaint);
  };
  // First of all: where no descriptor is left, this is all that it says, and there are no pipes.
  child.on("error", (error: NodeJS.ErrnoException) => end(error.code === "ENOENT" ? "absent" : "failed"));
  child.on("close", () => end("failed"));
  yieldToOthers(child);
  const lines = new LoudnessLines();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (isOver) return;
    for (const loudness of lines.push(text)) onLoudness(loudness);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-MOST_COMPLAINT);
  });
  // A child that has gone breaks the pipe; `close` tells.
  child.stdin.on("error", () => {});
  return {
    hear: (frame) => {
      if (isOver || child.stdin.writableLength > MOST_WAITING) return false;
      child.stdin.write(frame);
      return true;
    },
    close: () => {
      isOver = true;
      child.kill("SIGKILL");
    },
  };
};

/** The broadcast goes first: for the processor, and when memory ends. */
function yieldToOthers({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    if (platform() === "linux") writeFileSync(`/proc/${pid}/oom_score_adj`, "1000");
  } catch {
    // It has ended already, or the system does not let us: then it is only less polite.
  }
}
