import { type ProgramTime, programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";

/**
 * The moment at which the record's last word is seen: now, or the frame of what was taken or cleared a moment ago, where an
 * encoder's delay has put that ahead of now. A card that ends by itself is not ended by it (CR60).
 */
export function lastWord({ showings }: Pick<MeetingRecord, "showings">, now: ProgramTime): ProgramTime {
  const said = showings.flatMap(({ from, until, isTimed }) => (until === null || isTimed ? [from] : [from, until]));
  return programTime(Math.max(now, ...said));
}
