import { type Ticks, ticks } from "../../../shared/time.ts";
import { box, type Chunks, fullBox, u32 } from "./boxes.ts";
import { Rows, RunLengths } from "./rows.ts";

/** A sample on the film's own timeline. */
export interface PlacedSample {
  readonly decodedAt: Ticks;
  readonly compositionOffset: Ticks;
  /** How long it lasts unless the next one says otherwise. */
  readonly duration: Ticks;
  readonly size: number;
  readonly isSync: boolean;
}

/** Where and how the bytes of the samples that follow lie in the file. */
interface OpenChunk {
  readonly position: number;
  readonly description: number;
  samples: number;
}

/**
 * The `stbl` of one track, sample by sample (ISO 14496-12 8.5–8.7). A sample lasts until the next one is decoded:
 * whatever was guessed when it was cut, and across each break, so nothing drifts (RC4).
 */
export class SampleTable {
  readonly #sizes = new Rows(1);
  readonly #durations = new RunLengths();
  readonly #offsets = new RunLengths();
  readonly #syncs = new Rows(1);
  readonly #positions: number[] = [];
  readonly #spread = new Rows(3);
  #spreadNow: { readonly samples: number; readonly description: number } | null = null;
  #chunk: OpenChunk | null = null;
  #last: PlacedSample | null = null;
  #firstAt: Ticks | null = null;

  /** The sample that was added last. */
  get last(): PlacedSample | null {
    return this.#last;
  }
  /** When the first sample is decoded. */
  get firstAt(): Ticks | null {
    return this.#firstAt;
  }
  /** From the first sample to the end of the last. */
  get duration(): Ticks {
    const { last } = this;
    return ticks(last === null ? 0 : last.decodedAt + last.duration - (this.#firstAt ?? 0));
  }

  /** What is added next lies together, from `position` of the media on. @param description from 1. */
  startChunk(position: number, description: number): void {
    this.#endChunk();
    this.#chunk = { position, description, samples: 0 };
  }

  add(sample: PlacedSample): void {
    if (this.#chunk === null) throw new Error("a sample lies in no chunk");
    if (this.#last !== null) this.#durations.add(sample.decodedAt - this.#last.decodedAt);
    this.#firstAt ??= sample.decodedAt;
    this.#last = sample;
    this.#chunk.samples += 1;
    this.#sizes.add(sample.size);
    this.#offsets.add(sample.compositionOffset);
    if (sample.isSync) this.#syncs.add(this.#sizes.count);
  }

  /** Nothing is added after this. */
  finish(): void {
    this.#endChunk();
    this.#durations.add(this.#last?.duration ?? 0);
  }

  /**
   * @param entries the sample entries that descriptions count.
   * @param mediaAt where the media begins in the file.
   */
  boxes(entries: Chunks, mediaAt: number): Chunks {
    const hasOffsets = !this.#offsets.isFlat;
    const isAllSync = this.#syncs.count === this.#sizes.count;
    return box(
      "stbl",
      fullBox("stsd", 0, 0, u32(entries.length), entries),
      fullBox("stts", 0, 0, u32(this.#durations.count), this.#durations.bytes),
      hasOffsets ? fullBox("ctts", 1, 0, u32(this.#offsets.count), this.#offsets.bytes) : [],
      isAllSync ? [] : fullBox("stss", 0, 0, u32(this.#syncs.count), this.#syncs.bytes),
      fullBox("stsc", 0, 0, u32(this.#spread.count), this.#spread.bytes),
      fullBox("stsz", 0, 0, u32(0, this.#sizes.count), this.#sizes.bytes),
      fullBox("co64", 0, 0, u32(this.#positions.length), this.#chunkOffsets(mediaAt)),
    );
  }

  #chunkOffsets(mediaAt: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(this.#positions.length * 8);
    for (const [place, position] of this.#positions.entries()) {
      const at = mediaAt + position;
      bytes.writeUInt32BE(Math.floor(at / 0x1_0000_0000), place * 8);
      bytes.writeUInt32BE(at % 0x1_0000_0000, place * 8 + 4);
    }
    return bytes;
  }

  #endChunk(): void {
    const chunk = this.#chunk;
    this.#chunk = null;
    if (chunk === null || chunk.samples === 0) return;
    const { samples, description } = chunk;
    this.#positions.push(chunk.position);
    if (this.#spreadNow?.samples === samples && this.#spreadNow.description === description) return;
    this.#spreadNow = { samples, description };
    this.#spread.add(this.#positions.length, samples, description);
  }
}
