import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import { programmeFrom } from "../../control/programme-lines.ts";
import type { DraftItem } from "./plan-draft.ts";
import { wallMinutes } from "./wall-clock.ts";

/** A list as it was copied from a letter or a document, as items. How long one is, the start of the next one says (MT33). */
export function pastedItems(text: string, newId: () => string): readonly DraftItem[] {
  const lines = programmeFrom(text);
  return lines.map((item, index) => {
    const minutes = item.minutes ?? untilNext(item, lines[index + 1]);
    return {
      key: newId(),
      title: item.title,
      detail: item.detail ?? "",
      minutes: minutes === null ? "" : String(minutes),
      start: item.time === undefined || isDue(lines, index) ? null : { day: "", time: item.time },
      speakers: [],
    };
  });
}

function untilNext({ time }: ProgrammeItem, next: ProgrammeItem | undefined): number | null {
  const [start, end] = [wallMinutes("", time ?? ""), wallMinutes("", next?.time ?? "")];
  return start !== null && end !== null && end > start ? end - start : null;
}

/** Whether it starts just when the one before it ends. */
function isDue(lines: readonly ProgrammeItem[], index: number): boolean {
  const [before, item] = [lines[index - 1], lines[index]];
  const [start, due] = [wallMinutes("", before?.time ?? ""), wallMinutes("", item?.time ?? "")];
  if (before === undefined || start === null || due === null) return false;
  const length = before.minutes ?? due - start;
  return length > 0 && start + length === due;
}
