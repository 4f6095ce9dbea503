import { programTime } from "../../../shared/time.ts";
import { localTime } from "../../../shared/zone.ts";

/**
 * Puts the name of each day that begins above its first entry, and takes away those that stand above none: of one meeting's one
 * day nobody asks which it was.
 */
export function layDays(list: Element, isChannel: boolean): void {
  const entries = [...list.querySelectorAll<HTMLElement>(":scope > li[data-at]")];
  const hasDays = isChannel || new Set(entries.map(dateOf)).size > 1;
  let before = "";
  const wanted = new Set<Element>();
  for (const entry of entries) {
    const date = dateOf(entry);
    if (hasDays && date !== before) wanted.add(headingAbove(entry, date));
    before = date;
  }
  for (const heading of list.querySelectorAll(":scope > .line__day")) if (!wanted.has(heading)) heading.remove();
}

function headingAbove(entry: HTMLElement, date: string): Element {
  const words = dayWords(date);
  const above = entry.previousElementSibling;
  if (above?.classList.contains("line__day") && above.textContent?.trim() === words) return above;
  const heading = document.createElement("li");
  heading.className = "line__day";
  const name = document.createElement("h2");
  name.textContent = words;
  heading.append(name);
  entry.before(heading);
  return heading;
}

const dateOf = ({ dataset }: HTMLElement): string =>
  localTime(programTime(Number(dataset["at"])), dataset["zone"] ?? "UTC").date;

/** `30 января 2026 года`: in Russian, as the list is. */
const dayWords = (date: string): string =>
  `${new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(Date.parse(`${date}T00:00:00Z`))
    .replace(/\s*г\.?$/u, "")} года`;
