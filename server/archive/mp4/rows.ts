/** Rows of 32-bit numbers, big-endian as the file wants them: hours have millions, so they grow in place. */
export class Rows {
  #bytes = Buffer.alloc(4096);
  #length = 0;
  readonly #width: number;

  /** @param width numbers a row. */
  constructor(width: number) {
    this.#width = width;
  }

  get count(): number {
    return this.#length / (this.#width * 4);
  }
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A number below zero stands as its two's complement. */
  add(...row: readonly number[]): void {
    if (this.#length + row.length * 4 > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    }
    for (const value of row) this.#length = this.#bytes.writeUInt32BE(value >>> 0, this.#length);
  }

  /** Changes a number of the last row. */
  setLast(column: number, value: number): void {
    this.#bytes.writeUInt32BE(value >>> 0, this.#length - (this.#width - column) * 4);
  }
}

/** How often a value comes in a row, and the value: `stts` and `ctts`. */
export class RunLengths {
  readonly #rows = new Rows(2);
  #value: number | null = null;
  #times = 0;

  get count(): number {
    return this.#rows.count;
  }
  get bytes(): Uint8Array {
    return this.#rows.bytes;
  }
  /** Nothing but zeros. */
  get isFlat(): boolean {
    return this.count === 0 || (this.count === 1 && this.#value === 0);
  }

  add(value: number): void {
    if (value !== this.#value) {
      this.#value = value;
      this.#times = 0;
      this.#rows.add(0, value);
    }
    this.#times += 1;
    this.#rows.setLast(0, this.#times);
  }
}
