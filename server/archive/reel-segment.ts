import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { InitSegment, SourceKind } from "../packager/segment.ts";
import type { ArchivedSegment } from "./archived-segment.ts";
import type { Reel } from "./reel.ts";
import type { SegmentRecord } from "./reel-record.ts";

/** What a segment asks of whoever reads reels. */
export interface SegmentReader {
  /** All of it, held against its sum, through the cache. */
  segment(reel: Reel, record: SegmentRecord): Promise<Uint8Array>;
  /** Some of it, past the cache. Offsets are the reel's. */
  range(reel: Reel, offset: number, length: number): Promise<Uint8Array>;
}

/** A segment on a reel. Light: a window holds thousands of them. */
export class ReelSegment implements ArchivedSegment {
  readonly init: InitSegment;
  readonly #reel: Reel;
  readonly #record: SegmentRecord;
  readonly #reader: SegmentReader;

  constructor(reel: Reel, record: SegmentRecord, init: InitSegment, reader: SegmentReader) {
    this.init = init;
    this.#reel = reel;
    this.#record = record;
    this.#reader = reader;
  }

  get epoch(): string {
    return this.#reel.header.epoch;
  }
  get source(): SourceKind {
    return this.#reel.header.source;
  }
  get number(): number {
    return this.#record.number;
  }
  get isDiscontinuity(): boolean {
    return this.#record.isDiscontinuity;
  }
  get discontinuity(): number {
    return this.#record.discontinuity;
  }
  get startsAt(): ProgramTime {
    return this.#record.startsAt;
  }
  get duration(): Millis {
    return this.#record.duration;
  }
  get bytes(): number {
    return this.#record.length;
  }
  get fragmentBytes(): readonly number[] {
    return this.#record.fragments;
  }

  read(): Promise<Uint8Array> {
    return this.#reader.segment(this.#reel, this.#record);
  }

  readRange(offset: number, length: number): Promise<Uint8Array> {
    const { offset: start, length: bytes } = this.#record;
    if (offset < 0 || length < 0 || offset + length > bytes) throw new RangeError("beyond the segment");
    return this.#reader.range(this.#reel, start + offset, length);
  }
}
