import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClockNow, clockSchedule, dueNow, nextDue } from "../../../../shared/rundown/clock-schedule.ts";
import type { Cue } from "../../../../shared/rundown/plan.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import { nothingAbout, type ProgrammeItem } from "../../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { fold } from "../../../../shared/timeline/reduce.ts";
import { aFigure, aRecord, aSlide, aSpeaker, at, recorded, taken } from "../../../support/ledger-builders.ts";

const noon = Date.UTC(2026, 0, 30, 12);
const minute = 60_000;

const agenda = (number: number, more: Partial<Cue> = {}): Cue => ({
  id: `item-cue-${number}`,
  card: { kind: "agenda", id: `item-card-${number}`, title: `Пункт ${number}`, itemId: `item-000${number}` },
  ...more,
});
const slide = (name: string, afterMs: number | null, more: Partial<Cue> = {}): Cue => ({
  id: `cue-of-${name}`,
  card: aSlide({ id: `slide-${name}` }),
  afterMs,
  ...more,
});
const speaker = (name: string, afterMs: number | null): Cue => ({
  id: `cue-of-${name}`,
  card: aSpeaker({ id: `speaker-${name}` }),
  afterMs,
});

/** Items that begin so many minutes after noon. */
const starting = (...minutes: readonly number[]): readonly ProgrammeItem[] =>
  minutes.map((after, index) => ({
    id: `item-000${index + 1}`,
    title: `Пункт ${index + 1}`,
    startsAt: at(noon + after * minute),
  }));

const scheduled = (cues: readonly Cue[], programme = starting(0, 10), beginAt: ProgramTime | null = null) =>
  clockSchedule({ cues, programme, about: nothingAbout, beginAt });
const told = (schedule: ReturnType<typeof scheduled>) => schedule.map((due) => [due.cue.id, (due.at - noon) / minute]);

describe("[SH10] what the clock takes", () => {
  test("an item at its planned start, its timed cues so much later, untimed ones never", () => {
    const cues = [
      slide("before", 0),
      agenda(1),
      slide("late", 3 * minute),
      slide("early", minute),
      slide("hand", null),
      agenda(2),
    ];
    expect(told(scheduled(cues))).toEqual([
      ["item-cue-1", 0],
      ["cue-of-early", 1],
      ["cue-of-late", 3],
      ["item-cue-2", 10],
    ]);
  });

  test("nothing of a skipped item, and no skipped cue", () => {
    const cues = [
      agenda(1, { isSkipped: true }),
      slide("a", 0),
      agenda(2),
      slide("b", minute, { isSkipped: true }),
      slide("c", 2 * minute),
    ];
    expect(told(scheduled(cues))).toEqual([
      ["item-cue-2", 10],
      ["cue-of-c", 12],
    ]);
  });

  test("an item's cues end with it, whatever was written into them", () => {
    expect(told(scheduled([agenda(1), slide("late", 10 * minute), agenda(2)])).map(([id]) => id)).toEqual([
      "item-cue-1",
      "item-cue-2",
    ]);
  });

  test("items in the order of their times, where the rundown has another", () => {
    expect(told(scheduled([agenda(2), slide("b", minute), agenda(1), slide("a", minute)])).map(([id]) => id)).toEqual([
      "item-cue-1",
      "cue-of-a",
      "item-cue-2",
      "cue-of-b",
    ]);
  });

  test("only what is a moment: a time of day counts by the meeting's zone, and not without one", () => {
    const programme = [{ id: "item-0001", title: "Пункт", time: "12:00" }];
    const about = { ...nothingAbout, days: [{ date: "2026-01-30", from: "11:00" }] };
    const by = (timeZone: string | undefined) =>
      clockSchedule({ cues: [agenda(1)], programme, about: { ...about, timeZone }, beginAt: null });
    expect([by(undefined), told(by("UTC"))]).toEqual([[], [["item-cue-1", 0]]]);
  });

  test("[SH14] in a rehearsal the plan begins at the press", () => {
    const begun = scheduled([agenda(1), slide("a", minute), agenda(2)], starting(0, 10), at(noon + 500 * minute));
    expect(told(begun).map(([, after]) => after)).toEqual([500, 501, 510]);
    expect(nextDue(begun, at(noon + 500 * minute))?.cue.id).toBe("cue-of-a");
  });
});

const openAt = (utcMs: number, ...events: readonly (readonly [number, TimelineEvent])[]): MeetingRecord => ({
  ...aRecord(...events),
  openedAt: at(utcMs),
});
const dueIds = (now: Omit<ClockNow, "since" | "now"> & { readonly since: number; readonly now: number }) =>
  dueNow({ ...now, since: at(now.since), now: at(now.now) }).map(({ cue }) => cue.id);

