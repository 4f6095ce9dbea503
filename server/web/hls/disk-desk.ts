import { type Log, silentLog } from "../../log.ts";
import type { Exchange } from "./exchange.ts";
import { Pins } from "./pins.ts";
import { replyLater, replyMedia, replyShort } from "./reply.ts";

export interface DiskLimits {
  /** Requests that wait for the disk at once. */
  readonly readingRequests: number;
  /** Bytes read for clients that have not taken them yet: some take nothing, each of another segment. */
  readonly untakenBytes: number;
  /** A disk that takes longer is not waited for. */
  readonly patienceMs: number;
}

export const diskLimits: DiskLimits = {
  readingRequests: 1000,
  untakenBytes: 256 * 1024 * 1024,
  patienceMs: 10_000,
};

/** Answers with what has to be read first: bounded, with a deadline, and for nobody who is gone (HL47). */
export class DiskDesk {
  readonly #limits: DiskLimits;
  readonly #log: Log;
  readonly #pins = new Pins();
  #reading = 0;

  constructor(limits: DiskLimits, log: Log = silentLog) {
    this.#limits = limits;
    this.#log = log;
  }

  /** Requests that wait for the disk. */
  get readingRequests(): number {
    return this.#reading;
  }

  /** @param read answers `null` when there is no such thing. */
  serve({ request, response }: Exchange, contentType: string, read: () => Promise<readonly Uint8Array[] | null>): void {
    if (this.#reading >= this.#limits.readingRequests || this.#pins.bytes >= this.#limits.untakenBytes) {
      replyLater(request, response);
      return;
    }
    const finish = this.#begin({ request, response });
    read().then(
      (chunks) => {
        if (!finish()) return;
        if (chunks === null) replyShort(request, response, 404);
        else {
          this.#pins.hold(chunks, response);
          replyMedia(request, response, contentType, chunks);
        }
      },
      (error: unknown) => {
        // The disk's own state is told by the archive: here it would be a line for each viewer.
        if (problemOf(error) === null) this.#log.fault("media unreadable", error);
        if (!finish()) return;
        if (problemOf(error) === "gone") replyShort(request, response, 404);
        else replyLater(request, response);
      },
    );
  }

  /** @returns ends the wait; false when it is over already, and somebody answered or nobody is there. */
  #begin({ request, response }: Exchange): () => boolean {
    let isOver = false;
    const finish = () => {
      if (isOver) return false;
      isOver = true;
      this.#reading -= 1;
      clearTimeout(timer);
      response.off("close", finish);
      return true;
    };
    const timer = setTimeout(() => finish() && replyLater(request, response), this.#limits.patienceMs);
    response.once("close", finish);
    this.#reading += 1;
    return finish;
  }
}

/** What the archive says of a read that failed; `null`: it is not from there. */
const problemOf = (error: unknown): unknown => (error instanceof Error && "problem" in error ? error.problem : null);
