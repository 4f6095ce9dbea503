import type { ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";

/** «10:30 Открытие — Е. С. Воронцова»: time and detail may be left out; the dash stands between spaces. */
const line = /^(?:(\d{1,2}[:.]\d{2})(?:\s*[–-]\s*\d{1,2}[:.]\d{2})?\s+)?(.+?)(?:\s+[—–-]\s+(.+))?$/u;

/** Reads a programme written one item a line. Empty lines are left out. */
export function programmeFrom(text: string): readonly ProgrammeItem[] {
  return text
    .split("\n")
    .map((written) => line.exec(written.trim()))
    .flatMap((found) => {
      const [, time, title, detail] = found ?? [];
      if (title === undefined) return [];
      return [
        {
          title,
          ...(time === undefined ? {} : { time: time.replace(".", ":").padStart(5, "0") }),
          ...(detail === undefined ? {} : { detail }),
        },
      ];
    });
}
