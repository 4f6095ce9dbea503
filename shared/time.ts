/** The three clocks of the house. See docs/glossary.md: programme time, duration, media time. */

declare const brand: unique symbol;
type Branded<Name extends string> = number & { readonly [brand]: Name };

/** A moment on the programme clock: UTC milliseconds of the frame an event belongs to. May have a fraction. */
export type ProgramTime = Branded<"ProgramTime">;
/** A length of time in milliseconds. */
export type Millis = Branded<"Millis">;
/** Media time in ticks of 90 kHz, unwrapped: never falls back, one origin for each publishing session. */
export type Ticks = Branded<"Ticks">;

export const TICKS_PER_SECOND = 90_000;
const TICKS_PER_MILLI = TICKS_PER_SECOND / 1000;

// A brand exists only for the compiler, so these casts are where plain numbers enter a clock.
export const programTime = (utcMs: number): ProgramTime => utcMs as ProgramTime;
export const millis = (ms: number): Millis => ms as Millis;
export const ticks = (count: number): Ticks => count as Ticks;

export const ticksToMillis = (count: Ticks): Millis => millis(count / TICKS_PER_MILLI);
export const millisToTicks = (duration: Millis): Ticks => ticks(Math.round(duration * TICKS_PER_MILLI));

export const later = (time: ProgramTime, by: Millis): ProgramTime => programTime(time + by);
export const between = (from: ProgramTime, to: ProgramTime): Millis => millis(to - from);
