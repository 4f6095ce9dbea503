/** Arithmetic on what a clock on the wall shows: whole minutes, no zone, no summer time. Pure. */

/** Programmes whose day is not known are counted on some day. */
const SOME_DAY = "2000-01-01";
const MINUTE = 60_000;

/** Minutes that can be added to and compared; `null` when either is none. An empty date stands for some day. */
export function wallMinutes(date: string, time: string): number | null {
  const utc = Date.parse(`${date === "" ? SOME_DAY : date}T${time}:00Z`);
  return Number.isNaN(utc) ? null : utc / MINUTE;
}

export const dateOf = (minutes: number): string => new Date(minutes * MINUTE).toISOString().slice(0, 10);
export const timeOf = (minutes: number): string => new Date(minutes * MINUTE).toISOString().slice(11, 16);

/** A time as people type it: `9`, `930`, `9.30`, `9-30`, `09:30` → `09:30`. `null`: it is none. */
export function timeFrom(text: string): string | null {
  const found = /^(\d{1,2})(?:\s*[:.,\-–ч ]?\s*(\d{2}))?$/u.exec(text.trim());
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  if (found === null || hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
