import type { ProgramTime } from "../../../shared/time.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import { localTime, momentIn } from "../../../shared/zone.ts";
import type { Meeting } from "../ports.ts";

/** A meeting as lists of them tell it (WB25). */
export function briefOf({ slug, sample, record }: Meeting) {
  const { lead, hashtag, place, days, timeZone, cover } = record.about;
  return {
    slug,
    title: record.title,
    phase: record.phase,
    sample,
    ...{ lead, hashtag, place, timeZone, cover, days },
    archivedAt: record.archivedAt,
    openedAt: record.openedAt,
    closedAt: record.closedAt,
  };
}

/** What a meeting's form starts from. `plannedBy` is what its change names as `basedOn`. */
export const planOf = ({ record: { title, about, programme, plannedBy } }: Meeting) => ({
  title,
  about,
  programme,
  plannedBy,
});

/** From its first minute to the end of its last day; `null`: nothing is said of when. */
export function spanOf({
  about,
  programme,
}: {
  readonly about: MeetingAbout;
  readonly programme: readonly ProgrammeItem[];
}): { readonly from: ProgramTime; readonly to: ProgramTime } | null {
  const zone = about.timeZone ?? "UTC";
  const starts = programme.flatMap(({ startsAt }) => startsAt ?? []);
  const [first, last] = [about.days[0], about.days.at(-1)];
  const from =
    first === undefined
      ? starts.toSorted((one, other) => one - other)[0]
      : momentIn({ date: first.date, time: first.from }, zone);
  if (from === undefined) return null;
  const lastDate = last?.date ?? localTime(starts.toSorted((one, other) => other - one)[0] ?? from, zone).date;
  return { from, to: momentIn({ date: lastDate, time: "23:59" }, zone) };
}
