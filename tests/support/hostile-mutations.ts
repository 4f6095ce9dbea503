import { randomNumbers } from "./hostile-bytes.ts";

/** Where counts and lengths tip over, one side and the other. */
const BOUNDARIES = [
  ...[0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 65, 127, 128, 255, 256, 999, 1000, 1001, 1024, 4095, 4096],
  ...[0x7fff, 0x8000, 0xffff, 0x10000, 0x3fffff, 0x400000, 0x400001, 0x7fffff, 0x800000, 0xfffffe, 0xffffff],
  ...[0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff],
];
/** The same for protocols that write numbers down. */
const WRITTEN = [
  ...["0", "-1", "1e9", "1e309", "NaN", "Infinity", "0x10", "00", "1.5", "9007199254740993", "99999999999999999999"],
  ...["true", "null", "[]", "{}", '""', "__proto__", "constructor", "toString", "%00", "%2e%2e%2f", "../", "\\"],
  ...["\r\n", "\u2028", "\ud800", "\u0000", ",", ":", ";", "=", "&", "?", "#", "%", '"', "{", "}", "[", "]", "/"],
].map((text) => Buffer.from(text));

const LONGEST = 96 * 1024;

/** Words that a grammar is made of: more of them in the wrong place is what random bytes never are. */
export type Tokens = readonly Buffer[];

/** Makes hostile inputs of sound ones. The same seed and the same pool give the same inputs, everywhere. */
export class Mutator {
  readonly #random: (below: number) => number;
  readonly #tokens: Tokens;

  constructor(seed: number, tokens: Tokens = []) {
    this.#random = randomNumbers(seed);
    this.#tokens = [...tokens, ...WRITTEN];
  }

  /** One of the pool with one to four wounds. */
  next(pool: readonly Buffer[]): Buffer {
    let bytes: Buffer = Buffer.from(this.#oneOf(pool));
    for (let wounds = 1 + this.#random(4); wounds > 0; wounds -= 1) bytes = this.#wound(bytes, pool);
    return bytes.length <= LONGEST ? bytes : bytes.subarray(0, LONGEST);
  }

  #wound(bytes: Buffer, pool: readonly Buffer[]): Buffer {
    const at = this.#random(bytes.length + 1);
    switch (this.#random(11)) {
      case 0:
        return replaced(bytes, at, Buffer.of(this.#random(256)));
      case 1:
        return replaced(bytes, at, Buffer.of((bytes[at] ?? 0) ^ (1 << this.#random(8))));
      case 2:
        return replaced(bytes, at, Buffer.of((bytes[at] ?? 0) + this.#random(33) - 16));
      case 3:
        return replaced(bytes, at, this.#number());
      case 4:
        return inserted(bytes, at, this.#number());
      case 5:
        return replaced(bytes, at, this.#oneOf(this.#tokens));
      case 6:
        return inserted(bytes, at, this.#oneOf(this.#tokens));
      case 7:
        return bytes.subarray(0, at);
      case 8:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + this.#random(16))]);
      case 9:
        return this.#repeated(bytes, at);
    }
    return this.#spliced(bytes, at, this.#oneOf(pool));
  }

  /** A field of one to four bytes that lies. */
  #number(): Buffer {
    const field = Buffer.alloc(4);
    const value = this.#oneOf(BOUNDARIES);
    if (this.#random(4) === 0) field.writeUInt32LE(value);
    else field.writeUInt32BE(value);
    return field.subarray(4 - (1 + this.#random(4)));
  }

  #repeated(bytes: Buffer, at: number): Buffer {
    const piece = bytes.subarray(at, at + 1 + this.#random(64));
    const times = this.#random(20) === 0 ? 1 + this.#random(1000) : 1 + this.#random(8);
    const room = Math.max(0, Math.floor((LONGEST - bytes.length) / Math.max(1, piece.length)));
    const again = Array.from({ length: Math.min(times, room) }, () => piece);
    return Buffer.concat([bytes.subarray(0, at), ...again, bytes.subarray(at)]);
  }

  /** The beginning of one and the end of another. */
  #spliced(bytes: Buffer, at: number, other: Buffer): Buffer {
    return Buffer.concat([bytes.subarray(0, at), other.subarray(this.#random(other.length + 1))]);
  }

  #oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.#random(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }
}

function replaced(bytes: Buffer, at: number, piece: Buffer): Buffer {
  piece.copy(bytes, at);
  return bytes;
}

function inserted(bytes: Buffer, at: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}
