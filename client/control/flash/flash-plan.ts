/** When the window flashes. Pure. Rule CR67. */
import { later, millis, type ProgramTime } from "../../../shared/time.ts";

/**
 * Six flashes on the beats of a rhythm that a hand falls in with, and that says which flash is which: moved by any number of
 * beats it fits itself on three flashes at most. 1.4 a second: WCAG 2.3.1 allows three.
 */
const BEATS = [0, 1, 2, 4, 5, 7] as const;
const BEAT_MS = 700;
export const FLASH_MS = 200;

export const flashPlan = (start: ProgramTime): readonly ProgramTime[] =>
  BEATS.map((beat) => later(start, millis(beat * BEAT_MS)));

/** Whether the window is light at that moment. */
export const isLight = (plan: readonly ProgramTime[], at: ProgramTime): boolean =>
  plan.some((flash) => at >= flash && at < flash + FLASH_MS);
