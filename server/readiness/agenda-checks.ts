import { labelOf } from "../../shared/cards/index.ts";
import type { ReadinessLine } from "../../shared/readiness.ts";
import { itemsOf } from "../../shared/rundown/items.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { MeetingAbout, ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";

/** Whether programme and rundown say the same, and what the page needs to be found and to count down. */
export function checkAgenda(
  programme: readonly ProgrammeItem[],
  cues: readonly Cue[],
  about: MeetingAbout,
): readonly ReadinessLine[] {
  return [...checkItems(programme, cues), ...checkCues(cues), ...checkAbout(about)];
}

/** Each item of the programme has its card, so that the chapter can be taken. */
function checkItems(programme: readonly ProgrammeItem[], cues: readonly Cue[]): readonly ReadinessLine[] {
  if (programme.length === 0) return [{ code: "NO_AGENDA", level: "note" }];
  const carded = new Set(cues.flatMap(({ card }) => (card.kind === "agenda" ? (card.itemId ?? []) : [])));
  return programme.flatMap(({ id, title }): readonly ReadinessLine[] => {
    if (id !== undefined && carded.has(id)) return [];
    return [{ code: "ITEM_WITHOUT_CARD", level: "warn", about: title, ...(id === undefined ? {} : { itemId: id }) }];
  });
}

function checkCues(cues: readonly Cue[]): readonly ReadinessLine[] {
  const items = itemsOf(cues);
  // Without any item the rundown is a plain list, and that is a way to work.
  const hasItems = items.some(({ agenda }) => agenda !== null);
  return items.flatMap(({ agenda, cues: own }): readonly ReadinessLine[] => {
    if (agenda === null)
      return hasItems ? [{ code: "CUES_WITHOUT_ITEM", level: "note", figures: { count: own.length } }] : [];
    if (own.length > 0 || agenda.isSkipped) return [];
    return [{ code: "ITEM_WITHOUT_CUES", level: "note", cueId: agenda.id, about: labelOf(agenda.card) }];
  });
}

function checkAbout({ hashtag, days, timeZone }: MeetingAbout): readonly ReadinessLine[] {
  return [
    ...(days.length === 0 ? [{ code: "NO_DAYS", level: "warn" } as const] : []),
    ...(timeZone === undefined ? [{ code: "NO_ZONE", level: "warn" } as const] : []),
    ...(hashtag === undefined ? [{ code: "NO_HASHTAG", level: "note" } as const] : []),
  ];
}
