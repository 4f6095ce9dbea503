/** Writes RTMP as encoders do, good and bad ones. Shares no code with the server, so that a misreading is not made twice. */

export interface OutgoingMessage {
  readonly type: number;
  readonly timestampMs: number;
  readonly payload: Uint8Array;
  readonly streamId?: number;
}

export interface ChunkStyle {
  readonly chunkStreamId?: number;
  readonly chunkSize?: number;
  /** Whether chunks behind the first say the extended timestamp again. Both kinds of encoder exist. */
  readonly repeatsExtended?: boolean;
}

/** A message in full-header form: format 0, then format 3 for the rest of it. */
export function chunks(message: OutgoingMessage, style: ChunkStyle = {}): Buffer {
  const { chunkStreamId = 4, chunkSize = 128, repeatsExtended = true } = style;
  const isExtended = message.timestampMs >= 0xffffff;
  const extended = isExtended ? uint(message.timestampMs, 4) : Buffer.alloc(0);
  const header = Buffer.concat([
    basicHeader(0, chunkStreamId),
    uint(isExtended ? 0xffffff : message.timestampMs, 3),
    uint(message.payload.length, 3),
    Buffer.of(message.type),
    littleEndian(message.streamId ?? 1),
    extended,
  ]);
  const parts: Uint8Array[] = [header, message.payload.subarray(0, chunkSize)];
  for (let at = chunkSize; at < message.payload.length; at += chunkSize) {
    parts.push(basicHeader(3, chunkStreamId), repeatsExtended ? extended : Buffer.alloc(0));
    parts.push(message.payload.subarray(at, at + chunkSize));
  }
  return Buffer.concat(parts);
}

/** Basic header in the shortest form that holds the chunk stream's number. */
export function basicHeader(format: 0 | 1 | 2 | 3, chunkStreamId: number): Buffer {
  const high = format << 6;
  if (chunkStreamId < 64) return Buffer.of(high | chunkStreamId);
  const rest = chunkStreamId - 64;
  if (rest < 256) return Buffer.of(high, rest);
  return Buffer.of(high | 1, rest & 0xff, rest >> 8);
}

export function setChunkSize(size: number, style: ChunkStyle = {}): Buffer {
  return chunks({ type: 1, timestampMs: 0, payload: uint(size, 4), streamId: 0 }, { ...style, chunkStreamId: 2 });
}

export function uint(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
