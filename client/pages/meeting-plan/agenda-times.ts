import type { DraftItem, PlanDraft } from "./plan-draft.ts";
import { dateOf, timeFrom, timeOf, wallMinutes } from "./wall-clock.ts";

/** What is odd about when an item starts. None of it keeps a plan from being saved. */
export type TimeWarning =
  /** Before the one before it has ended, by so many minutes. */
  | { readonly kind: "overlap"; readonly minutes: number }
  /** Before the one before it has started. */
  | { readonly kind: "backwards" }
  /** After its day's planned end. */
  | { readonly kind: "late"; readonly until: string };

/** When an item starts by the draft as it stands. */
export interface ItemTime {
  /** `null`: nothing before it says when. */
  readonly time: string | null;
  /** `null`: the meeting has no days. */
  readonly date: string | null;
  readonly warning: TimeWarning | null;
}

export interface AgendaSummary {
  readonly count: number;
  /** Of those items that say how long they are. */
  readonly minutes: number;
  readonly end: { readonly date: string | null; readonly time: string } | null;
}

type Agenda = Pick<PlanDraft, "days" | "items">;

/** Each start follows from the one before and its minutes, unless it is written (MT31, MT32). */
export function timesOf({ items, days: written }: Agenda): readonly ItemTime[] {
  const days = written.filter(({ date }) => date !== "").toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const agenda = { items, days };
  const hasDays = days.length > 0;
  let before: number | null = null;
  let due = hasDays ? wallMinutes(days[0]?.date ?? "", timeFrom(days[0]?.from ?? "") ?? "") : null;
  return items.map((item) => {
    const at = startOf(item, agenda);
    const start = item.start === null ? due : at;
    const warning = start === null ? null : (orderWarning(start, before, due) ?? lateWarning(start, agenda));
    before = start ?? before;
    due = endOf(item, start);
    if (start === null) return { time: null, date: null, warning: null };
    return { time: timeOf(start), date: hasDays ? dateOf(start) : null, warning };
  });
}

export function summaryOf(agenda: Agenda): AgendaSummary {
  const times = timesOf(agenda);
  const ends = agenda.items.flatMap((item, index) => {
    const { time, date } = times[index] ?? { time: null, date: null };
    const end = time === null ? null : endOf(item, wallMinutes(date ?? "", time));
    return end === null ? [] : [{ end, hasDay: date !== null }];
  });
  const last = ends.toSorted((one, other) => other.end - one.end)[0];
  return {
    count: agenda.items.length,
    minutes: agenda.items.reduce((sum, item) => sum + (minutesOf(item) ?? 0), 0),
    end: last === undefined ? null : { date: last.hasDay ? dateOf(last.end) : null, time: timeOf(last.end) },
  };
}

/** Whole minutes from 1 to a day; `null` when nothing or nonsense is written. */
export function minutesOf({ minutes }: Pick<DraftItem, "minutes">): number | null {
  const count = Number(minutes.trim());
  return Number.isInteger(count) && count >= 1 && count <= 1440 ? count : null;
}

function startOf({ start }: DraftItem, { days }: Agenda): number | null {
  const time = timeFrom(start?.time ?? "");
  const day = days.find(({ key }) => key === start?.day) ?? days[0];
  return time === null ? null : wallMinutes(day?.date ?? "", time);
}

function endOf(item: DraftItem, start: number | null): number | null {
  const minutes = minutesOf(item);
  return start === null || minutes === null ? null : start + minutes;
}

function orderWarning(start: number, before: number | null, due: number | null): TimeWarning | null {
  if (before !== null && start < before) return { kind: "backwards" };
  return due !== null && start < due ? { kind: "overlap", minutes: due - start } : null;
}

function lateWarning(start: number, { days }: Agenda): TimeWarning | null {
  const day = days.find(({ date }) => date === dateOf(start));
  const until = timeFrom(day?.to ?? "");
  const end = day === undefined || until === null ? null : wallMinutes(day.date, until);
  return end !== null && until !== null && start >= end ? { kind: "late", until } : null;
}
