import type { ProgramTime } from "../../../shared/time.ts";
import { afterWait, latest, momentOf } from "./until.ts";

/** X counts in these at once; the client knows only the first, and only when its limit is named. */
const windows = ["x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour"] as const;

/** When a 429 is over: the latest end of a window that is spent. `null`: it does not say. */
export function xLimitEnds(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: ProgramTime,
): ProgramTime | null {
  const read = (name: string) => [headers[name]].flat()[0];
  const told = windows
    .map((window) => ({ left: read(`${window}-remaining`), end: momentOf(read(`${window}-reset`), now) }))
    .filter(({ end }) => end !== null);
  // One without a count is of a window that may be the spent one.
  const spent = told.filter(({ left }) => left === undefined || Number(left) <= 0);
  const ends = (spent.length > 0 ? spent : told).map(({ end }) => end);
  return latest([...ends, afterWait(read("retry-after"), now)]);
}
