import { type AmfObject, type AmfValue, decodeAmf, isAmfObject } from "../media/amf0.ts";
import { malformed } from "../media/peer-error.ts";
import { MESSAGE, type RtmpMessage } from "./rtmp-message.ts";

/** A remote call of the encoder. RTMP 1.0 7.2. */
export interface Command {
  readonly name: string;
  /** 0 when no answer is expected. */
  readonly transaction: number;
  /** The command object; empty when it is null. */
  readonly object: AmfObject;
  readonly args: readonly AmfValue[];
  readonly streamId: number;
}

/** @throws {PeerError} on broken AMF or without a name. */
export function readCommand(message: RtmpMessage): Command {
  const [name, transaction, object, ...args] = decodeAmf(bareAmf(message));
  if (typeof name !== "string") throw malformed("a command without a name");
  return {
    name,
    transaction: typeof transaction === "number" ? transaction : 0,
    object: object !== undefined && isAmfObject(object) ? object : new Map(),
    args,
    streamId: message.streamId,
  };
}

/** An argument that has to be text; "" when it is something else. */
export const textOf = (value: AmfValue): string => (typeof value === "string" ? value : "");

/** The AMF3 wrapper is one byte that says which AMF follows; encoders that use it go on in AMF0. */
export function bareAmf(message: RtmpMessage): Uint8Array {
  const isWrapped = message.type === MESSAGE.commandAmf3 || message.type === MESSAGE.dataAmf3;
  return isWrapped && message.payload[0] === 0 ? message.payload.subarray(1) : message.payload;
}
