/** Times of day in a place. Pure: the rules of time zones come with the JavaScript engine (IANA, by Intl). */
import { type ProgramTime, programTime } from "./time.ts";

/** A day and a time as people say them. */
export interface LocalTime {
  /** `2026-01-30` */
  readonly date: string;
  /** `10:30` */
  readonly time: string;
}

const partsOf = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = partsOf.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  partsOf.set(timeZone, format);
  return format;
}

/** What a clock on the wall of that zone shows. @throws RangeError for a zone that is none. */
export function localTime(at: ProgramTime, timeZone: string): LocalTime {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { date: `${part["year"]}-${part["month"]}-${part["day"]}`, time: `${part["hour"]}:${part["minute"]}` };
}

/**
 * The moment at which that zone's clocks show this. In the hour that a clock change skips: the moment an hour later on the
 * wall; in the hour that it repeats: the first of the two.
 * @throws RangeError for a zone, day or time that is none.
 */
export function momentIn({ date, time }: LocalTime, timeZone: string): ProgramTime {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  // The 30th of February would be taken for the 2nd of March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(`${date}T${time}`))
    throw new RangeError(`no such time: ${date} ${time}`);
  // The offset at the guess may be that of the other side of a clock change: look from the offset before it first.
  const guesses = [asUtc - offsetAt(asUtc - DAY, timeZone), asUtc - offsetAt(asUtc + DAY, timeZone)];
  const right = guesses.find((guess) => guess + offsetAt(guess, timeZone) === asUtc);
  return programTime(right ?? guesses[0] ?? asUtc);
}

const DAY = 86_400_000;

/** Milliseconds that the zone's wall clock is ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const { date, time } = localTime(programTime(at), timeZone);
  const seconds = at - Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${date}T${time}:00Z`) + seconds - at;
}

/** Whether this engine knows the zone, e.g. `Asia/Yekaterinburg`. */
export function isTimeZone(text: string): boolean {
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}
