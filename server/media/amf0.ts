import { malformed, tooBig, unsupported } from "./peer-error.ts";

/** A value of Action Message Format 0. Objects and ECMA arrays are maps, so that a peer's names never meet a prototype. */
export type AmfValue = number | boolean | string | null | undefined | Date | AmfObject | readonly AmfValue[];
export type AmfObject = ReadonlyMap<string, AmfValue>;

/** Deepest nesting and most values of one message (T2). Real encoders send depth 2 and about 40 values. */
const DEEPEST = 8;
const MOST_VALUES = 1000;

export const amfObject = (fields: Readonly<Record<string, AmfValue>>): AmfObject => new Map(Object.entries(fields));

/** Narrows, since `instanceof Map` does not narrow to a read-only map. */
export const isAmfObject = (value: AmfValue): value is AmfObject => value instanceof Map;

/**
 * All values of a message, in order. AMF 0 specification, 2007.
 * @throws {PeerError} when cut short, too deep, too many, or of a kind no encoder sends (references, XML, typed objects, AMF3).
 */
export function decodeAmf(bytes: Uint8Array): readonly AmfValue[] {
  const decoder = new Decoder(bytes);
  const values: AmfValue[] = [];
  while (!decoder.isAtEnd) values.push(decoder.value(0));
  return values;
}

class Decoder {
  readonly #bytes: Buffer;
  #position = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  value(depth: number): AmfValue {
    if (depth > DEEPEST) throw tooBig("an AMF value is nested too deep");
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw tooBig("an AMF message holds too many values");
    const marker = this.#bytes[this.#move(1)];
    switch (marker) {
      case 0x00:
        return this.#bytes.readDoubleBE(this.#move(8));
      case 0x01:
        return this.#bytes[this.#move(1)] !== 0;
      case 0x02:
        return this.#text(this.#u16());
      case 0x03:
        return this.#object(depth);
      case 0x05:
        return null;
      case 0x06:
        return undefined;
      case 0x08:
        this.#move(4); // the count of an ECMA array is a hint, and often wrong
        return this.#object(depth);
      case 0x0a:
        return this.#array(depth);
      case 0x0b:
        return this.#date();
      case 0x0c:
        return this.#text(this.#u32());
    }
    throw unsupported(`an AMF value of kind ${marker}`);
  }

  /** Ends with an empty name and the marker 9. Some encoders leave the end out of the last object of a message. */
  #object(depth: number): AmfObject {
    const fields = new Map<string, AmfValue>();
    while (!this.isAtEnd) {
      const name = this.#text(this.#u16());
      if (name === "" && this.#bytes[this.#position] === 0x09) {
        this.#move(1);
        return fields;
      }
      fields.set(name, this.value(depth + 1));
    }
    return fields;
  }

  #array(depth: number): readonly AmfValue[] {
    const count = this.#u32();
    if (count > MOST_VALUES) throw tooBig("an AMF array is too long");
    const values: AmfValue[] = [];
    for (let index = 0; index < count; index += 1) values.push(this.value(depth + 1));
    return values;
  }

  #date(): Date {
    const utcMs = this.#bytes.readDoubleBE(this.#move(8));
    this.#move(2); // time zone, reserved
    return new Date(utcMs);
  }

  #text(length: number): string {
    const from = this.#move(length);
    return this.#bytes.toString("utf8", from, from + length);
  }

  #u16(): number {
    return this.#bytes.readUInt16BE(this.#move(2));
  }

  #u32(): number {
    return this.#bytes.readUInt32BE(this.#move(4));
  }

  /** Steps over `length` bytes and says where they begin. */
  #move(length: number): number {
    const from = this.#position;
    if (from + length > this.#bytes.length) throw malformed("an AMF message ends too early");
    this.#position += length;
    return from;
  }
}
