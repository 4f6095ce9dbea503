import { ByteReader } from "./byte-reader.ts";
import type { FlvTag } from "./flv-tag.ts";
import { malformed, tooBig } from "./peer-error.ts";

const FILE_HEADER = 9;
const TAG_HEADER = 11;
const BACK_POINTER = 4;

/** Cuts the bytes of an FLV file, in pieces of any size, into tags. FLV 10.1 annex E.2 and E.3. */
export class FlvFileReader {
  #pending: Uint8Array = new Uint8Array(0);
  #hasHeader = false;

  /**
   * The tags these bytes complete. Each owns its payload.
   * @throws {PeerError} when this is not an FLV file.
   */
  push(bytes: Uint8Array): readonly FlvTag[] {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    if (!this.#hasHeader && !this.#readHeader()) return [];
    const { tags, length } = cutTags(this.#pending);
    this.#pending = this.#pending.subarray(length);
    return tags;
  }

  #readHeader(): boolean {
    if (this.#pending.length < FILE_HEADER) return false;
    const reader = new ByteReader(this.#pending, "FLV header");
    if (Buffer.from(reader.take(3)).toString("latin1") !== "FLV") throw malformed("not an FLV file");
    reader.take(2); // version, which tracks
    const length = reader.u32();
    if (length < FILE_HEADER || length > 1024) throw malformed("the FLV header has no sensible length");
    if (this.#pending.length < length + BACK_POINTER) return false;
    this.#pending = this.#pending.subarray(length + BACK_POINTER);
    this.#hasHeader = true;
    return true;
  }
}

/**
 * Complete tags at the front, each followed by its back pointer, and how many bytes they took. An RTMP aggregate message is just this.
 * @param most an empty tag is 15 bytes on the wire and ten times that here.
 * @throws {PeerError} when there are more.
 */
export function cutTags(
  bytes: Uint8Array,
  most = Number.POSITIVE_INFINITY,
): { readonly tags: readonly FlvTag[]; readonly length: number } {
  const tags: FlvTag[] = [];
  let length = 0;
  while (bytes.length - length >= TAG_HEADER) {
    const reader = new ByteReader(bytes.subarray(length), "FLV tag");
    const type = reader.u8() & 0x1f;
    const size = reader.u24();
    const low = reader.u24();
    const timestampMs = reader.u8() * 2 ** 24 + low;
    reader.take(3); // stream id
    if (reader.left < size + BACK_POINTER) break;
    if (tags.length >= most) throw tooBig("too many tags in one message");
    tags.push({ type, timestampMs, payload: new Uint8Array(reader.take(size)) });
    length += TAG_HEADER + size + BACK_POINTER;
  }
  return { tags, length };
}
