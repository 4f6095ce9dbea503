import { type Millis, millis } from "../../../shared/time.ts";

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/** How long to wait after so many failures in a row: doubling, and by chance, so that a hall of phones does not come at once. */
export function backOff(failures: number, chance: number): Millis {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
  return millis(most / 2 + (most / 2) * chance);
}
