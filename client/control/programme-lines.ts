import type { ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";

/** «10:30–10:45 Открытие — Е. С. Воронцова»: times and detail may be left out; the dash stands between spaces. */
const line = /^(?:(\d{1,2}[:.]\d{2})(?:\s*[–—-]\s*(\d{1,2}[:.]\d{2}))?\s+)?(.+?)(?:\s+[—–-]\s+(.+))?$/u;
/** How lists copied from documents begin: «1. », «2) », «• ». */
const bullet = /^(?:\d{1,2}[.)](?!\d)|[•·*–—-])\s+/u;

/** Reads a programme written one item a line. Empty lines are left out; tabs of a table are spaces. */
export function programmeFrom(text: string): readonly ProgrammeItem[] {
  return text
    .split("\n")
    .map((written) => line.exec(written.replace(/\s+/gu, " ").trim().replace(bullet, "")))
    .flatMap((found) => {
      const [, from, to, title, detail] = found ?? [];
      if (title === undefined) return [];
      const minutes = lengthOf(from, to);
      return [
        {
          title,
          ...(from === undefined ? {} : { time: asTime(from) }),
          ...(minutes === null ? {} : { minutes }),
          ...(detail === undefined ? {} : { detail }),
        },
      ];
    });
}

const asTime = (written: string): string => written.replace(".", ":").padStart(5, "0");

/** Minutes between two times of day; `null` without an end after the start. */
function lengthOf(from: string | undefined, to: string | undefined): number | null {
  if (from === undefined || to === undefined) return null;
  const [start = 0, end = 0] = [from, to].map((written) => {
    const [hours, minutes] = asTime(written).split(":").map(Number);
    return (hours ?? 0) * 60 + (minutes ?? 0);
  });
  return end > start ? end - start : null;
}
