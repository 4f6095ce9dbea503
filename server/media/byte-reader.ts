import { malformed } from "./peer-error.ts";

/** Reads big-endian fields of a record in order. Never reads past the end; slices share the record's memory. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #name: string;
  #position = 0;

  /** @param name of the record, for the reason when it is cut short. */
  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes;
    this.#name = name;
  }

  get left(): number {
    return this.#bytes.length - this.#position;
  }

  u8(): number {
    return this.#unsigned(1);
  }

  u16(): number {
    return this.#unsigned(2);
  }

  u24(): number {
    return this.#unsigned(3);
  }

  u32(): number {
    return this.#unsigned(4);
  }

  i24(): number {
    return (this.#unsigned(3) << 8) >> 8;
  }

  /** @throws {PeerError} when fewer than `length` bytes are left. */
  take(length: number): Uint8Array {
    if (length > this.left) throw malformed(`${this.#name} ends too early`);
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  rest(): Uint8Array {
    return this.take(this.left);
  }

  #unsigned(length: number): number {
    let value = 0;
    for (const byte of this.take(length)) value = value * 256 + byte;
    return value;
  }
}
