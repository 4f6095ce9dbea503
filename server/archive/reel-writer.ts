import { crc32 } from "node:zlib";
import type { SegmentToKeep } from "../packager/segment-store.ts";
import { type Disk, type DiskFile, writeAll } from "./disk.ts";
import { indexPath, mediaPath } from "./reel.ts";
import { withSegment } from "./reel-index.ts";
import { lineOf, type ReelHeader, type ReelTotals, type SegmentRecord } from "./reel-record.ts";

/**
 * Writes one reel. A segment is acknowledged when its bytes and then its line are on the disk, in this order: a line
 * never speaks of bytes that a power cut could take away (AR2).
 */
export class ReelWriter {
  readonly #media: DiskFile;
  readonly #index: DiskFile;
  readonly #inits = new Set<number>();
  #indexBytes: number;
  #totals: ReelTotals | null = null;

  private constructor(media: DiskFile, index: DiskFile, indexBytes: number) {
    this.#media = media;
    this.#index = index;
    this.#indexBytes = indexBytes;
  }

  /** @throws whatever the disk does; nothing is left behind then, if the disk lets us. */
  static async create(
    disk: Disk,
    { folder, name, header }: { readonly folder: string; readonly name: string; readonly header: ReelHeader },
  ): Promise<ReelWriter> {
    const opened: DiskFile[] = [];
    const create = async (path: string) => {
      const file = await disk.open(path, "create");
      opened.push(file);
      return file;
    };
    try {
      // The index first: media without an index would be nobody's.
      const index = await create(indexPath(folder, name));
      const line = Buffer.from(lineOf({ type: "reel", ...header }));
      await writeAll(index, line, 0);
      await index.datasync();
      const media = await create(mediaPath(folder, name));
      await disk.syncFolder(folder);
      return new ReelWriter(media, index, line.byteLength);
    } catch (fault) {
      await Promise.allSettled(opened.map((file) => file.close()));
      await Promise.allSettled([disk.remove(mediaPath(folder, name)), disk.remove(indexPath(folder, name))]);
      throw fault;
    }
  }

  /** Of what was acknowledged; `null` while that is nothing. */
  get totals(): ReelTotals | null {
    return this.#totals;
  }

  /** @throws whatever the disk does; the segment is not on the reel then, and the reel must be closed. */
  async append(segment: SegmentToKeep): Promise<SegmentRecord> {
    const offset = this.#totals?.bytes ?? 0;
    let length = 0;
    let sum = 0;
    for (const chunk of segment.chunks) {
      await writeAll(this.#media, chunk, offset + length);
      length += chunk.byteLength;
      sum = crc32(chunk, sum);
    }
    await this.#media.datasync();
    const record: SegmentRecord = {
      number: segment.number,
      init: segment.init.id,
      offset,
      length,
      sum,
      startsAt: segment.startsAt,
      duration: segment.duration,
      isDiscontinuity: segment.isDiscontinuity,
      discontinuity: segment.discontinuity,
      fragments: segment.chunks.map((chunk) => chunk.byteLength),
    };
    const { id, bytes } = segment.init;
    const init = this.#inits.has(id) ? "" : lineOf({ type: "init", id, bytes });
    await this.#appendToIndex(init + lineOf({ type: "segment", ...record }));
    this.#inits.add(id);
    this.#totals = withSegment(this.#totals, record);
    return record;
  }

  /**
   * Takes back what was written without being acknowledged, and writes the closing line.
   * @throws whatever the disk does; the next start recovers the reel then. The files are closed in any case.
   */
  async close(isMissingAfter: boolean): Promise<void> {
    try {
      if (this.#totals === null) return;
      this.#totals = { ...this.#totals, isMissingAfter };
      await this.#index.truncate(this.#indexBytes);
      await this.#media.truncate(this.#totals.bytes);
      await this.#media.datasync();
      await this.#appendToIndex(lineOf({ type: "end", ...this.#totals }));
    } finally {
      await Promise.allSettled([this.#media.close(), this.#index.close()]);
    }
  }

  async #appendToIndex(lines: string): Promise<void> {
    const bytes = Buffer.from(lines);
    await writeAll(this.#index, bytes, this.#indexBytes);
    await this.#index.datasync();
    this.#indexBytes += bytes.byteLength;
  }
}
