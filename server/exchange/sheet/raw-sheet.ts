/** A sheet as text, its heading first. Times are `10:30`, days `2026-01-30`, numbers as Russian writes them. */
export interface RawSheet {
  /** Empty in a file that has no names, such as CSV. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export const MOST_ROWS = 2_000;
export const MOST_COLUMNS = 60;
export const MOST_BYTES = 5 * 1024 * 1024;
