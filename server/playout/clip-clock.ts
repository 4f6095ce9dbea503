import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";

/**
 * A round-the-clock clip is a clock: it is at position 0 whenever UTC is a multiple of its length. So a restart, or an
 * encoder in between, moves nothing, and programme time alone says what the picture shows (docs/adr/0011). PO12.
 */

/** How far into the clip the picture of this moment is. */
export const positionAt = (length: Millis, at: ProgramTime): Millis => millis(at - roundStart(length, at));

/** When the round of this moment began. */
export const roundStart = (length: Millis, at: ProgramTime): ProgramTime =>
  programTime(Math.floor(at / length) * length);

/** The first moment, `from` or later, at which the clip is at `position`. */
export function nextAt(length: Millis, position: Millis, from: ProgramTime): ProgramTime {
  const inThisRound = roundStart(length, from) + position;
  return programTime(inThisRound >= from ? inThisRound : inThisRound + length);
}
