/** What would come of taking back, in words and before it is pressed. Pure. Rules CR73–CR75. */
import type { Layer } from "../../shared/cards/card-kind.ts";
import { labelOf } from "../../shared/cards/index.ts";
import type { AudienceSummary } from "../../shared/protocol.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord, OnAirAct, Showing } from "../../shared/timeline/record.ts";
import { standingOn, standing as standingProgram } from "../../shared/timeline/standing.ts";
import { recallableUntil } from "./sight.ts";
import { t } from "./strings.ts";

/** The act that took on what stands on the layer, when it can still be named; `null`: it cannot, so the layer is cleared. */
export function takeOn(record: MeetingRecord, layer: Layer, now: ProgramTime): OnAirAct | null {
  const seq = standingOn(record, layer, now)?.seq;
  return record.acts.find((act) => act.kind === "take" && act.seq === seq) ?? null;
}

/** The newest take that still stands: what «Отозвать» takes back. */
export function newestTake(record: MeetingRecord, now: ProgramTime): { act: OnAirAct; showing: Showing } | null {
  for (const act of record.acts.toReversed()) {
    const showing = record.showings.find(({ seq }) => seq === act.seq);
    if (act.kind !== "take" || showing === undefined) continue;
    if (standingOn(record, showing.layer, now)?.seq === act.seq) return { act, showing };
  }
  return null;
}

/** What stands and nobody has seen: a recall of it would leave no trace. */
export function unseenShowings(
  record: MeetingRecord,
  audience: AudienceSummary | null,
  now: ProgramTime,
): ReadonlyMap<number, ProgramTime> {
  const taken = new Set(record.acts.filter(({ kind }) => kind === "take").map(({ seq }) => seq));
  const standing = Object.values(standingProgram(record, now)).filter((showing) => showing !== null);
  return new Map(
    standing
      .filter(({ seq }) => taken.has(seq))
      .map(({ seq, from }) => [seq, recallableUntil(from, audience)] as const)
      .filter(([, until]) => until > now),
  );
}

/** «Вернётся: слайд 6», «Снимется: Андрей Лебедев»; `null`: there is nothing to undo. */
export function undoWords(record: MeetingRecord, now: ProgramTime): string | null {
  const brought = broughtBy(record, now);
  return brought && t(`undo.${brought.what}`, { titles: brought.titles });
}

/** The same, once it is done: «Вернулось: слайд 6». */
export function undoneWords(record: MeetingRecord, now: ProgramTime): string | null {
  const brought = broughtBy(record, now);
  return brought && t(`undone.${brought.what}`, { titles: brought.titles });
}

/** What an undo brings back, or takes off where nothing stood before. */
function broughtBy(
  record: MeetingRecord,
  now: ProgramTime,
): { readonly what: "back" | "off"; readonly titles: string } | null {
  const act = record.acts.at(-1);
  if (act === undefined) return null;
  const back = act.before.flatMap(({ showing: stood }) => {
    const showing = record.showings.find(({ seq }) => seq === stood?.seq);
    const until = stood?.until ?? null;
    return showing !== undefined && (until === null || until > now) ? [labelOf(showing.card)] : [];
  });
  if (back.length > 0) return { what: "back", titles: back.join(", ") };
  const off = act.before.flatMap(({ layer }) => {
    const standing = standingOn(record, layer, now);
    return standing === null ? [] : [labelOf(standing.card)];
  });
  return off.length === 0 ? null : { what: "off", titles: off.join(", ") };
}
