/** `2026-01-30`, `30.01.2026`, `30.1.26` as a day of the calendar; `null`: it is none. */
export function dayIn(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/u.exec(text);
  const [year, month, day] = iso === null ? [russian?.[3], russian?.[2], russian?.[1]] : iso.slice(1);
  if (year === undefined || month === undefined || day === undefined) return null;
  const whole = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${whole}T00:00:00Z`);
  // The 30th of February would be read as the 2nd of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole) ? whole : null;
}

/** `9:05`, `09.05`, `9:05:00` as `09:05`; `null`: it is no time of day. */
export function timeIn(text: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/u.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : null;
}
