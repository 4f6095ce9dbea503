import type { Layer } from "../../shared/cards/card-kind.ts";
import type { Card } from "../../shared/cards/index.ts";
import type { ProgramTime } from "../../shared/time.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { MeetingRecord, Program } from "../../shared/timeline/record.ts";
import { isStanding } from "../../shared/timeline/reduce.ts";

/** What stands on each layer by the record's last word: a take shows here before its frame reaches any viewer. */
export function standing(record: MeetingRecord, now: ProgramTime): Program {
  const program: Record<Layer, Program[Layer]> = { ...emptyProgram };
  for (const showing of record.showings) if (isStanding(showing, now)) program[showing.layer] = showing;
  return program;
}

/** When the next card ends by itself; `null`: none does. */
export function nextEnd(record: MeetingRecord, now: ProgramTime): ProgramTime | null {
  const ends = record.showings.flatMap(({ until, isTimed }) =>
    isTimed && until !== null && until > now ? [until] : [],
  );
  return ends.reduce<ProgramTime | null>((least, end) => (least === null || end < least ? end : least), null);
}

export const isOnAir = (program: Program, card: Card): boolean =>
  Object.values(program).some((showing) => showing?.card.id === card.id);
