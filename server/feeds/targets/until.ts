/** When a rate limit ends, however a network writes that. */
import { type ProgramTime, programTime } from "../../../shared/time.ts";

/** No limit of any of them is longer than a day; what says more is a mistake, theirs or of a clock. */
const MOST_WAIT_MS = 25 * 3_600_000;
const SECONDS_BELOW = 1e11;

/** Unix seconds, unix milliseconds, an ISO or an HTTP date. `null`: none of these, or past. At most 25 hours from now. */
export function momentOf(written: string | undefined, now: ProgramTime): ProgramTime | null {
  if (written === undefined) return null;
  const number = /^\s*\d+(\.\d+)?\s*$/.test(written) ? Number(written) : null;
  if (number === null) return future(Date.parse(written), now);
  return future(number < SECONDS_BELOW ? number * 1000 : number, now);
}

/** `Retry-After` and its kin: seconds from now, or a date. */
export function afterWait(written: string | number | undefined, now: ProgramTime): ProgramTime | null {
  if (written === undefined) return null;
  const seconds = Number(written);
  return Number.isFinite(seconds) ? future(now + seconds * 1000, now) : momentOf(String(written), now);
}

export function latest(moments: readonly (ProgramTime | null)[]): ProgramTime | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : programTime(Math.max(...known));
}

function future(utcMs: number, now: ProgramTime): ProgramTime | null {
  if (!(utcMs > now)) return null;
  return programTime(Math.min(utcMs, now + MOST_WAIT_MS));
}
