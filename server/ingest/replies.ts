import { type AmfValue, amfObject } from "../media/amf0.ts";
import { encodeAmf } from "../media/amf0-encoder.ts";
import { writeChunk } from "./chunk-writer.ts";
import type { Command } from "./command.ts";
import { MESSAGE } from "./rtmp-message.ts";

const COMMAND_CHUNK_STREAM = 3;

/** Codecs we take under Enhanced RTMP. `canDecode` in its flags: the only part of a relay a publisher asks about. */
const FOUR_CC = ["avc1", "hvc1", "av01", "mp4a", "Opus"];
const CAN_DECODE = 1;

export type StatusCode =
  | "NetStream.Publish.Start"
  | "NetStream.Publish.BadName"
  | "NetStream.Publish.Rejected"
  | "NetStream.Unpublish.Success"
  | "NetStream.Play.Failed";

/** Answer to `connect`, with what Enhanced RTMP v1 (`fourCcList`) and v2 (`…FourCcInfoMap`) clients look for. */
export function connected(transaction: number): Uint8Array {
  const codecs = (names: readonly string[]) => new Map(names.map((name) => [name, CAN_DECODE]));
  const properties = amfObject({ fmsVer: "FMS/3,0,1,123", capabilities: 31 });
  const information = amfObject({
    level: "status",
    code: "NetConnection.Connect.Success",
    description: "Connection succeeded.",
    objectEncoding: 0,
    fourCcList: FOUR_CC,
    videoFourCcInfoMap: codecs(["avc1", "hvc1", "av01"]),
    audioFourCcInfoMap: codecs(["mp4a", "Opus"]),
  });
  return command(0, ["_result", transaction, properties, information]);
}

export function connectRejected(transaction: number, description: string): Uint8Array {
  const information = amfObject({ level: "error", code: "NetConnection.Connect.Rejected", description });
  return command(0, ["_error", transaction, null, information]);
}

export const result = (transaction: number, value: AmfValue): Uint8Array =>
  command(0, ["_result", transaction, null, value]);

/** Answers to the calls that change nothing here. A call with transaction 0 wants no result. */
export function repliesTo({ name, transaction, streamId }: Command): readonly Uint8Array[] {
  switch (name) {
    case "FCPublish":
      return [fcPublished(), result(transaction, undefined)];
    case "releaseStream":
    case "_checkbw":
      return [result(transaction, undefined)];
    case "play":
      return [status(streamId, "NetStream.Play.Failed", "This server is watched over HTTP, not RTMP.")];
  }
  return transaction === 0 ? [] : [callFailed(transaction)];
}

/** @param description what the person at the encoder reads. */
export function status(streamId: number, code: StatusCode, description: string): Uint8Array {
  const isGood = code === "NetStream.Publish.Start" || code === "NetStream.Unpublish.Success";
  const information = amfObject({ level: isGood ? "status" : "error", code, description });
  return command(streamId, ["onStatus", 0, null, information]);
}

/** FMLE waits for this beside the result of its FCPublish. The stream's name is a key: it is not said back. */
function fcPublished(): Uint8Array {
  return command(0, ["onFCPublish", 0, null, amfObject({ code: "NetStream.Publish.Start", description: "" })]);
}

function callFailed(transaction: number): Uint8Array {
  const information = amfObject({ level: "error", code: "NetConnection.Call.Failed", description: "Unknown call." });
  return command(0, ["_error", transaction, null, information]);
}

function command(streamId: number, values: readonly AmfValue[]): Uint8Array {
  return writeChunk({
    chunkStreamId: COMMAND_CHUNK_STREAM,
    type: MESSAGE.commandAmf0,
    streamId,
    payload: encodeAmf(values),
  });
}
