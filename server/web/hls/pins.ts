import type { ServerResponse } from "node:http";

/** Bytes from the disk that clients have not taken yet. Whatever many are given at once counts once. */
export class Pins {
  readonly #usersByChunk = new Map<Uint8Array, number>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Holds them until the response is over. */
  hold(chunks: readonly Uint8Array[], response: ServerResponse): void {
    if (response.destroyed) return;
    for (const chunk of chunks) this.#add(chunk, 1);
    response.once("close", () => {
      for (const chunk of chunks) this.#add(chunk, -1);
    });
  }

  #add(chunk: Uint8Array, by: number): void {
    const users = (this.#usersByChunk.get(chunk) ?? 0) + by;
    if (users === 0) this.#usersByChunk.delete(chunk);
    else this.#usersByChunk.set(chunk, users);
    const isFirst = users === 1 && by === 1;
    if (isFirst || users === 0) this.#bytes += by * chunk.byteLength;
  }
}
