/** The bytes of a take between two places, whatever pieces they stand in. */
export interface PieceSource {
  readonly size: number;
  /** `end` may lie beyond the last byte. */
  slice(start: number, end: number): Promise<Blob>;
}

/**
 * Reads no more than is asked for: an upload that goes on after a reload never has a whole film in memory.
 * @param pieceBytes sizes of the pieces, in order
 */
export function pieceSource(
  pieceBytes: readonly number[],
  piece: (index: number) => Promise<ArrayBuffer>,
): PieceSource {
  const size = pieceBytes.reduce((sum, bytes) => sum + bytes, 0);
  return {
    size,
    slice: async (start, end) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let from = 0;
      for (const [index, bytes] of pieceBytes.entries()) {
        const to = from + bytes;
        if (to > start && from < end) {
          const whole = new Uint8Array(await piece(index));
          parts.push(whole.subarray(Math.max(0, start - from), Math.min(bytes, end - from)));
        }
        from = to;
      }
      return new Blob(parts);
    },
  };
}
