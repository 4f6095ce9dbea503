import { FilmFault } from "./film.ts";

/** A box as it lies in the bytes around it. */
export interface FoundBox {
  readonly type: string;
  /** Where its content begins. */
  readonly from: number;
  /** Where it ends. */
  readonly to: number;
}

const HEAD = 8;

/**
 * The boxes between two places, one after another. Only what our packager writes: 32-bit sizes.
 * @throws {FilmFault} when one reaches over the end.
 */
export function boxesIn(bytes: Buffer, from = 0, to: number = bytes.length): readonly FoundBox[] {
  const found: FoundBox[] = [];
  for (let at = from; at < to; ) {
    const size = at + HEAD <= to ? bytes.readUInt32BE(at) : 0;
    if (size < HEAD || at + size > to) throw new FilmFault("a box is broken");
    found.push({ type: bytes.toString("latin1", at + 4, at + HEAD), from: at + HEAD, to: at + size });
    at += size;
  }
  return found;
}

/** @throws {FilmFault} when there is no such box at the end of the path. */
export function boxAt(bytes: Buffer, within: FoundBox, ...path: readonly string[]): FoundBox {
  return path.reduce((parent, type) => {
    const found = boxesIn(bytes, parent.from, parent.to).find((one) => one.type === type);
    if (found === undefined) throw new FilmFault(`no ${type} box`);
    return found;
  }, within);
}
