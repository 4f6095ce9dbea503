import type { MeetingAbout, MeetingDay } from "../../../shared/timeline/meeting-plan.ts";
import { isTimeZone, momentIn } from "../../../shared/zone.ts";
import type { Meeting } from "../ports.ts";
import { Markup } from "./markup.ts";

/**
 * The meeting as schema.org's broadcast event, for search engines and calendars. A data block: no browser runs it, and
 * `script-src` has nothing to say of it (HTML, "prepare the script element"). `null`: its day is not known.
 */
export function eventData(
  { record }: Meeting,
  page: { readonly address: string; readonly image: string | null },
): Markup | null {
  const { about, title } = record;
  const [first, last] = [about.days[0], about.days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const online = { "@type": "VirtualLocation", url: page.address };
  const event = {
    "@context": "https://schema.org",
    "@type": "BroadcastEvent",
    name: title,
    description: about.lead,
    inLanguage: about.language,
    startDate: moment(first.date, first.from, about),
    endDate: last.to === undefined ? undefined : moment(last.date, last.to, about),
    eventStatus: "https://schema.org/EventScheduled",
    eventAttendanceMode: `https://schema.org/${about.place === undefined ? "Online" : "Mixed"}EventAttendanceMode`,
    location:
      about.place === undefined ? online : [online, { "@type": "Place", name: about.place, address: about.place }],
    url: page.address,
    image: page.image ?? undefined,
    isLiveBroadcast: true,
    isAccessibleForFree: true,
  };
  // A title may hold the words that end a script; in JSON the sign can be written otherwise.
  const json = JSON.stringify(event).replaceAll("<", "\\u003c");
  return new Markup(`<script type="application/ld+json">${json}</script>`);
}

/** With its offset, where the zone is known: `2026-01-30T05:30:00.000Z`; else the hour alone, as schema.org allows. */
function moment(date: string, time: MeetingDay["from"], { timeZone }: MeetingAbout): string {
  if (timeZone === undefined || !isTimeZone(timeZone)) return `${date}T${time}`;
  return new Date(momentIn({ date, time }, timeZone)).toISOString();
}
