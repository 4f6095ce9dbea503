import type { Card } from "../../shared/cards/index.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord, Program } from "../../shared/timeline/record.ts";

/** When the next card ends by itself; `null`: none does. */
export function nextEnd(record: MeetingRecord, now: ProgramTime): ProgramTime | null {
  const ends = record.showings.flatMap(({ until, isTimed }) =>
    isTimed && until !== null && until > now ? [until] : [],
  );
  return ends.reduce<ProgramTime | null>((least, end) => (least === null || end < least ? end : least), null);
}

export const isOnAir = (program: Program, card: Card): boolean =>
  Object.values(program).some((showing) => showing?.card.id === card.id);
