import type { ServerToClient } from "../../../../shared/protocol.ts";
import type { EncodePacket } from "./private-parts.ts";

export type MessageName = keyof ServerToClient;
export type Payload<Name extends MessageName> = Parameters<ServerToClient[Name]>[0];

/** One message, encoded once for whoever hears it. */
export interface Frame {
  readonly name: MessageName;
  readonly payload: Payload<MessageName>;
  /** A whole websocket frame as socket.io would write it; `null`: only `emit` can send this. */
  readonly bytes: Buffer | null;
}

/** Builds frames; without an encoder, such that only `emit` can send. */
export function frameBuilder(encode: EncodePacket | null) {
  return <Name extends MessageName>(name: Name, payload: Payload<Name>): Frame => {
    const packet = encode?.(name, payload) ?? null;
    // "4" is engine.io's type of a message (protocol 4).
    return { name, payload, bytes: packet === null ? null : textFrame(`4${packet}`) };
  };
}

export type BuildFrame = ReturnType<typeof frameBuilder>;

/** FIN and the opcode of text. */
const WHOLE_TEXT = 0x81;

/** One unfragmented, unmasked text frame (RFC 6455, 5.2), as servers send them. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = WHOLE_TEXT;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}
