import ical, { ICalAlarmType } from "ical-generator";
import type { ProgramTime } from "../../shared/time.ts";
import { later, millis, programTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { momentIn } from "../../shared/zone.ts";

/** A day whose end nobody named. */
const USUAL_LENGTH = millis(2 * 3_600_000);
const REMIND_BEFORE_SECONDS = 15 * 60;

/**
 * The meeting's days for the reader's calendar (RFC 5545), a quarter of an hour's reminder with each. Moments are UTC: no
 * calendar has to know the place's time zone. A later edition replaces an earlier one: same UIDs, higher SEQUENCE.
 * @param page the meeting's address. @returns `null` while no day is known.
 */
export function calendarFile(slug: string, record: MeetingRecord, page: URL): string | null {
  const days = daysOf(record);
  if (days.length === 0) return null;
  const calendar = ical({ prodId: { company: "Efir", product: "Efir", language: "RU" }, name: record.title });
  for (const [index, { from, to }] of days.entries()) {
    const event = calendar.createEvent({
      id: `${slug}-${index + 1}@${page.hostname}`,
      sequence: record.plannedBy,
      // When it was last changed is not kept; the calendar only needs it to be the same for the same edition.
      stamp: new Date(from),
      start: new Date(from),
      end: new Date(to),
      summary: days.length === 1 ? record.title : `${record.title}, день ${index + 1}`,
      description: [record.about.lead, programmeWords(record), page.href].filter(Boolean).join("\n\n"),
      url: page.href,
    });
    if (record.about.place !== undefined) event.location(record.about.place);
    event.createAlarm({ type: ICalAlarmType.display, trigger: REMIND_BEFORE_SECONDS, description: record.title });
  }
  return calendar.toString();
}

const programmeWords = ({ programme }: MeetingRecord): string =>
  programme.map(({ time, title }) => [time, title].filter(Boolean).join(" ")).join("\n");

interface Span {
  readonly from: ProgramTime;
  readonly to: ProgramTime;
}

/** The days as planned; of a meeting without them, from its programme's first moment to its last. */
function daysOf({ about, programme }: MeetingRecord): readonly Span[] {
  const { timeZone } = about;
  if (timeZone !== undefined && about.days.length > 0)
    return about.days.map(({ date, from, to }) => {
      const start = momentIn({ date, time: from }, timeZone);
      return {
        from: start,
        to: to === undefined ? later(start, USUAL_LENGTH) : momentIn({ date, time: to }, timeZone),
      };
    });
  const moments = programme.flatMap(({ startsAt, minutes = 0 }) =>
    startsAt === undefined ? [] : [{ from: startsAt, to: later(startsAt, millis(minutes * 60_000)) }],
  );
  const first = moments[0];
  if (first === undefined) return [];
  const end = Math.max(...moments.map(({ to }) => to));
  return [{ from: first.from, to: end > first.from ? programTime(end) : later(first.from, USUAL_LENGTH) }];
}
