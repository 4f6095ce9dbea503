/** The day's chapters as parts of the ruler: what was, where it was; what is ahead, where it is to be expected. Pure. Rules RL10–RL16. */
import { later, type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { dayEnd, dayStart, zoneOf } from "../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { localTime } from "../../../shared/zone.ts";
import type { ProgramWindow } from "../../player/engine.ts";
import type { RulerPart } from "../../player/ruler/ruler-part.ts";
import { type Chapter, chaptersOf } from "./chapters.ts";

export interface RulerAgenda {
  readonly parts: readonly RulerPart[];
  /** What the ruler is to show at least; `null`: as much as there is picture. */
  readonly span: ProgramWindow | null;
  /** Items of the whole programme. */
  readonly total: number;
}

/** A plan that is further off than this is of another day: the meeting was moved and the plan was not. */
const FAR_OFF = 12 * 3_600_000;
/** Of what was on air before the planned beginning, the ruler shows so much. */
const LEAD = millis(-15 * 60_000);
/** Where nobody has said how long an item is and nothing follows it. */
const NOMINAL = millis(15 * 60_000);

/** Whether there is an agenda to draw. Without one the player's own seek bar is the better ruler. */
export function hasAgenda(record: MeetingRecord, isReplay: boolean): boolean {
  const chapters = chaptersOf(record, { until: endOfTime });
  return chapters.some(({ from, plannedFrom }) => from !== null || (plannedFrom !== null && !isReplay));
}

/** What was recorded: chapters by their actual starts. */
export function replayAgenda(record: MeetingRecord): RulerAgenda {
  const begun = begunOf(chaptersOf(record, { until: endOfTime }));
  const parts = begun.map((chapter) => happenedPart(chapter, chapter.to ?? endOfTime, "past"));
  return { parts, span: null, total: record.programme.length };
}

/** @param now the live edge; `null`: the meeting has not begun for this reader */
export function meetingAgenda(record: MeetingRecord, now: ProgramTime | null): RulerAgenda {
  const until = now ?? beginningOfTime;
  const chapters = chaptersOf(record, { until });
  const zone = zoneOf(record.about);
  const day = dayOf(chapters, now === null ? null : localTime(now, zone).date);
  const ofDay = chapters.filter((chapter) => chapter.day === null || chapter.day === day);
  const begun = begunOf(chapters.filter((chapter) => chapter.day === day || chapter.state === "now"));
  const parts = begun.length === 0 ? byPlan(ofDay, record, now) : forecast(begun, ofDay, until);
  const isClosed = record.closedAt !== null && record.closedAt <= until;
  const planned = {
    from: dayStart(record.about.days, day, zone),
    to: isClosed ? record.closedAt : dayEnd(record.about.days, day, zone),
  };
  return { parts, span: spanOf(parts, record, planned, now), total: record.programme.length };
}

const beginningOfTime = programTime(0);
const endOfTime = programTime(Number.MAX_SAFE_INTEGER);

const begunOf = (chapters: readonly Chapter[]): readonly Begun[] =>
  chapters.filter(hasBegun).sort((one, other) => one.from - other.from);

type Begun = Chapter & { readonly from: ProgramTime };
const hasBegun = (chapter: Chapter): chapter is Begun => chapter.from !== null;

/** The day that is on, else the planned one that comes next, else the last. */
function dayOf(chapters: readonly Chapter[], today: string | null): string | null {
  const on = chapters.find(({ state }) => state === "now")?.day;
  const planned = [...new Set(chapters.flatMap(({ day }) => (day === null ? [] : [day])))].sort();
  return on ?? planned.find((day) => today === null || day >= today) ?? planned.at(-1) ?? null;
}

/** No card has said what is on: the plan as it stands, moved as a whole where the meeting was. */
function byPlan(
  chapters: readonly Chapter[],
  { openedAt }: MeetingRecord,
  now: ProgramTime | null,
): readonly RulerPart[] {
  const first = chapters.find(({ plannedFrom }) => plannedFrom !== null)?.plannedFrom ?? null;
  const moved = now === null || openedAt === null || first === null ? 0 : farOff(openedAt - first);
  return chapters.flatMap(({ number, title, plannedFrom, plannedTo }) => {
    if (plannedFrom === null) return [];
    const from = later(plannedFrom, millis(moved));
    const to = later(plannedTo ?? later(plannedFrom, NOMINAL), millis(moved));
    const state = now === null || now < from ? "next" : now < to ? "now" : "past";
    return [{ number, title, from, to, state, ...(now === null ? {} : { isByPlan: true }) } as const];
  });
}

/** What is ahead begins when what is on is over, or at its planned time after a break in the plan. */
function forecast(begun: readonly Begun[], chapters: readonly Chapter[], now: ProgramTime): readonly RulerPart[] {
  const last = begun.at(-1);
  const anchor = begun.findLast(({ plannedFrom }) => plannedFrom !== null);
  const moved = anchor?.plannedFrom == null ? 0 : farOff(anchor.from - anchor.plannedFrom);
  const parts = begun.map((chapter): RulerPart => {
    if (chapter.to !== null) return happenedPart(chapter, chapter.to, "past");
    const expected = later(chapter.from, lengthOf(chapter) ?? millis(0));
    return happenedPart(chapter, laterOf(expected, now), "now");
  });
  let end = laterOf(parts.at(-1)?.to ?? now, now);
  let planned = last?.plannedTo ?? null;
  for (const { number, title, plannedFrom, plannedTo, state, ...chapter } of chapters) {
    if (state !== "next" || chapter.from !== null || plannedFrom === null) continue;
    const isAfterBreak = planned === null || plannedFrom > planned;
    const from = isAfterBreak ? laterOf(end, later(plannedFrom, millis(moved))) : end;
    end = later(from, lengthOf({ plannedFrom, plannedTo }) ?? NOMINAL);
    planned = plannedTo;
    parts.push({ number, title, from, to: end, state: "next" });
  }
  return parts;
}

/** From the planned beginning to the planned end, or the actual ones; what was long before the beginning is left out. */
function spanOf(
  parts: readonly RulerPart[],
  { openedAt }: MeetingRecord,
  planned: { readonly from: ProgramTime | null; readonly to: ProgramTime | null },
  now: ProgramTime | null,
): ProgramWindow | null {
  const [first, last] = [parts[0]?.from ?? planned.from, parts.at(-1)?.to ?? planned.to];
  if (first === undefined || first === null || last === undefined || last === null) return null;
  const plannedFrom = planned.from !== null && isNear(planned.from, first) ? planned.from : first;
  const isEarly = now !== null && now < plannedFrom;
  const begun = now === null || openedAt === null || !isNear(openedAt, first) ? plannedFrom : openedAt;
  const from = isEarly ? begun : laterOf(begun, later(plannedFrom, LEAD));
  const to = planned.to !== null && isNear(planned.to, last) ? laterOf(last, planned.to) : last;
  return { from: programTime(Math.min(from, first)), to };
}

const happenedPart = ({ number, title, from }: Begun, to: ProgramTime, state: "past" | "now"): RulerPart => ({
  number,
  title,
  from,
  to,
  state,
});

const lengthOf = ({ plannedFrom, plannedTo }: Pick<Chapter, "plannedFrom" | "plannedTo">): Millis | null =>
  plannedFrom === null || plannedTo === null ? null : millis(plannedTo - plannedFrom);

const laterOf = (one: ProgramTime, other: ProgramTime): ProgramTime => (one > other ? one : other);
const isNear = (one: number, other: number): boolean => Math.abs(one - other) < FAR_OFF;
const farOff = (by: number): number => (Math.abs(by) < FAR_OFF ? 0 : by);
