import type { ImageRef } from "../../../shared/cards/field.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import { localTime } from "../../../shared/zone.ts";
import { wallMinutes } from "./wall-clock.ts";

/** A meeting's plan as the API tells and takes it. */
export interface Plan {
  readonly title: string;
  readonly about: MeetingAbout;
  readonly programme: readonly ProgrammeItem[];
}

/** Keys name rows of the form; they travel nowhere, but an item's key is its id. */
export interface DraftDay {
  readonly key: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

export interface DraftSpeaker {
  readonly key: string;
  readonly name: string;
  readonly post: string;
  readonly portrait?: ImageRef | undefined;
}

export interface DraftItem {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly minutes: string;
  /** As written. `null`: it follows on from the one before. `day` is a day's key; another one means the first day. */
  readonly start: { readonly day: string; readonly time: string } | null;
  readonly speakers: readonly DraftSpeaker[];
}

/** What stands in the form, as it was typed. */
export interface PlanDraft {
  readonly title: string;
  readonly hashtag: string;
  readonly lead: string;
  readonly place: string;
  readonly language: "ru" | "en";
  readonly timeZone: string;
  readonly cover?: ImageRef | undefined;
  readonly days: readonly DraftDay[];
  readonly items: readonly DraftItem[];
}

interface Surroundings {
  readonly timeZone: string;
  readonly newId: () => string;
}

/** A form with nothing in it but the place's clock. */
export const emptyDraft = ({ timeZone }: Surroundings): PlanDraft => ({
  ...{ title: "", hashtag: "", lead: "", place: "", language: "ru", timeZone },
  days: [],
  items: [],
});

/** A plan as its form shows it. What starts when the item before ends is taken for following it (MT31). */
export function draftFrom({ title, about, programme }: Plan, around: Surroundings): PlanDraft {
  const { hashtag = "", lead = "", place = "", language, timeZone = around.timeZone, cover } = about;
  const days = daysOf(about, programme, timeZone, around);
  return {
    ...{ title, hashtag, lead, place, language, timeZone, cover, days },
    items: itemsOf(programme, days, timeZone, around),
  };
}

function daysOf(
  { days }: MeetingAbout,
  programme: readonly ProgrammeItem[],
  timeZone: string,
  { newId }: Surroundings,
): readonly DraftDay[] {
  const named = days.map(({ date, from, to = "" }) => ({ key: newId(), date, from, to }));
  // An item may lie on a day that the plan does not name: the form must not move it.
  const starts = programme.flatMap(({ startsAt }) => (startsAt === undefined ? [] : localTime(startsAt, timeZone)));
  const unnamed = starts.filter(
    ({ date }, index) =>
      !named.some((day) => day.date === date) && starts.findIndex((one) => one.date === date) === index,
  );
  const all = [...named, ...unnamed.map(({ date, time }) => ({ key: newId(), date, from: time, to: "" }))];
  return all.toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

function itemsOf(
  programme: readonly ProgrammeItem[],
  days: readonly DraftDay[],
  timeZone: string,
  { newId }: Surroundings,
): readonly DraftItem[] {
  const [first] = days;
  let expected = first === undefined ? null : wallMinutes(first.date, first.from);
  return programme.map((item) => {
    const start = startOf(item, timeZone);
    const at = start === null ? expected : wallMinutes(start.date, start.time);
    const isFollowing = start === null || at === expected;
    expected = at === null || item.minutes === undefined ? null : at + item.minutes;
    return {
      key: item.id ?? newId(),
      title: item.title,
      detail: item.detail ?? "",
      minutes: item.minutes === undefined ? "" : String(item.minutes),
      start: isFollowing ? null : { day: days.find(({ date }) => date === start.date)?.key ?? "", time: start.time },
      speakers: (item.speakers ?? []).map(({ name, post = "", portrait }) => ({ key: newId(), name, post, portrait })),
    };
  });
}

/** Items planned without a day have a time at most. */
function startOf({ startsAt, time }: ProgrammeItem, timeZone: string): { date: string; time: string } | null {
  if (startsAt !== undefined) return localTime(startsAt, timeZone);
  return time === undefined ? null : { date: "", time };
}
