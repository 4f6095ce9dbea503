import { changedRow } from "./row-key.ts";

/** The list with one row elsewhere. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  return row === undefined ? rows : rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

/** The list with one row written anew; it stays the same row. */
export const listWith = <Row extends object>(
  rows: readonly Row[],
  index: number,
  change: Partial<Row>,
): readonly Row[] => rows.map((row, at) => (at === index ? changedRow(row, change) : row));
