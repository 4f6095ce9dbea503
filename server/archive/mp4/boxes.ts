/** Writes ISO base media boxes as lists of chunks: tables of many megabytes are never copied into the box around them. */
export type Chunks = readonly Uint8Array[];

export function box(type: string, ...content: readonly (Uint8Array | Chunks)[]): Chunks {
  const chunks = content.flat();
  return [join(u32(8 + sizeOf(chunks)), ascii(type)), ...chunks];
}

export const fullBox = (
  type: string,
  version: number,
  flags: number,
  ...content: readonly (Uint8Array | Chunks)[]
): Chunks => box(type, u32(version * 0x1000000 + flags), ...content);

export const sizeOf = (chunks: Chunks): number => chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);

export const join = (...chunks: Chunks): Uint8Array => Buffer.concat(chunks);

export function u16(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [place, value] of values.entries()) bytes.writeUInt16BE(value, place * 2);
  return bytes;
}

export function u32(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [place, value] of values.entries()) bytes.writeUInt32BE(value, place * 4);
  return bytes;
}

/** Two's complement below zero, as an edit list's «nothing» is -1. */
export function i64(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [place, value] of values.entries()) bytes.writeBigInt64BE(BigInt(value), place * 8);
  return bytes;
}

export const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");

export const zeros = (count: number): Uint8Array => Buffer.alloc(count);
