import { malformed } from "../media/peer-error.ts";
import { OUR_CHUNK_SIZE, writeChunk } from "./chunk-writer.ts";
import { MESSAGE, type RtmpMessage } from "./rtmp-message.ts";

/** Protocol control stands on chunk stream 2, message stream 0. RTMP 1.0 5.4. */
const CONTROL_CHUNK_STREAM = 2;
/** Bytes between two acknowledgements, either way, until the peer says otherwise. */
export const WINDOW = 2_500_000;
const DYNAMIC_LIMIT = 2;
const STREAM_BEGIN = 0;
const PING_REQUEST = 6;
const PING_RESPONSE = 7;

const control = (type: number, payload: Uint8Array): Uint8Array =>
  writeChunk({ chunkStreamId: CONTROL_CHUNK_STREAM, type, streamId: 0, payload });

/** What we say of ourselves at `connect`, first of all: the chunk size, or our longer answers would not be understood. */
export const ourSettings = (): readonly Uint8Array[] => [
  control(MESSAGE.setChunkSize, u32(OUR_CHUNK_SIZE)),
  control(MESSAGE.windowAcknowledgementSize, u32(WINDOW)),
  control(MESSAGE.setPeerBandwidth, Buffer.concat([u32(WINDOW), Buffer.of(DYNAMIC_LIMIT)])),
];

export const acknowledgement = (received: number): Uint8Array => control(MESSAGE.acknowledgement, u32(received));
export const streamBegin = (streamId: number): Uint8Array => userControl(STREAM_BEGIN, u32(streamId));

/** A ping is answered; buffer lengths and the rest ask for nothing. RTMP 1.0 7.1.7. */
export function answersToUserControl(message: RtmpMessage): readonly Uint8Array[] {
  const payload = Buffer.from(message.payload);
  if (payload.length < 2) throw malformed("a user control message is cut short");
  return payload.readUInt16BE(0) === PING_REQUEST ? [userControl(PING_RESPONSE, payload.subarray(2, 6))] : [];
}

/** The number in an acknowledgement or window message. */
export function controlNumber(message: RtmpMessage): number {
  if (message.payload.length < 4) throw malformed("a control message is cut short");
  return Buffer.from(message.payload).readUInt32BE(0);
}

function userControl(event: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(event);
  return control(MESSAGE.userControl, Buffer.concat([head, data]));
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value % 2 ** 32); // an acknowledgement counts on over the end
  return bytes;
}
