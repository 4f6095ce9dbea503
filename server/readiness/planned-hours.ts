import { type Millis, millis } from "../../shared/time.ts";
import type { MeetingAbout, ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import { dayEnd, dayStart, plannedTimes, zoneOf } from "../../shared/timeline/planned-times.ts";

/** What is taken where nothing is said: half a working day. */
const USUAL_MS = 4 * 3_600_000;

/** How long a meeting is planned to be on: the sum of its days, each from its first moment that is known to its last. */
export function plannedLength(programme: readonly ProgrammeItem[], about: MeetingAbout): Millis {
  const times = plannedTimes(programme, about);
  const dates = new Set([...about.days.map(({ date }) => date), ...times.flatMap(({ day }) => day ?? [])]);
  let sum = 0;
  for (const date of dates) {
    const own = times.filter(({ day }) => day === date);
    const moments = [
      dayStart(about.days, date, zoneOf(about)),
      dayEnd(about.days, date, zoneOf(about)),
      ...own.flatMap(({ from, to }) => [from, to]),
    ].filter((moment) => moment !== null);
    const [first, last] = [Math.min(...moments), Math.max(...moments)];
    if (moments.length > 1) sum += last - first;
  }
  return millis(sum === 0 ? USUAL_MS : sum);
}
