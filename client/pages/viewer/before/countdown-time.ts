/** A countdown's arithmetic. Pure (VW47). */
import { type Millis, millis } from "../../../../shared/time.ts";

export interface TimeLeft {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Whole seconds left, rounded up: it reads zero when the time has come. `null`: it has. */
export function timeLeft(left: Millis): TimeLeft | null {
  if (left <= 0) return null;
  const whole = Math.ceil(left / 1000);
  return {
    days: Math.floor(whole / 86_400),
    hours: Math.floor(whole / 3600) % 24,
    minutes: Math.floor(whole / 60) % 60,
    seconds: whole % 60,
  };
}

/** Said aloud when so many minutes are left; the rest of the countdown is silent. */
const SPOKEN = [10, 5, 1] as const;
export type SpokenMinutes = (typeof SPOKEN)[number];

/** What is to be said when the time left goes from one to the other; of several, as after a sleep, the newest. */
export function spokenBetween(before: Millis, now: Millis): SpokenMinutes | "late" | null {
  if (before > 0 && now <= 0) return "late";
  return SPOKEN.findLast((minutes) => before > inMillis(minutes) && now <= inMillis(minutes) && now > 0) ?? null;
}

const inMillis = (minutes: number): Millis => millis(minutes * 60_000);
