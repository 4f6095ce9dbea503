import { isDeepStrictEqual } from "node:util";
import { bareAmf, readCommand, textOf } from "../../../server/ingest/command.ts";
import { MESSAGE } from "../../../server/ingest/rtmp-message.ts";
import { appOf, targetOf } from "../../../server/ingest/stream-name.ts";
import { type AmfValue, decodeAmf } from "../../../server/media/amf0.ts";
import { encodeAmf } from "../../../server/media/amf0-encoder.ts";
import { promisedTracks, readMetadata } from "../../../server/media/script-data.ts";
import type { Target } from "../hostile-campaign.ts";
import { amf } from "../rtmp-commands.ts";
import { messages } from "./captures.ts";
import { outcomeOf } from "./outcome.ts";

const tokens = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 255].map((marker) => Buffer.of(marker)),
  Buffer.of(3, 0, 1, 0x61),
  Buffer.of(0, 0, 9),
  Buffer.of(8, 0, 0, 0, 1, 0, 1, 0x61),
  Buffer.of(10, 0, 0, 3, 0xe8),
  Buffer.concat([amf("onMetaData"), Buffer.of(8, 0, 0, 0, 0)]),
  ...["@setDataFrame", "videocodecid", "__proto__", "app", "live/?key=", "//////"].map((text) => amf(text)),
];

const isSpoken = (type: number) => [MESSAGE.commandAmf0, MESSAGE.dataAmf0].some((one) => one === type);

export function amf0Targets(): readonly Target[] {
  const sound = messages()
    .filter(({ type }) => isSpoken(type))
    .map(({ payload }) => Buffer.from(payload));
  return [
    { name: "values", sound, tokens, share: 4, run: (bytes) => outcomeOf(() => decodeAmf(bytes).length) },
    { name: "round trip", sound, tokens, share: 1, run: (bytes) => outcomeOf(() => thereAndBack(bytes)) },
    { name: "commands", sound, tokens, share: 2, run: (bytes) => outcomeOf(() => command(bytes)) },
    { name: "metadata", sound, tokens, share: 2, run: (bytes) => outcomeOf(() => metadata(bytes)) },
  ];
}

/** What was understood, said by us, is understood as the same. */
function thereAndBack(bytes: Buffer): number {
  const values = decodeAmf(bytes);
  const again = decodeAmf(encodeAmf(values));
  if (!isDeepStrictEqual(plain(values), plain(again))) throw new Error("it was not said as it was understood");
  return values.length;
}

/** Dates that are none compare unequal. */
const plain = (value: AmfValue): unknown =>
  value instanceof Date
    ? String(value.getTime())
    : value instanceof Map
      ? [...value].map(([name, field]) => [name, plain(field)])
      : Array.isArray(value)
        ? value.map(plain)
        : value;

function command(bytes: Buffer): number {
  const message = {
    type: bytes[0] === 0 ? MESSAGE.commandAmf3 : MESSAGE.commandAmf0,
    streamId: 1,
    timestampMs: 0,
    payload: bytes,
  };
  const { object, args } = readCommand(message);
  const app = textOf(object.get("app"));
  targetOf(app, textOf(args[0]));
  return appOf(app).length + bareAmf(message).length;
}

function metadata(bytes: Buffer): number {
  const fields = readMetadata(bytes);
  return fields === null ? -1 : (promisedTracks(fields)?.size ?? 0) + fields.size;
}
