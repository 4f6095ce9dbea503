import type { StoredSegment } from "../packager/segment-store.ts";

/** A segment of the archive: what a window needs to know of it, and what a remux does. */
export interface ArchivedSegment extends StoredSegment {
  /** Length in bytes of each fragment, in order; together they are `bytes`. */
  readonly fragmentBytes: readonly number[];
  /**
   * `length` bytes from `offset` within the segment on, straight from the disk and past the cache: who copies a whole
   * recording must not push out what viewers read.
   * @throws {ReadFault} when it was deleted meanwhile, the disk fails, or too many wait for it.
   */
  readRange(offset: number, length: number): Promise<Uint8Array>;
}
