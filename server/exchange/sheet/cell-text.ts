const DAY_MS = 86_400_000;

/** What a cell of XLSX says, as text. A time of day is a part of a day there, a date counts days. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === "number") return numberText(cell);
  if (typeof cell === "boolean") return cell ? "да" : "нет";
  return String(cell).trim();
}

/** The spreadsheet's days have no zone: what its reader makes of them is UTC. */
function dateText(date: Date): string {
  const iso = date.toISOString();
  // Before 1904 there are only times of day without a date.
  if (date.getUTCFullYear() < 1904) return iso.slice(11, 16);
  return date.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

const numberText = (value: number): string =>
  Number.isInteger(value) ? grouped(value) : String(Math.round(value * 1e6) / 1e6).replace(".", ",");

/** `12 345`; four digits and less stay together, so that a year is a year. */
const grouped = (value: number): string =>
  Math.abs(value) < 10_000 ? String(value) : value.toLocaleString("ru-RU").replaceAll("\u202f", "\u00a0");