describe("[SH11] what is due now", () => {
  const cues = [agenda(1), slide("a", 0), speaker("b", minute), slide("c", 2 * minute), agenda(2)];
  const schedule = scheduled(cues);

  test("nothing before its moment, and nothing while the meeting is not open", () => {
    const record = openAt(noon - minute);
    expect(dueIds({ schedule, record, since: 0, now: noon - 1 })).toEqual([]);
    expect(dueIds({ schedule, record, since: 0, now: noon + minute - 1 })).toEqual(["item-cue-1", "cue-of-a"]);
    expect(dueIds({ schedule, record: { ...record, phase: "planned" }, since: 0, now: noon })).toEqual([]);
  });

  test("the last of each layer after the house was down, of the item that is due", () => {
    const record = openAt(noon - minute);
    expect(dueIds({ schedule, record, since: 0, now: noon + 3 * minute })).toEqual([
      "item-cue-1",
      "cue-of-b",
      "cue-of-c",
    ]);
    expect(dueIds({ schedule, record, since: 0, now: noon + 11 * minute })).toEqual(["item-cue-2"]);
  });

  test("a meeting opened late with its clock on begins with what is due then", () => {
    const record = openAt(noon + minute / 2);
    expect(dueIds({ schedule, record, since: noon - minute, now: noon + minute / 2 })).toEqual([
      "item-cue-1",
      "cue-of-a",
    ]);
  });

  test("[SH12] switched on in the middle it takes nothing at once, and goes on from the next moment", () => {
    const onAir = agenda(1).card;
    const record = openAt(noon - minute, [noon - 100, taken(onAir)]);
    const since = noon + minute / 2;
    expect(dueIds({ schedule, record, since, now: since })).toEqual([]);
    expect(dueIds({ schedule, record, since, now: noon + minute })).toEqual(["cue-of-b"]);
  });

  test("[SH12] switched on while no item is on, the due one begins and the picture is left alone", () => {
    const record = openAt(noon - minute, [noon - 100, taken(aFigure())]);
    expect(dueIds({ schedule, record, since: noon + minute, now: noon + minute })).toEqual(["item-cue-1", "cue-of-b"]);
    expect(dueIds({ schedule, record, since: noon + minute + 1, now: noon + minute + 1 })).toEqual(["item-cue-1"]);
  });

  test("what this run took is not taken again when the plan is edited under it", () => {
    const record = openAt(noon - minute, [noon, taken(agenda(1).card)], [noon, taken(slide("a", 0).card)]);
    const edited = scheduled([agenda(1), slide("a", minute), agenda(2)], starting(1, 10));
    expect(dueIds({ schedule: edited, record, since: 0, now: noon + 3 * minute })).toEqual([]);
  });
});

/** Plays a plan to its end with looks at these moments, as the house does. */
function played(cues: readonly Cue[], programme: readonly ProgrammeItem[], looks: readonly number[]) {
  const schedule = scheduled(cues, programme);
  let record = openAt(noon - minute);
  const takes: { readonly id: string; readonly at: number }[] = [];
  for (const now of looks.map((after) => at(noon + after))) {
    for (const { cue } of dueNow({ schedule, since: at(0), record, now })) {
      takes.push({ id: cue.id, at: now });
      record = fold(record, recorded([[now, taken(cue.card)]], 100 + takes.length));
    }
  }
  return { schedule, takes };
}

const anyRundown = fc
  .array(
    fc.record({
      starts: fc.integer({ min: 0, max: 40 }),
      after: fc.array(fc.option(fc.integer({ min: 0, max: 20 * minute })), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((items) => ({
    programme: starting(...items.map(({ starts }) => starts)),
    cues: items.flatMap(({ after }, index) => [
      agenda(index + 1),
      ...after.map((ms, place) => (place % 2 === 0 ? slide : speaker)(`${index}-${place}`, ms)),
    ]),
  }));
const anyLooks = fc
  .array(fc.integer({ min: -minute, max: 70 * minute }), { minLength: 1, maxLength: 80 })
  .map((looks) => looks.toSorted((one, other) => one - other));

test("[SH10] no cue twice, none early, each item's in order, whatever the plan and however seldom the house looks", () => {
  fc.assert(
    fc.property(anyRundown, anyLooks, ({ cues, programme }, looks) => {
      const { schedule, takes } = played(cues, programme, looks);
      const dueAt = new Map(schedule.map((due) => [due.cue.id, due.at]));
      expect(new Set(takes.map(({ id }) => id)).size).toBe(takes.length);
      for (const take of takes) expect(take.at).toBeGreaterThanOrEqual(dueAt.get(take.id) ?? Number.POSITIVE_INFINITY);
      const moments = takes.map(({ id }) => dueAt.get(id) ?? 0);
      expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    }),
    { numRuns: 300 },
  );
});

test("[SH10] a house that looks at each moment takes every cue but those replaced in the same moment", () => {
  fc.assert(
    fc.property(anyRundown, ({ cues, programme }) => {
      const moments = scheduled(cues, programme).map((due) => due.at - noon);
      const { schedule, takes } = played(cues, programme, moments);
      const replaced = schedule.filter((one, index) =>
        schedule.slice(index + 1).some((next) => next.at === one.at && next.layer === one.layer),
      );
      expect(takes.length).toBe(schedule.length - replaced.length);
    }),
    { numRuns: 200 },
  );
});
