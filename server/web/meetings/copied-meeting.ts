import type { Card } from "../../../shared/cards/index.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { localTime, momentIn } from "../../../shared/zone.ts";

const DAY = 86_400_000;
type Planned = Pick<MeetingRecord, "about" | "programme">;

export interface CopyWishes {
  /** Absent: the copy has none. A hashtag is one meeting's alone. */
  readonly hashtag?: string | undefined;
  /** `2027-01-29`: the day that the first day becomes. Absent: the copy has times of day and no days. */
  readonly firstDay?: string | undefined;
  /** Fresh ids of `idPattern`. */
  readonly newId: () => string;
}

export interface CopiedMeeting {
  readonly about: MeetingAbout;
  readonly programme: readonly ProgrammeItem[];
  readonly cues: readonly Cue[];
}

/** A meeting's plan and cards as those of another meeting: own ids, other days, the same times of day (MT12–MT14). */
export function copiedMeeting(from: Planned, cues: readonly Cue[], wishes: CopyWishes): CopiedMeeting {
  const { hashtag, firstDay, newId } = wishes;
  const { hashtag: _theirs, ...kept } = from.about;
  const shift = firstDay === undefined ? null : daysBetween(firstDayOf(from) ?? firstDay, firstDay);
  const ids = new Map(from.programme.map(({ id }) => [id, newId()] as const));
  return {
    about: {
      ...kept,
      ...(hashtag === undefined ? {} : { hashtag }),
      days: shift === null ? [] : from.about.days.map((day) => ({ ...day, date: movedDay(day.date, shift) })),
    },
    programme: from.programme.map((item) => ({
      ...moved(item, shift, from.about.timeZone),
      id: ids.get(item.id) ?? newId(),
    })),
    cues: cues.map(({ card, revision: _revision, ...cue }) => ({
      ...cue,
      id: newId(),
      card: copiedCard(card, ids, newId),
    })),
  };
}

/** Of a meeting without days: the day of its first item. */
function firstDayOf({ about: { days, timeZone }, programme }: Planned): string | null {
  const startsAt = programme.find((item) => item.startsAt !== undefined)?.startsAt;
  return days[0]?.date ?? (startsAt === undefined ? null : localTime(startsAt, timeZone ?? "UTC").date);
}

function moved(item: ProgrammeItem, shift: number | null, timeZone = "UTC"): ProgrammeItem {
  const { startsAt, ...rest } = item;
  if (startsAt === undefined || shift === null) return rest;
  return { ...rest, startsAt: movedMoment(startsAt, shift, timeZone) };
}

/** By the clock on the wall: half past ten stays half past ten across a change of summer time. */
function movedMoment(at: ProgramTime, shift: number, timeZone: string): ProgramTime {
  const { date, time } = localTime(at, timeZone);
  const withinMinute = at - Math.floor(at / 60_000) * 60_000;
  return programTime(momentIn({ date: movedDay(date, shift), time }, timeZone) + withinMinute);
}

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);
const movedDay = (date: string, shift: number): string =>
  new Date((dayNumber(date) + shift) * DAY).toISOString().slice(0, 10);

function copiedCard(card: Card, ids: ReadonlyMap<string | undefined, string>, newId: () => string): Card {
  const id = newId();
  if (card.kind !== "agenda" || card.itemId === undefined) return { ...card, id };
  const { itemId, ...rest } = card;
  const copiedItem = ids.get(itemId);
  // Of an item that is in the programme no more: a chapter without its place.
  return copiedItem === undefined ? { ...rest, id } : { ...rest, id, itemId: copiedItem };
}
