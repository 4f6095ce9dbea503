import type { WindowSegment } from "./window-segment.ts";

export interface MemoryTierOptions {
  /** Media bytes that may be in memory, without those of the newest segments. */
  readonly mostBytes: number;
  /** By number, while it is listed. */
  readonly segmentOf: (msn: number) => WindowSegment | null;
  /** The newest segments stay up to twice the bound: players are told of their parts. */
  readonly isFresh: (segment: WindowSegment) => boolean;
  /** It went from memory, and the disk does not have it. */
  readonly onLost: (segment: WindowSegment) => void;
}

/** How far a slow disk may make memory go beyond its bound, and the newest segments too. */
const HARD_LIMIT = 2;

/**
 * The segments of a window that are in memory, oldest out first: to the disk when it has them, after some patience when
 * it is about to, and nowhere when it does not (HL42).
 */
export class MemoryTier {
  readonly #options: MemoryTierOptions;
  #oldest: number;
  #end: number;
  #bytes = 0;

  /** @param firstMsn of the first segment that will be added. */
  constructor(firstMsn: number, options: MemoryTierOptions) {
    this.#options = options;
    this.#oldest = firstMsn;
    this.#end = firstMsn;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The open segment grows. */
  grow(bytes: number): void {
    this.#bytes += bytes;
  }

  /** A segment that is closed may go when it is the oldest. */
  close(segment: WindowSegment): void {
    this.#end = segment.msn + 1;
  }

  /** It left the window, or its bytes must not be given out any more. */
  forget(segment: WindowSegment): void {
    this.#bytes -= segment.bytes;
  }

  /** Lets the oldest go until the rest fits. */
  relieve(): void {
    const { mostBytes, segmentOf } = this.#options;
    for (; this.#oldest < this.#end && this.#bytes > mostBytes; this.#oldest += 1) {
      const segment = segmentOf(this.#oldest);
      if (segment === null || !segment.isInMemory) continue;
      if (!this.#mayGo(segment)) return;
      this.#bytes -= segment.bytes;
      segment.leaveMemory();
      if (segment.isGap) this.#options.onLost(segment);
    }
  }

  #mayGo(segment: WindowSegment): boolean {
    const isPatient = segment.copy === "awaited" || this.#options.isFresh(segment);
    return !isPatient || this.#bytes > this.#options.mostBytes * HARD_LIMIT;
  }
}
