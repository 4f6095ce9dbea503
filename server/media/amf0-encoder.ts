import { type AmfObject, type AmfValue, isAmfObject } from "./amf0.ts";

/** The values of a message, in order. Ours to get right: it takes anything `AmfValue` allows. */
export function encodeAmf(values: readonly AmfValue[]): Uint8Array {
  return Buffer.concat(values.map(encode));
}

function encode(value: AmfValue): Buffer {
  if (value === undefined) return Buffer.of(0x06);
  if (value === null) return Buffer.of(0x05);
  if (typeof value === "number") return Buffer.concat([Buffer.of(0x00), double(value)]);
  if (typeof value === "boolean") return Buffer.of(0x01, value ? 1 : 0);
  if (typeof value === "string") return encodeText(value);
  if (value instanceof Date) return Buffer.concat([Buffer.of(0x0b), double(value.getTime()), Buffer.alloc(2)]);
  if (isAmfObject(value)) return encodeObject(value);
  return Buffer.concat([Buffer.of(0x0a), u32(value.length), ...value.map(encode)]);
}

function encodeText(text: string): Buffer {
  const utf8 = Buffer.from(text, "utf8");
  if (utf8.length > 0xffff) return Buffer.concat([Buffer.of(0x0c), u32(utf8.length), utf8]);
  return Buffer.concat([Buffer.of(0x02), u16(utf8.length), utf8]);
}

function encodeObject(object: AmfObject): Buffer {
  const fields = [...object].flatMap(([name, value]) => {
    const utf8 = Buffer.from(name, "utf8");
    return [u16(utf8.length), utf8, encode(value)];
  });
  return Buffer.concat([Buffer.of(0x03), ...fields, Buffer.of(0x00, 0x00, 0x09)]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
