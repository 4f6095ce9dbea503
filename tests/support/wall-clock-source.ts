import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { type EncoderSettings, encoderCommand, encoderDefaults } from "./encoder-command.ts";
import { movingPicture } from "./moving-picture.ts";

type Encoder = ChildProcessByStdio<Writable, null, Readable>;

/**
 * A live encoder whose picture says when it was made: ffmpeg fed with our own frames, each with a bar code of UTC.
 *
 * Frame n belongs to slot `start + n / framesPerSecond`, and that slot's time is what is burnt in: its time stamp and
 * its bar code agree exactly. A frame drawn late therefore counts as delay, as a late camera would.
 */
export class WallClockSource {
  readonly settings: EncoderSettings;
  /** Whether the frame of this slot (UTC ms) is white: what a camera sees of a window that flashes. */
  isLight: (slotAt: number) => boolean = () => false;
  readonly #url: string;
  #encoder: Encoder | null = null;
  #stderr = "";
  #timer: NodeJS.Timeout | null = null;
  #framesSent = 0;

  constructor(url: string, settings: Partial<EncoderSettings> = {}) {
    this.#url = url;
    this.settings = { ...encoderDefaults, ...settings };
  }

  /** Frames handed to ffmpeg since the last start. */
  get framesSent(): number {
    return this.#framesSent;
  }

  /** What ffmpeg complained about, for a failing test's message. */
  get complaints(): string {
    return this.#stderr;
  }

  get isRunning(): boolean {
    return this.#encoder !== null && this.#encoder.exitCode === null && this.#encoder.signalCode === null;
  }

  /**
   * Resolves when the first frame went into the encoder. The connection is made meanwhile: wait for the server's side.
   * @throws when it runs already, or ffmpeg cannot be started.
   */
  async start(): Promise<void> {
    if (this.isRunning) throw new Error("source runs already");
    const encoder = spawn("ffmpeg", encoderCommand(this.#url, this.settings), { stdio: ["pipe", "ignore", "pipe"] });
    this.#encoder = encoder;
    this.#stderr = "";
    encoder.stderr.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-4000);
    });
    // The server may hang up at any time: that is what some tests are about.
    encoder.stdin.on("error", () => {});
    encoder.once("exit", () => this.#stopFrames());
    await once(encoder, "spawn");
    await this.#startFrames(encoder);
  }

  /** Ends as a person's press on "stop" would: the encoder flushes and says goodbye. Resolves when it is gone. */
  async stop(): Promise<void> {
    const encoder = this.#take();
    encoder?.stdin.end();
    // A server that does not read would hold the goodbye for ever.
    const patience = setTimeout(() => encoder?.kill("SIGKILL"), 3000);
    await gone(encoder);
    clearTimeout(patience);
  }

  /** Ends as a pulled plug would. */
  async kill(): Promise<void> {
    const encoder = this.#take();
    encoder?.kill("SIGKILL");
    await gone(encoder);
  }

  /** Resolves when ffmpeg ended by itself, e.g. since the server refused it. Answers its exit code. */
  async ended(): Promise<number | null> {
    const encoder = this.#encoder;
    await gone(encoder);
    return encoder?.exitCode ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  #startFrames(encoder: Encoder): Promise<void> {
    const { widthPx, heightPx, framesPerSecond, detail } = this.settings;
    const picture = movingPicture(widthPx, heightPx, detail);
    const slotMs = 1000 / framesPerSecond;
    // Whole milliseconds, so that rounding the slots does not make the code jitter against the time stamps.
    const startedAt = Math.ceil(utcNow());
    this.#framesSent = 0;
    return new Promise((resolve) => {
      const next = () => {
        const slotAt = startedAt + this.#framesSent * slotMs;
        const wait = slotAt - utcNow();
        // Timers are whole milliseconds and early by a fraction: an early wake-up waits once more.
        if (wait > 0) return this.#schedule(next, wait);
        const frame = picture.frame(this.#framesSent, Math.round(slotAt), this.isLight(slotAt));
        this.#framesSent += 1;
        // The next frame is drawn only when this one is in the pipe: a blocked encoder delays, memory does not grow.
        encoder.stdin.write(frame, (error) => {
          resolve();
          if (!error && this.#encoder === encoder) next();
        });
      };
      next();
    });
  }

  #schedule(task: () => void, afterMs: number): void {
    this.#timer = setTimeout(task, Math.ceil(afterMs));
  }

  #stopFrames(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Whoever takes the encoder ends it; no more frames are drawn for it. */
  #take(): Encoder | null {
    const encoder = this.#encoder;
    this.#encoder = null;
    this.#stopFrames();
    return encoder;
  }
}

/** The clock that the server under test uses too: see server/clock.ts. */
function utcNow(): number {
  return performance.timeOrigin + performance.now();
}

async function gone(encoder: Encoder | null): Promise<void> {
  if (encoder === null || encoder.exitCode !== null || encoder.signalCode !== null) return;
  await once(encoder, "exit");
}
