import type { Stand } from "../../shared/exhibition.ts";
import type { ProgramTime } from "../../shared/time.ts";
import { localTime } from "../../shared/zone.ts";
import { csvFile } from "./csv.ts";

const header = ["№ стенда", "Учреждение", "Место", "Название", "Дата", "Час", "Пришло человек"];

interface Visited {
  readonly stand: string;
  /** When the hour began. */
  readonly hour: ProgramTime;
  readonly people: number;
}

/** How many came to each stand, hour by hour, by the clocks of the meeting's place; a stand where nobody was has one line of 0. */
export function visitsCsv(
  stands: readonly Stand[],
  hours: readonly Visited[],
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
): Buffer {
  const lines = stands.flatMap((stand) => {
    const { institution, place, title } = stand.published ?? stand.draft;
    const head = [stand.number, institution, place, title];
    const own = hours.filter((one) => one.stand === stand.id);
    if (own.length === 0) return [[...head, "", "", 0]];
    return own.map(({ hour, people }) => {
      const { date, time } = localTime(hour, timeZone);
      return [...head, date.split("-").reverse().join("."), time, people];
    });
  });
  return csvFile([header, ...lines]);
}
