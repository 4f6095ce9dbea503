import type { ProgrammeChoice } from "../../../shared/sheet.ts";
import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";

/**
 * The programme with the spreadsheet's items. An item that replaces one of the same title takes its id, so that the
 * chapter marks of a corrected table go on belonging to it (EX7).
 */
export function mergedProgramme(
  standing: readonly ProgrammeItem[],
  fresh: readonly ProgrammeItem[],
  choice: ProgrammeChoice,
): readonly ProgrammeItem[] {
  switch (choice) {
    case "skip":
      return standing;
    case "append":
      return [...standing, ...fresh];
    case "replace": {
      const left = [...standing];
      return fresh.map((item) => {
        const place = left.findIndex(({ title }) => title === item.title);
        const id = place < 0 ? undefined : left.splice(place, 1)[0]?.id;
        return id === undefined ? item : { ...item, id };
      });
    }
  }
}
