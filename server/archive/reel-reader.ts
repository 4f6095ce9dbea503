import { crc32 } from "node:zlib";
import { millis } from "../../shared/time.ts";
import type { Log } from "../log.ts";
import type { InitSegment } from "../packager/segment.ts";
import { codeOf, type Disk, readUpTo } from "./disk.ts";
import { ReadFault } from "./read-fault.ts";
import { ReadQueue, type ReadQueueLimits } from "./read-queue.ts";
import { indexPath, mediaPath, type Reel, type ReelContents } from "./reel.ts";
import { readIndex } from "./reel-index.ts";
import type { SegmentRecord } from "./reel-record.ts";
import { ReelSegment, type SegmentReader } from "./reel-segment.ts";
import { SharedCache } from "./shared-cache.ts";

/** Listed segments kept in memory, about 400 bytes each: a day of them. */
const MOST_LISTED = 40_000;
/** A crowd that asks for one rotten segment is one line in the log. */
const LOG_EVERY_MS = 10_000;
const LIMITS = { atOnce: 2, waiting: 512, deadline: millis(10_000) };

export interface ReelReaderOptions {
  readonly disk: Disk;
  readonly log: Log;
  readonly cacheBytes: number;
  readonly limits?: ReadQueueLimits;
}

/** Reads of all reels of the house: bounded in bytes kept, in reads at once and in patience. */
export class ReelReader implements SegmentReader {
  readonly #disk: Disk;
  readonly #log: Log;
  readonly #queue: ReadQueue;
  readonly #segments: SharedCache<string, Uint8Array>;
  readonly #contents = new SharedCache<Reel, ReelContents>(MOST_LISTED, ({ segments }) => segments.length);

  #loggedAt = Number.NEGATIVE_INFINITY;

  constructor({ disk, log, cacheBytes, limits = LIMITS }: ReelReaderOptions) {
    this.#disk = disk;
    this.#log = log;
    this.#queue = new ReadQueue(limits);
    this.#segments = new SharedCache(cacheBytes, (bytes) => bytes.byteLength);
  }

  /** All of a segment, from the cache if possible. @throws {ReadFault} */
  async segment(reel: Reel, { offset, length, sum }: SegmentRecord): Promise<Uint8Array> {
    if (reel.isGone) throw new ReadFault("gone");
    return this.#segments.get(`${reel.name}/${offset}`, async () => {
      const bytes = await this.range(reel, offset, length);
      if (crc32(bytes) !== sum) throw this.#logged(reel, new ReadFault("damaged"));
      return bytes;
    });
  }

  /** Bytes of the media file, never cached. @throws {ReadFault} */
  range(reel: Reel, offset: number, length: number): Promise<Uint8Array> {
    return this.#queue.run(async () => {
      const bytes = await this.#read(reel, mediaPath(reel.folder, reel.name), () => ({ offset, length }));
      if (bytes.byteLength < length) throw this.#logged(reel, new ReadFault("damaged"));
      return bytes;
    });
  }

  /** @throws {ReadFault} */
  async contents(reel: Reel): Promise<ReelContents> {
    return reel.live ?? this.#contents.get(reel, () => this.#queue.run(() => this.#list(reel)));
  }

  async #list(reel: Reel): Promise<ReelContents> {
    const path = indexPath(reel.folder, reel.name);
    const index = readIndex(await this.#read(reel, path, (size) => ({ offset: 0, length: size })));
    const initById = new Map<number, InitSegment>();
    for (const { id, bytes } of index.initById.values()) initById.set(id, { epoch: reel.header.epoch, id, bytes });
    const segments: ReelSegment[] = [];
    for (const { lineEnd: _, ...record } of index.segments) {
      const init = initById.get(record.init);
      if (init !== undefined) segments.push(new ReelSegment(reel, record, init, this));
    }
    return { segments, initById };
  }

  async #read(
    reel: Reel,
    path: string,
    which: (size: number) => { readonly offset: number; readonly length: number },
  ): Promise<Buffer> {
    if (reel.isGone) throw new ReadFault("gone");
    try {
      const file = await this.#disk.open(path, "read");
      try {
        const { offset, length } = which(await file.size());
        return await readUpTo(file, offset, length);
      } finally {
        await file.close();
      }
    } catch (cause) {
      if (reel.isGone || codeOf(cause) === "ENOENT") throw new ReadFault("gone", { cause });
      throw this.#logged(reel, new ReadFault("failing", { cause }));
    }
  }

  #logged(reel: Reel, fault: ReadFault): ReadFault {
    const now = performance.now();
    if (now - this.#loggedAt >= LOG_EVERY_MS) {
      this.#loggedAt = now;
      this.#log.fault("segment not read", fault, { stage: reel.header.stage, reel: reel.name });
    }
    return fault;
  }
}
