import { type Millis, millis } from "../../../shared/time.ts";
import type { CutReason } from "./recording.ts";
import { AUDIO_BITS_PER_SECOND, VIDEO_BITS_PER_SECOND } from "./recording-type.ts";

/** How much may be lost when a phone goes out. */
const PIECE_MS = 2000;
/** Chromium writes MP4 by whole groups of pictures: without this the first piece would hold a header and no picture. */
const KEYFRAME_EVERY_MS = 1000;

export interface FilmRecorderOptions {
  readonly stream: MediaStream;
  readonly type: string;
  /** Ends by itself after so long. */
  readonly limitMs: Millis;
  /** How long a piece is; `PIECE_MS` when absent. */
  readonly pieceMs?: Millis;
  /** Resolves when the piece is kept; `false` ends the recording: there is no room. */
  readonly onPiece: (bytes: ArrayBuffer, recordedMs: Millis) => Promise<boolean>;
  /** Once, after the last piece was kept. `null`: it was stopped by hand. */
  readonly onEnd: (cutBy: CutReason | null) => void;
}

/** Takes a film down in pieces of two seconds, and ends with whatever it has when anything goes wrong (BZ106–BZ110). */
export class FilmRecorder {
  readonly #options: FilmRecorderOptions;
  readonly #recorder: MediaRecorder;
  #startedAt = 0;
  /** Pieces are kept in their order, one after another. */
  #kept: Promise<void> = Promise.resolve();
  #cutBy: CutReason | null = null;
  #limit: ReturnType<typeof setTimeout> | undefined;

  /** @throws DOMException where the browser takes neither the type nor the stream. */
  constructor(options: FilmRecorderOptions) {
    this.#options = options;
    this.#recorder = new MediaRecorder(options.stream, {
      mimeType: options.type,
      videoBitsPerSecond: VIDEO_BITS_PER_SECOND,
      audioBitsPerSecond: AUDIO_BITS_PER_SECOND,
      // Not in the compiler's library yet (MediaStream Recording, 2023); unknown members are ignored.
      ...{ videoKeyFrameIntervalDuration: KEYFRAME_EVERY_MS },
    });
  }

  /** As the browser calls what it really writes. */
  get type(): string {
    return this.#recorder.mimeType || this.#options.type;
  }

  get isRunning(): boolean {
    return this.#recorder.state !== "inactive";
  }

  /** Since `start`. */
  get recordedMs(): Millis {
    return millis(this.#startedAt === 0 ? 0 : Math.min(performance.now() - this.#startedAt, this.#options.limitMs));
  }

  start(): void {
    this.#recorder.addEventListener("dataavailable", this.#take);
    this.#recorder.addEventListener("error", this.#fail);
    this.#recorder.addEventListener("stop", this.#end);
    for (const track of this.#options.stream.getTracks()) track.addEventListener("ended", this.#lose);
    // A phone that locks, or is called, silences the camera's track and may never give it back.
    for (const track of this.#options.stream.getVideoTracks()) track.addEventListener("mute", this.#lose);
    document.addEventListener("visibilitychange", this.#flush);
    addEventListener("pagehide", this.#leave);
    this.#recorder.start(this.#options.pieceMs ?? PIECE_MS);
    this.#startedAt = performance.now();
    this.#limit = setTimeout(() => this.#cut("limit"), this.#options.limitMs);
  }

  stop(): void {
    if (this.isRunning) this.#recorder.stop();
  }

  #cut(reason: CutReason): void {
    if (!this.isRunning) return;
    this.#cutBy ??= reason;
    this.stop();
  }

  readonly #take = ({ data }: BlobEvent) => {
    const { recordedMs } = this;
    if (data.size === 0) return;
    this.#kept = this.#kept.then(async () => {
      const isKept = await this.#options.onPiece(await data.arrayBuffer(), recordedMs);
      if (!isKept) this.#cut("full");
    });
    // Whatever goes wrong with one piece, those before it are there: end with them.
    this.#kept = this.#kept.catch(() => this.#cut("failed"));
  };

  readonly #fail = () => {
    this.#cutBy ??= "failed";
    this.stop();
  };

  readonly #lose = () => this.#cut(document.visibilityState === "hidden" ? "hidden" : "camera-lost");

  readonly #flush = () => {
    if (document.visibilityState === "hidden" && this.#recorder.state === "recording") this.#recorder.requestData();
  };

  readonly #leave = () => this.#cut("closed");

  readonly #end = () => {
    clearTimeout(this.#limit);
    for (const track of this.#options.stream.getTracks()) {
      track.removeEventListener("ended", this.#lose);
      track.removeEventListener("mute", this.#lose);
    }
    document.removeEventListener("visibilitychange", this.#flush);
    removeEventListener("pagehide", this.#leave);
    void this.#kept.then(() => this.#options.onEnd(this.#cutBy));
  };
}
