import { malformed, tooBig } from "../media/peer-error.ts";
import { type ChunkHeader, EXTENDED, readChunkHeader } from "./chunk-header.ts";
import { longestMessage, MESSAGE, type RtmpMessage } from "./rtmp-message.ts";

const FIRST_CHUNK_SIZE = 128;
const MOST_CHUNK_STREAMS = 64;
/** Input not looked at yet: one read of a socket, a few times over. */
const MOST_UNREAD = 1024 * 1024;
const FIRST_ALLOCATION = 4096;
const EXTENDED_LENGTH = 4;

/** What a chunk stream remembers from one header to the next, and the message it is putting together. */
interface ChunkStream {
  timestampMs: number;
  delta: number;
  /** The four bytes behind the last header that had them; `null` when it had none. */
  extended: number | null;
  messageLength: number;
  messageType: number;
  messageStreamId: number;
  /** Grows with the bytes received, never by the length declared. */
  assembly: Buffer | null;
  received: number;
}

/**
 * Puts messages together from chunks, out of bytes in pieces of any size. Pure and bounded. RT2–RT9.
 * Set Chunk Size and Abort are obeyed here, because they change how the next byte is read; they are not passed on.
 */
export class ChunkReader {
  readonly #streamById = new Map<number, ChunkStream>();
  readonly #mostAssembled: number;
  #input: Buffer = Buffer.alloc(0);
  #at = 0;
  #chunkSize = FIRST_CHUNK_SIZE;
  #current: { readonly stream: ChunkStream; left: number } | null = null;
  #assembled = 0;

  /** @param mostAssembled bytes of unfinished messages, over all chunk streams. */
  constructor(mostAssembled: number) {
    this.#mostAssembled = mostAssembled;
  }

  /** Memory taken by unfinished messages. */
  get assembledBytes(): number {
    return this.#assembled;
  }

  /** @throws {PeerError} when the bytes of earlier calls were not taken out with `next` and pile up. */
  push(bytes: Uint8Array): void {
    const unread = this.#input.subarray(this.#at);
    if (unread.length + bytes.length > MOST_UNREAD) throw tooBig("too much input at once");
    const incoming = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#input = unread.length === 0 ? incoming : Buffer.concat([unread, incoming]);
    this.#at = 0;
  }

