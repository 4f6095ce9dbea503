import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";

/** A text that goes out as it is or compressed; each is made when somebody first asks for it. */
export interface ReadyText {
  readonly plain: readonly Uint8Array[];
  readonly gzip: readonly Uint8Array[];
}

/** A short text: one piece. */
export class ShortText implements ReadyText {
  readonly plain: readonly Uint8Array[];
  readonly #bytes: Buffer;
  #gzip: readonly Uint8Array[] | null = null;

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
    this.plain = [this.#bytes];
  }

  get gzip(): readonly Uint8Array[] {
    this.#gzip ??= [gzipSync(this.#bytes, { level: constants.Z_BEST_SPEED })];
    return this.#gzip;
  }
}

/** A piece of a long text. Deflated by itself, so that it may stand in any text. */
export class Piece {
  readonly plain: Buffer;
  readonly #level: number;
  #deflated: Buffer | null = null;

  /** @param isKept worth more work: it is used again. */
  constructor(text: string, isKept = true) {
    this.plain = Buffer.from(text);
    this.#level = isKept ? constants.Z_DEFAULT_COMPRESSION : constants.Z_BEST_SPEED;
  }

  get deflated(): Buffer {
    // A full flush ends on a byte and lets nothing refer to what was before (RFC 1951): pieces may be put together.
    this.#deflated ??= deflateRawSync(this.plain, { level: this.#level, finishFlush: constants.Z_FULL_FLUSH });
    return this.#deflated;
  }
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last block (RFC 1951 3.2.6). */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);

/** A long text of pieces that other texts share: what is not new is neither written nor compressed again. */
export class LongText implements ReadyText {
  readonly plain: readonly Uint8Array[];
  readonly #pieces: readonly Piece[];
  #gzip: readonly Uint8Array[] | null = null;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.plain = pieces.map((piece) => piece.plain);
  }

  /** One gzip member (RFC 1952): browsers read no second one. */
  get gzip(): readonly Uint8Array[] {
    this.#gzip ??= [GZIP_HEADER, ...this.#pieces.map((piece) => piece.deflated), LAST_BLOCK, this.#trailer()];
    return this.#gzip;
  }

  #trailer(): Buffer {
    let sum = 0;
    let length = 0;
    for (const { plain } of this.#pieces) {
      sum = crc32(plain, sum);
      length += plain.byteLength;
    }
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(sum, 0);
    trailer.writeUInt32LE(length % 2 ** 32, 4);
    return trailer;
  }
}
