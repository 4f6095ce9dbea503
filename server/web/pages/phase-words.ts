import type { MeetingRecord } from "../../../shared/timeline/record.ts";

export const phaseWords: Readonly<Record<MeetingRecord["phase"], string>> = {
  unknown: "Заседание готовится",
  planned: "Заседание ещё не началось",
  open: "Заседание в эфире",
  closed: "Заседание завершено",
};
