/** When to ask a server again that does not answer, or has nothing to play yet. Rules PL40–PL43. */
import { type Millis, millis } from "../../shared/time.ts";

// An attempt is one small playlist, so the first twenty seconds are spent on being back soon; only then comes back-off.
const PATIENT_AFTER = 12;
const SOON = [500, 1000, 1500];
const STEADY = 2000;
const LONGEST = 30_000;

/**
 * The wait before attempt `attempt` (0 is the first), spread by a quarter to each side so that all viewers do not return in one second.
 * @param chance - from 0 to 1, from the caller's source of randomness
 */
export function retryDelay(attempt: number, chance: number): Millis {
  const doublings = Math.max(0, attempt - PATIENT_AFTER);
  const base = SOON[attempt] ?? Math.min(STEADY * 2 ** doublings, LONGEST);
  return millis(Math.min(base * (0.75 + chance / 2), LONGEST));
}
