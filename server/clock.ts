import { type ProgramTime, programTime } from "../shared/time.ts";

/** Where "now" comes from. Tests pass a manual one. */
export interface Clock {
  now(): ProgramTime;
}

/** UTC that never falls back: the wall clock at process start plus monotonic time, so an NTP step cannot bend a session. */
export const systemClock: Clock = {
  now: () => programTime(performance.timeOrigin + performance.now()),
};
