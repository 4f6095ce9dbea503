import { type Millis, millis } from "../../shared/time.ts";

const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (from 0): 1, 2, 4 … 30 s, of which the later half is random, so that
 * a thousand pages that lost the same server do not return in the same second. `random` is in 0 ≤ r < 1.
 */
export function backOff(attempt: number, random: number): Millis {
  const whole = Math.min(LONGEST_MS, 1000 * 2 ** Math.min(attempt, 10));
  return millis(Math.round(whole * (0.5 + random / 2)));
}
