import { type Millis, type ProgramTime, programTime } from "../../shared/time.ts";

/**
 * A round-the-clock clip is a clock: it is at position 0 whenever UTC is a multiple of its length. So a restart, or an
 * encoder in between, moves nothing, and programme time alone says what the picture shows (docs/adr/0011). PO12.
 */

/** When the round of this moment began. */
export const roundStart = (length: Millis, at: ProgramTime): ProgramTime =>
  programTime(Math.floor(at / length) * length);

/** The first moment, `from` or later, at which the clip is at `position`. */
export function nextAt(length: Millis, position: Millis, from: ProgramTime): ProgramTime {
  const inThisRound = roundStart(length, from) + position;
  return programTime(inThisRound >= from ? inThisRound : inThisRound + length);
}
