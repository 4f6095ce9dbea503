/** How long the outbox waits, and how often it tries. */
import { later, type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { OWN_FEED } from "../ports.ts";

/** An answer was lost: a target shows a new post to whoever looks only after a while. */
const FIRST_LOOK: Millis = millis(15_000);
const LOOKS_APART: Millis = millis(45_000);
const OWN_LOOKS_APART: Millis = millis(1_000);
/** «A duplicate»: what it doubles stands already. */
const DUPLICATE_LOOK: Millis = millis(3_000);
const SHORTEST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/** After so many misses nobody doubts any more. */
export const MISSES = 2;
/** Creates and edits that are repeated after doubt. A person looks then. */
export const MOST_REPEATS = 6;
/** A target that cannot be reached is tried every five minutes at last: three days. */
export const MOST_ATTEMPTS = 900;
/** «Most viewers» may never come: a highlight waits no longer than this for them. */
export const LONGEST_FOR_VIEWERS: Millis = millis(120_000);
export const VIEWERS_ASKED_EVERY: Millis = millis(1_000);

/** Our own feed is this very database: it is asked at once. */
export const firstLook = (target: string, now: ProgramTime, isDuplicate = false): ProgramTime =>
  target === OWN_FEED ? now : later(now, isDuplicate ? DUPLICATE_LOOK : FIRST_LOOK);
export const nextLook = (target: string, now: ProgramTime): ProgramTime =>
  later(now, target === OWN_FEED ? OWN_LOOKS_APART : LOOKS_APART);

/** Twice as long each time, never the same for two. @param random 0 ≤ random < 1 */
export function backOff(attempts: number, now: ProgramTime, random: number): ProgramTime {
  const most = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(16, Math.max(0, attempts - 1)));
  return programTime(now + Math.round(most * (0.5 + random / 2)));
}

/** A gate that a target named opens a little later, so that not everybody comes at once. */
export const afterGate = (until: ProgramTime, random: number): ProgramTime =>
  programTime(until + Math.round(250 + random * 1_750));
