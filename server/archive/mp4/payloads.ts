import type { FilmSegment } from "./film.ts";
import type { Piece } from "./insertions.ts";

/** What is read and handed on at once: small, so that a download takes turns with viewers at the disk. */
const MOST_AT_ONCE = 256 * 1024;

/** Stands for no segment: the piece is in memory. */
const IN_MEMORY = -1;

/** Where the media of a film lies: the payload of each fragment's `mdat`, one behind the other, and what is put in between. */
export class Payloads {
  readonly #segments: FilmSegment[] = [];
  /** What is put in between, mostly the same few bytes again and again. */
  readonly #inserts: Uint8Array[] = [];
  // Three numbers a piece, some 70,000 pieces in four hours: plain arrays, no objects.
  readonly #starts: number[] = [];
  readonly #segmentOf: number[] = [];
  /** In the segment; of an insert its place in the list. */
  readonly #offsets: number[] = [];
  #bytes = 0;

  /** Of all that was added. */
  get bytes(): number {
    return this.#bytes;
  }

  addSegment(segment: FilmSegment): void {
    this.#segments.push(segment);
  }

  /** Bytes of the last segment, or others. */
  add(piece: Piece): void {
    this.#starts.push(this.#bytes);
    if (piece instanceof Uint8Array) {
      this.#segmentOf.push(IN_MEMORY);
      this.#offsets.push(this.#placeOfInsert(piece));
      this.#bytes += piece.byteLength;
      return;
    }
    this.#segmentOf.push(this.#segments.length - 1);
    this.#offsets.push(piece.from);
    this.#bytes += piece.length;
  }

  /** Bytes from `from` to before `to`, in pieces, read when they are asked for. */
  async *read(from: number, to: number): AsyncGenerator<Uint8Array> {
    let place = this.#placeOf(from);
    for (let at = from; at < to; ) {
      const start = this.#starts[place] ?? 0;
      const end = this.#starts[place + 1] ?? this.#bytes;
      const length = Math.min(end, to, at + MOST_AT_ONCE) - at;
      if (length > 0) yield await this.#bytesOf(place, at - start, length);
      at += length;
      if (at === end) place += 1;
    }
  }

  async #bytesOf(place: number, from: number, length: number): Promise<Uint8Array> {
    const offset = this.#offsets[place] ?? 0;
    const insert = this.#segmentOf[place] === IN_MEMORY ? this.#inserts[offset] : undefined;
    if (insert !== undefined) return insert.subarray(from, from + length);
    const segment = this.#segments[this.#segmentOf[place] ?? 0];
    if (segment === undefined) throw new RangeError("beyond the media");
    return segment.readRange(offset + from, length);
  }

  #placeOfInsert(bytes: Uint8Array): number {
    const known = this.#inserts.lastIndexOf(bytes);
    return known === -1 ? this.#inserts.push(bytes) - 1 : known;
  }

  /** The last one that begins at or before it. */
  #placeOf(position: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
