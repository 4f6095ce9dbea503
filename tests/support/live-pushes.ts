import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { FlvTag } from "../../server/media/flv-tag.ts";
import { RtmpPublisher } from "./rtmp-publisher.ts";

/** A clip pushed by ffmpeg as it is, in real time. */
export class FfmpegPush {
  readonly #ffmpeg: ChildProcess;
  #complaints = "";

  /** @param selection what of the clip and how long, as ffmpeg has it: `["-an", "-t", "8"]`. */
  constructor(clip: string, url: string, selection: readonly string[]) {
    const words = ["-v", "error", "-re", "-i", clip, "-c", "copy", ...selection, "-f", "flv", url];
    this.#ffmpeg = spawn("ffmpeg", words, { stdio: ["ignore", "ignore", "pipe"] });
    this.#ffmpeg.stderr?.on("data", (chunk) => {
      this.#complaints += chunk;
    });
  }

  /** Resolves at the clip's end, with what ffmpeg complained about. */
  async ended(): Promise<string> {
    if (this.#ffmpeg.exitCode === null && this.#ffmpeg.signalCode === null) await once(this.#ffmpeg, "exit");
    return this.#complaints;
  }

  kill(): void {
    this.#ffmpeg.kill("SIGKILL");
  }
}

/** Tags and when they are due, in milliseconds from the start of the push, whatever time they say themselves. */
export interface DueTag {
  readonly tag: FlvTag;
  readonly dueMs: number;
}

/** Each tag with the time it has by itself as the time it is due. */
export const dueByThemselves = (tags: readonly FlvTag[], fromMs = 0): readonly DueTag[] =>
  tags.map((tag) => ({ tag, dueMs: fromMs + tag.timestampMs }));

/** Publishes tags when they are due, as one session, and says goodbye. */
export async function pushInRealTime(port: number, streamKey: string, tags: readonly DueTag[]): Promise<void> {
  const publisher = await RtmpPublisher.publish({ port, streamKey });
  const startedAt = performance.now();
  for (const { tag, dueMs } of tags) {
    const early = startedAt + dueMs - performance.now();
    if (early > 0) await wait(early);
    await publisher.push(tag);
  }
  await publisher.stop();
}
