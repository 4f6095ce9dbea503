/** Writes ISO base media boxes into bytes that the caller has measured. Numbers are big-endian (ISO 14496-12 4.2). */
export class BoxWriter {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** How much is written. */
  get length(): number {
    return this.#at;
  }

  box(type: string, content: () => void): void {
    const start = this.#at;
    this.#at += 4;
    this.ascii(type);
    content();
    this.#bytes.writeUInt32BE(this.#at - start, start);
  }

  fullBox(type: string, version: number, flags: number, content: () => void): void {
    this.box(type, () => {
      this.u32(version * 0x1000000 + flags);
      content();
    });
  }

  u8(value: number): void {
    this.#at = this.#bytes.writeUInt8(value, this.#at);
  }
  u16(value: number): void {
    this.#at = this.#bytes.writeUInt16BE(value, this.#at);
  }
  u32(value: number): void {
    this.#at = this.#bytes.writeUInt32BE(value, this.#at);
  }
  i32(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }
  /** Up to 2^53, which at 90 kHz is three thousand years. */
  u64(value: number): void {
    this.u32(Math.floor(value / 0x1_0000_0000));
    this.u32(value % 0x1_0000_0000);
  }
  zeros(count: number): void {
    this.#bytes.fill(0, this.#at, this.#at + count);
    this.#at += count;
  }
  ascii(text: string): void {
    this.#at += this.#bytes.write(text, this.#at, "latin1");
  }
  bytes(source: Uint8Array): void {
    this.#bytes.set(source, this.#at);
    this.#at += source.byteLength;
  }
}
