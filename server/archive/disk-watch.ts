import type { Log } from "../log.ts";

export interface DiskWatchOptions {
  readonly freeBytes: () => Promise<number>;
  /** 0: never too little. */
  readonly floorBytes: number;
  readonly log: Log;
}

const EVERY_MS = 3000;
const MOST_HYSTERESIS_BYTES = 256 * 2 ** 20;

/** Watches the room left on the disk. Below the floor until a tenth of it, or 256 MB, is free above (AR11). */
export class DiskWatch {
  readonly floorBytes: number;
  readonly #options: DiskWatchOptions;
  readonly #enoughBytes: number;
  #freeBytes = 0;
  #isBelow = false;
  #timer: NodeJS.Timeout | null = null;
  #isBlind = false;
  #isStopped = false;

  constructor(options: DiskWatchOptions) {
    this.floorBytes = options.floorBytes;
    this.#options = options;
    this.#enoughBytes = options.floorBytes + Math.min(options.floorBytes * 0.1, MOST_HYSTERESIS_BYTES);
  }

  get freeBytes(): number {
    return this.#freeBytes;
  }
  get isBelowFloor(): boolean {
    return this.#isBelow;
  }

  /** Looks now, and then every few seconds; each look begins when the one before it is done. */
  async start(): Promise<void> {
    await this.look();
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.start(), EVERY_MS).unref();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Never throws: a disk that does not say how full it is counts as it was. */
  async look(): Promise<void> {
    try {
      this.#judge(await this.#options.freeBytes());
      this.#isBlind = false;
    } catch (fault) {
      if (!this.#isBlind) this.#options.log.fault("free disk not known", fault);
      this.#isBlind = true;
    }
  }

  #judge(freeBytes: number): void {
    const { log } = this.#options;
    this.#freeBytes = freeBytes;
    if (!this.#isBelow && freeBytes < this.floorBytes) {
      this.#isBelow = true;
      log.warn("recording stopped: too little free disk", { freeBytes, floorBytes: this.floorBytes });
    } else if (this.#isBelow && freeBytes >= this.#enoughBytes) {
      this.#isBelow = false;
      log.info("recording goes on: enough free disk", { freeBytes, floorBytes: this.floorBytes });
    }
  }
}
