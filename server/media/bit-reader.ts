import { malformed } from "./peer-error.ts";

/** Reads bits, most significant first, and the exponential Golomb codes of H.264 9.1 and H.265 9.2. Never reads past the end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @throws {PeerError} when fewer than `count` bits are left. */
  skip(count: number): void {
    if (this.#position + count > this.#bytes.length * 8) throw malformed("parameter set ends too early");
    this.#position += count;
  }

  flag(): boolean {
    return this.unsigned(1) === 1;
  }

  /** @param count at most 32. */
  unsigned(count: number): number {
    const from = this.#position;
    this.skip(count);
    let value = 0;
    for (let bit = from; bit < this.#position; bit += 1) value = value * 2 + this.#bitAt(bit);
    return value;
  }

  /** `ue(v)`. */
  golomb(): number {
    let zeros = 0;
    while (!this.flag()) {
      zeros += 1;
      if (zeros > 31) throw malformed("parameter set holds a number beyond 32 bits");
    }
    return 2 ** zeros - 1 + this.unsigned(zeros);
  }

  /** `se(v)`. */
  signedGolomb(): number {
    const code = this.golomb();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }

  #bitAt(position: number): number {
    return ((this.#bytes[position >> 3] ?? 0) >> (7 - (position & 7))) & 1;
  }
}
