import { open } from "node:fs/promises";
import type { ShelvedFile } from "./media-ports.ts";

const BLOCK = 256 * 1024;

/**
 * Pieces of files that many ask for at once, as a clip that is on air: each is read once, whoever else wants it waits for the
 * same. Bounded in bytes; what was not asked for longest goes.
 */
export class BlockCache {
  readonly #most: number;
  /** In the order they were last asked for. */
  readonly #blocks = new Map<string, Promise<Buffer>>();

  constructor(mostBytes: number) {
    this.#most = Math.max(1, Math.floor(mostBytes / BLOCK));
  }

  /** The bytes from `from` to before `to`, piece by piece. */
  async *read(file: ShelvedFile, from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; ) {
      const number = Math.floor(at / BLOCK);
      const block = await this.#block(file, number);
      const begin = at - number * BLOCK;
      const piece = block.subarray(begin, Math.min(block.byteLength, begin + to - at));
      // Shorter than it was said: it has been cut anew. The answer ends early, which a client sees by its length.
      if (piece.byteLength === 0) throw new Error("clip changed while it was read");
      yield piece;
      at += piece.byteLength;
    }
  }

  #block(file: ShelvedFile, number: number): Promise<Buffer> {
    const key = `${file.path} ${file.changedAt} ${file.bytes} ${number}`;
    const block = this.#blocks.get(key) ?? readBlock(file, number);
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    block.catch(() => this.#blocks.delete(key));
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= this.#most) break;
      this.#blocks.delete(oldest);
    }
    return block;
  }
}

async function readBlock({ path, bytes }: ShelvedFile, number: number): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const block = Buffer.allocUnsafeSlow(Math.min(BLOCK, Math.max(0, bytes - number * BLOCK)));
    const { bytesRead } = await handle.read(block, 0, block.byteLength, number * BLOCK);
    return block.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
