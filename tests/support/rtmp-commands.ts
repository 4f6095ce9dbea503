import { type ChunkStyle, chunks, uint } from "./rtmp-chunks.ts";

/** AMF0 of the few kinds a publisher needs. */
type Value = number | string | boolean | null | { readonly [name: string]: Value };

export function amf(...values: readonly Value[]): Buffer {
  return Buffer.concat(values.map(encode));
}

export function command(values: readonly Value[], style: ChunkStyle = {}, streamId = 0): Buffer {
  return chunks({ type: 20, timestampMs: 0, payload: amf(...values), streamId }, { ...style, chunkStreamId: 3 });
}

export const connect = (app: string, style: ChunkStyle = {}): Buffer =>
  command(["connect", 1, { app, type: "nonprivate", flashVer: "FMLE/3.0 (compatible; test)" }], style);
export const createStream = (style: ChunkStyle = {}): Buffer => command(["createStream", 2, null], style);
export const publish = (name: string, style: ChunkStyle = {}): Buffer =>
  command(["publish", 3, null, name, "live"], style, 1);
export const deleteStream = (style: ChunkStyle = {}): Buffer => command(["deleteStream", 0, null, 1], style);

/** C0 and C1 as a client without digests sends them; C2 is as long as C1. */
export const firstHandshake = (): Buffer => Buffer.concat([Buffer.of(3), Buffer.alloc(1536, 7)]);
export const secondHandshake = (): Buffer => Buffer.alloc(1536, 9);

function encode(value: Value): Buffer {
  if (value === null) return Buffer.of(5);
  if (typeof value === "boolean") return Buffer.of(1, Number(value));
  if (typeof value === "string") return Buffer.concat([Buffer.of(2), text(value)]);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  const fields = Object.entries(value).flatMap(([name, field]) => [text(name), encode(field)]);
  return Buffer.concat([Buffer.of(3), ...fields, Buffer.of(0, 0, 9)]);
}

function text(value: string): Buffer {
  const utf8 = Buffer.from(value);
  return Buffer.concat([uint(utf8.length, 2), utf8]);
}
