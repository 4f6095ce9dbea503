import { type Layer, layers } from "../cards/card-kind.ts";
import type { ProgramTime } from "../time.ts";
import type { MeetingRecord, Program, Showing } from "./record.ts";

/** On program at that moment: its end is not known, or lies ahead. */
export const isStanding = ({ until, isTimed }: Showing, at: ProgramTime): boolean =>
  until === null || (isTimed === true && until > at);

/** What stands on a layer by the record's last word; `null`: nothing. */
export const standingOn = (
  { showings }: Pick<MeetingRecord, "showings">,
  layer: Layer,
  at: ProgramTime,
): Showing | null => showings.findLast((showing) => showing.layer === layer && isStanding(showing, at)) ?? null;

/** What stands on each layer by the record's last word: a take shows here before its frame reaches any viewer. */
export function standing(record: Pick<MeetingRecord, "showings">, at: ProgramTime): Program {
  const program: Partial<Record<Layer, Showing | null>> = {};
  for (const layer of layers) program[layer] = standingOn(record, layer, at);
  // Every layer was filled in above.
  return program as Program;
}
