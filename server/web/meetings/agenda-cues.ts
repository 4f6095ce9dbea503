import type { CardOf } from "../../../shared/cards/index.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";

/** As the agenda card's own fields bound it. */
const LONGEST_DETAIL = 200;
const LAST_NUMBER = 99;

/** Chapter marks for the items of a programme that have none in the rundown yet (MT15). */
export function agendaCues(
  programme: readonly ProgrammeItem[],
  cues: readonly Cue[],
  newId: () => string,
): readonly Cue[] {
  const marks = cues.flatMap(({ card }) => (card.kind === "agenda" ? [card] : []));
  return programme.flatMap((item, index) =>
    marks.some((mark) => isOf(mark, item)) ? [] : [{ id: newId(), card: agendaCard(item, index + 1, newId()) }],
  );
}

/** Items planned by earlier versions have no id: their title names them. */
const isOf = (mark: CardOf<"agenda">, item: ProgrammeItem): boolean =>
  mark.itemId === undefined || item.id === undefined ? mark.title === item.title : mark.itemId === item.id;

function agendaCard(item: ProgrammeItem, number: number, id: string): CardOf<"agenda"> {
  const names = item.speakers?.map(({ name }) => name).join(", ") || item.detail;
  return {
    kind: "agenda",
    id,
    title: item.title,
    ...(number > LAST_NUMBER ? {} : { number }),
    ...(names === undefined ? {} : { detail: cut(names) }),
    ...(item.id === undefined ? {} : { itemId: item.id }),
  };
}

/** A sign of two halves is not cut in two. */
const cut = (text: string): string =>
  text.length <= LONGEST_DETAIL ? text : `${text.slice(0, LONGEST_DETAIL - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
