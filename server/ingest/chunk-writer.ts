/** What we announce as our chunk size: more than any of our replies, so none is ever split. RT10. */
export const OUR_CHUNK_SIZE = 65_536;

/**
 * A message of ours as one chunk with a full header, at time 0: replies carry no time.
 * @param message payload at most `OUR_CHUNK_SIZE` long; chunk stream 2 to 63.
 */
export function writeChunk(message: {
  readonly chunkStreamId: number;
  readonly type: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
}): Uint8Array {
  const header = Buffer.alloc(12);
  header.writeUInt8(message.chunkStreamId, 0);
  header.writeUIntBE(message.payload.length, 4, 3);
  header.writeUInt8(message.type, 7);
  header.writeUInt32LE(message.streamId, 8);
  return Buffer.concat([header, message.payload]);
}
