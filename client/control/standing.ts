import type { Layer } from "../../shared/cards/card-kind.ts";
import type { Card } from "../../shared/cards/index.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { MeetingRecord, Program } from "../../shared/timeline/record.ts";

/** What stands on each layer by the record's last word: a take shows here before its frame reaches any viewer. */
export function standing(record: MeetingRecord): Program {
  const program: Record<Layer, Program[Layer]> = { ...emptyProgram };
  for (const showing of record.showings) if (showing.until === null) program[showing.layer] = showing;
  return program;
}

export const isOnAir = (program: Program, card: Card): boolean =>
  Object.values(program).some((showing) => showing?.card.id === card.id);