  /**
   * The next complete message, or `null` when more bytes are needed.
   * @throws {PeerError} on anything a sound encoder does not send. The reader is of no use afterwards.
   */
  next(): RtmpMessage | null {
    for (;;) {
      this.#current ??= this.#readHeader();
      if (this.#current === null) return null;
      const message = this.#readPayload(this.#current);
      if (message === "incomplete") return null;
      if (message !== null && !this.#obey(message)) return message;
    }
  }

  #readHeader(): { stream: ChunkStream; left: number } | null {
    const header = readChunkHeader(this.#input, this.#at);
    if (header === null) return null;
    const known = this.#streamById.get(header.chunkStreamId);
    refuseMisplaced(header, known);
    const extended = this.#readExtended(header, known);
    if (extended === "incomplete") return null;
    this.#at += header.length + (extended === null ? 0 : EXTENDED_LENGTH);
    const stream = known ?? this.#open(header.chunkStreamId);
    if (header.format < 3) stream.extended = extended;
    if (stream.assembly === null) this.#beginMessage(stream, header, extended);
    return { stream, left: Math.min(this.#chunkSize, stream.messageLength - stream.received) };
  }

  /**
   * The extended timestamp behind a header. Behind format 3 some encoders repeat it and some do not,
   * whatever the specification says, so there it is one only if it is the same number again.
   */
  #readExtended(header: ChunkHeader, known: ChunkStream | undefined): number | null | "incomplete" {
    const at = this.#at + header.length;
    if (header.format < 3) {
      if (header.timestampField !== EXTENDED) return null;
      return this.#input.length - at < EXTENDED_LENGTH ? "incomplete" : this.#input.readUInt32BE(at);
    }
    if (known === undefined || known.extended === null) return null;
    const expected = Buffer.alloc(EXTENDED_LENGTH);
    expected.writeUInt32BE(known.extended);
    const seen = this.#input.subarray(at, at + EXTENDED_LENGTH);
    if (!seen.equals(expected.subarray(0, seen.length))) return null;
    return seen.length < EXTENDED_LENGTH ? "incomplete" : known.extended;
  }

  #open(chunkStreamId: number): ChunkStream {
    if (this.#streamById.size >= MOST_CHUNK_STREAMS) throw tooBig("too many chunk streams");
    const stream: ChunkStream = {
      timestampMs: 0,
      delta: 0,
      extended: null,
      messageLength: 0,
      messageType: 0,
      messageStreamId: 0,
      assembly: null,
      received: 0,
    };
    this.#streamById.set(chunkStreamId, stream);
    return stream;
  }

  #beginMessage(stream: ChunkStream, header: ChunkHeader, extended: number | null): void {
    if (header.format < 3) stream.delta = extended ?? header.timestampField;
    // A format 3 that begins a message repeats the last delta; after a format 0 that is its timestamp (RTMP 1.0 5.3.1.2.4).
    stream.timestampMs = header.format === 0 ? stream.delta : (stream.timestampMs + stream.delta) >>> 0;
    if (header.format < 2) {
      stream.messageLength = header.messageLength;
      stream.messageType = header.messageType;
    }
    if (header.format === 0) stream.messageStreamId = header.messageStreamId;
    if (stream.messageLength > longestMessage(stream.messageType)) throw tooBig("a message is too long");
    stream.received = 0;
    stream.assembly = Buffer.allocUnsafe(Math.min(stream.messageLength, FIRST_ALLOCATION));
    this.#account(stream.assembly.length);
  }

  #readPayload(current: { readonly stream: ChunkStream; left: number }): RtmpMessage | null | "incomplete" {
    const { stream } = current;
    const count = Math.min(current.left, this.#input.length - this.#at);
    const assembly = this.#grown(stream, stream.received + count);
    this.#input.copy(assembly, stream.received, this.#at, this.#at + count);
    stream.received += count;
    this.#at += count;
    current.left -= count;
    if (current.left > 0) return "incomplete";
    this.#current = null;
    if (stream.received < stream.messageLength) return null;
    this.#drop(stream);
    const { messageType: type, messageStreamId: streamId, timestampMs } = stream;
    return { type, streamId, timestampMs, payload: assembly };
  }

  /** Twice as much each time, up to exactly the length declared. */
  #grown(stream: ChunkStream, needed: number): Buffer {
    const old = stream.assembly ?? Buffer.alloc(0);
    if (needed <= old.length) return old;
    const grown = Buffer.allocUnsafe(Math.min(stream.messageLength, Math.max(needed, 2 * old.length)));
    this.#account(grown.length - old.length);
    old.copy(grown, 0, 0, stream.received);
    stream.assembly = grown;
    return grown;
  }

  #account(bytes: number): void {
    this.#assembled += bytes;
    if (this.#assembled > this.#mostAssembled) throw tooBig("too many unfinished messages");
  }

  #drop(stream: ChunkStream): void {
    this.#assembled -= stream.assembly?.length ?? 0;
    stream.assembly = null;
  }

  /** Whether the message was meant for the reader itself. */
  #obey(message: RtmpMessage): boolean {
    if (message.type !== MESSAGE.setChunkSize && message.type !== MESSAGE.abort) return false;
    if (message.payload.length < 4) throw malformed("a control message is cut short");
    const value = Buffer.from(message.payload).readUInt32BE(0);
    if (message.type === MESSAGE.setChunkSize) this.#setChunkSize(value);
    else this.#abort(value);
    return true;
  }

  #setChunkSize(size: number): void {
    if (size < 1 || size > 0x7fffffff) throw malformed("chunk size out of range");
    this.#chunkSize = size;
  }

  #abort(chunkStreamId: number): void {
    const stream = this.#streamById.get(chunkStreamId);
    if (stream !== undefined) this.#drop(stream);
  }
}

function refuseMisplaced(header: ChunkHeader, known: ChunkStream | undefined): void {
  // librtmp opens a chunk stream with format 1 now and then: it has all that is needed, counting from zero.
  if (known === undefined && header.format >= 2) throw malformed("a chunk stream begins without a full header");
  if (known?.assembly && header.format < 3) throw malformed("a new message begins inside an unfinished one");
}
