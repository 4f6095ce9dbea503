import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card, CardOf } from "../../../../shared/cards/index.ts";
import type { Cue } from "../../../../shared/rundown/plan.ts";
import { millis } from "../../../../shared/time.ts";
import { forecast, type ItemTiming } from "../../../../shared/timeline/forecast.ts";
import type { ProgrammeItem } from "../../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { aRecord, at, taken } from "../../../support/ledger-builders.ts";

const MINUTE = 60_000;
const ten = Date.parse("2026-01-30T10:00:00Z");
const clock = (minutes: number, seconds = 0) => at(ten + minutes * MINUTE + seconds * 1000);

const agenda = (name: string, more: Partial<CardOf<"agenda">> = {}): CardOf<"agenda"> => ({
  kind: "agenda",
  id: `chapter-${name}`,
  title: `Пункт ${name}`,
  itemId: `item-${name}`,
  ...more,
});
const cueOf = (card: Card, more: Partial<Cue> = {}): Cue => ({ id: `cue-${card.id}`, card, ...more });
const line = (name: string, more: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  id: `item-${name}`,
  title: `Пункт ${name}`,
  ...more,
});

/** Three items: 10:00 for 15 min, 10:15 for 35 min, 10:50 for 30 min. */
const programme = [
  line("a", { startsAt: clock(0), minutes: 15 }),
  line("b", { minutes: 35 }),
  line("c", { minutes: 30 }),
];
const names = ["a", "b", "c"];
const cues = names.map((name) => cueOf(agenda(name)));

function meeting(
  begun: readonly (readonly [minutes: number, card: Card])[],
  more: Partial<MeetingRecord> = {},
): MeetingRecord {
  const record = aRecord(...begun.map(([minutes, card]) => [ten + minutes * MINUTE, taken(card)] as const));
  return { ...record, openedAt: clock(-5), programme, about: { language: "ru", timeZone: "UTC", days: [] }, ...more };
}

const of = (items: readonly ItemTiming[], name: string) => items.find(({ cueId }) => cueId === `cue-chapter-${name}`);
const inMinutes = (from: number | null | undefined) => (from == null ? null : (from - ten) / MINUTE);

describe("what was and what is on", () => {
  test("[RD2] an item over is told with its start, its length and how far it was from its plan", () => {
    const { items } = forecast(
      meeting([
        [0, agenda("a")],
        [14, agenda("b")],
      ]),
      cues,
      clock(20),
    );

    expect(of(items, "a")).toMatchObject({ state: "done", from: clock(0), spent: 14 * MINUTE, over: -MINUTE });
  });

  test("[RD5] what is on ends when its planned length is over", () => {
    const { current } = forecast(
      meeting([
        [0, agenda("a")],
        [14, agenda("b")],
      ]),
      cues,
      clock(20),
    );

    expect(current).toMatchObject({ state: "now", spent: 6 * MINUTE, over: null, forecastTo: clock(49) });
  });

  test("[RD5] beyond its planned length it ends now at the earliest, and is over by the rest", () => {
    const { current } = forecast(meeting([[0, agenda("a")]]), cues, clock(19));

    expect(current).toMatchObject({ forecastTo: clock(19), over: 4 * MINUTE });
  });

  test("[RD7] an item that the meeting came back to counts both times", () => {
    const record = meeting([
      [0, agenda("a")],
      [10, agenda("b")],
      [20, agenda("a")],
    ]);
    const { current, items } = forecast(record, cues, clock(23));

    expect(current).toMatchObject({ cueId: "cue-chapter-a", from: clock(0), spent: 13 * MINUTE });
    expect(of(items, "b")).toMatchObject({ state: "done", spent: 10 * MINUTE });
  });

  test("[RD2] an item that a later one overtook is passed over", () => {
    const { items } = forecast(
      meeting([
        [0, agenda("a")],
        [10, agenda("c")],
      ]),
      cues,
      clock(23),
    );

    expect(of(items, "b")).toMatchObject({ state: "passed", forecastFrom: null });
  });

  test("[RD2] after the end nothing is ahead, and the lag is the end's", () => {
    const record = meeting(
      [
        [0, agenda("a")],
        [20, agenda("b")],
      ],
      { phase: "closed", closedAt: clock(100) },
    );
    const { items, forecastEnd, lag } = forecast(record, cues, clock(200));

    expect(items.map(({ state }) => state)).toEqual(["done", "done", "passed"]);
    expect([forecastEnd, lag]).toEqual([clock(100), 20 * MINUTE]);
  });
});

describe("what is ahead", () => {
  test("[RD6] a meeting that began late shifts all that follows", () => {
    const { items, lag, plannedEnd, forecastEnd } = forecast(meeting([[7, agenda("a")]]), cues, clock(8));

    expect(items.map(({ forecastFrom }) => inMinutes(forecastFrom))).toEqual([null, 22, 57]);
    expect([lag, plannedEnd, forecastEnd]).toEqual([7 * MINUTE, clock(80), clock(87)]);
  });

  test("[RD6] an item that ends early lets the next one begin early", () => {
    const { items, lag } = forecast(
      meeting([
        [0, agenda("a")],
        [5, agenda("b")],
      ]),
      cues,
      clock(6),
    );

    expect([inMinutes(of(items, "c")?.forecastFrom), lag]).toEqual([40, -10 * MINUTE]);
  });

  test("[RD6] a gap in the plan makes up for lost time, and the lag tells of it all the same", () => {
    const withGap = [...programme.slice(0, 2), line("c", { startsAt: clock(60), minutes: 30 })];
    const { items, forecastEnd, lag } = forecast(meeting([[4, agenda("a")]], { programme: withGap }), cues, clock(5));

    expect([inMinutes(of(items, "c")?.forecastFrom), forecastEnd, lag]).toEqual([60, clock(90), 4 * MINUTE]);
  });

  test("[RD6] a skipped item takes no time", () => {
    const skipped = cues.map((cue) => (cue.card.id === "chapter-b" ? { ...cue, isSkipped: true } : cue));
    const { items, next, lag } = forecast(meeting([[0, agenda("a")]]), skipped, clock(5));

    expect(of(items, "b")).toMatchObject({ state: "skipped", forecastFrom: null });
    expect(next).toMatchObject({ cueId: "cue-chapter-c", forecastFrom: clock(15) });
    expect(lag).toBe(-35 * MINUTE);
  });

  test("[RD1] items are run in the rundown's order, not the programme's", () => {
    const [a, b, c] = cues as [Cue, Cue, Cue];
    const { items, lag } = forecast(meeting([[0, agenda("a")]]), [a, c, b], clock(5));

    expect(items.map(({ cueId, forecastFrom }) => [cueId.slice(-1), inMinutes(forecastFrom)])).toEqual([
      ["a", null],
      ["c", 15],
      ["b", 45],
    ]);
    expect(lag).toBe(0);
  });

  test("[RD1] an item of the programme that has no card keeps its time", () => {
    const [a, , c] = cues as [Cue, Cue, Cue];
    const { items } = forecast(meeting([[0, agenda("a")]]), [a, c], clock(5));

    expect(inMinutes(of(items, "c")?.forecastFrom)).toBe(50);
  });

  test("[RD8] a break card begins the break that the programme has next", () => {
    const [a, , c] = cues as [Cue, Cue, Cue];
    const withBreak = [programme[0], line("b", { title: "Перерыв", minutes: 35 }), programme[2]].flatMap(
      (item) => item ?? [],
    );
    const pause: Card = { kind: "break", id: "break-001", reason: "Перерыв до 10:50" };
    const record = meeting(
      [
        [0, agenda("a")],
        [20, pause],
      ],
      { programme: withBreak },
    );
    const { items, lag } = forecast(record, [a, c], clock(30));

    expect(of(items, "a")).toMatchObject({ state: "done", spent: 20 * MINUTE });
    expect([inMinutes(of(items, "c")?.forecastFrom), lag]).toEqual([55, 5 * MINUTE]);
  });

  test("[RD5] before the first item the meeting is late from its planned beginning on", () => {
    expect(forecast(meeting([]), cues, clock(-30)).lag).toBe(0);
    expect(forecast(meeting([]), cues, clock(6)).lag).toBe(6 * MINUTE);
    expect(forecast(meeting([]), cues, clock(6)).next).toMatchObject({ forecastFrom: clock(6) });
  });

  test("[RD3] an agenda card's own minutes go before the programme's", () => {
    const longer = cues.map((cue) =>
      cue.card.kind === "agenda" && cue.card.id === "chapter-b" ? { ...cue, card: { ...cue.card, minutes: 45 } } : cue,
    );
    const { items } = forecast(meeting([[0, agenda("a")]]), longer, clock(5));

    expect(inMinutes(of(items, "c")?.forecastFrom)).toBe(60);
  });
});

describe("what nobody has said", () => {
  test("[RD3] an item without minutes lasts until the next known moment", () => {
    const open = [line("a", { startsAt: clock(0) }), line("b", { startsAt: clock(40), minutes: 10 })];
    const { items } = forecast(meeting([], { programme: open }), cues.slice(0, 2), clock(-5));

    expect(of(items, "a")).toMatchObject({ plannedLength: 40 * MINUTE });
  });

  test("[RD4] several without minutes share the time: forecast so, not printed as the plan", () => {
    const open = [line("a", { startsAt: clock(0) }), line("b"), line("c", { startsAt: clock(40) })];
    const { items } = forecast(meeting([[2, agenda("a")]], { programme: open }), cues, clock(3));

    expect(of(items, "b")).toMatchObject({ plannedLength: null, forecastFrom: clock(22) });
    expect(of(items, "c")).toMatchObject({ forecastFrom: clock(42), forecastTo: null });
  });

  test("[RD4] without any times nothing is forecast", () => {
    const bare = names.map((name) => line(name));
    const timing = forecast(meeting([[0, agenda("a")]], { programme: bare }), cues, clock(3));

    expect([timing.lag, timing.plannedEnd, timing.forecastEnd]).toEqual([null, null, null]);
    expect(timing.current).toMatchObject({ spent: 3 * MINUTE, forecastTo: null });
    expect(timing.next).toMatchObject({ cueId: "cue-chapter-b", forecastFrom: null });
  });
});

describe("days", () => {
  const DAY = 24 * 60 * MINUTE;
  const twoDays = [line("a", { startsAt: clock(0), minutes: 15 }), line("b", { startsAt: at(ten + DAY), minutes: 35 })];

  test("[RD9] the forecast is of one day", () => {
    const { items, plannedEnd } = forecast(meeting([[3, agenda("a")]], { programme: twoDays }), cues, clock(5));

    expect(plannedEnd).toBe(clock(15));
    expect(of(items, "b")).toMatchObject({ state: "ahead", plannedFrom: at(ten + DAY), forecastFrom: null });
  });

  test("[RD9] yesterday's last item, left standing overnight, is not on", () => {
    const record = meeting([[3, agenda("a")]], { programme: twoDays });
    const { current, next, lag, items } = forecast(record, cues.slice(0, 2), at(ten + DAY + 2 * MINUTE));

    expect(current).toBeNull();
    expect(of(items, "a")).toMatchObject({ state: "done", spent: null, over: null });
    expect([next?.cueId, lag]).toEqual(["cue-chapter-b", 2 * MINUTE]);
  });

  test("[RD10] a plan of another day that is run today moves as a whole", () => {
    const late = 40 * DAY;
    const record = meeting([[late / MINUTE, agenda("a")]], { openedAt: at(ten + late) });
    const { items, lag } = forecast(record, cues, at(ten + late + MINUTE));

    expect(lag).toBe(0);
    expect(of(items, "b")).toMatchObject({ plannedFrom: at(ten + late + 15 * MINUTE) });
  });
});

test("[RD7] round the clock, only this time round counts", () => {
  const record = meeting(
    [
      [0, agenda("a")],
      [10, agenda("b")],
      [20, agenda("c")],
      [30, agenda("a")],
    ],
    {
      keepFor: millis(3_600_000),
    },
  );
  const { items } = forecast(record, cues, clock(31));

  expect(items.map(({ state, spent }) => [state, spent])).toEqual([
    ["now", MINUTE],
    ["next", null],
    ["ahead", null],
  ]);
});

describe("whatever happens", () => {
  const aRun = fc.record({
    minutes: fc.array(fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }), { minLength: 1, maxLength: 8 }),
    starts: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    skipped: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    taken: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.nat({ max: 7 })), { maxLength: 10 }),
    now: fc.integer({ min: -60, max: 500 }),
  });
  const runOf = ({ minutes, starts, skipped, taken: takes, now }: Run) => {
    let planned = 0;
    const lines = minutes.map((long, index) => {
      const startsAt = index === 0 || starts[index] ? clock(planned) : undefined;
      planned += long ?? 20;
      return line(`${index}`, { ...(startsAt === undefined ? {} : { startsAt }), minutes: long });
    });
    const cards = minutes.map((_, index) => agenda(`${index}`));
    let begun = 0;
    const happened = takes.flatMap(([after, index]): [number, Card][] => {
      begun += after;
      const card = cards[index % cards.length];
      return card === undefined ? [] : [[begun, card]];
    });
    const marked = cards.map((card, index) => cueOf(card, skipped[index] ? { isSkipped: true } : {}));
    const record = meeting(happened, { programme: lines });
    return { timing: forecast(record, marked, clock(now)), at: clock(now), count: cards.length };
  };
  interface Run {
    readonly minutes: readonly (number | undefined)[];
    readonly starts: readonly boolean[];
    readonly skipped: readonly boolean[];
    readonly taken: readonly (readonly [number, number])[];
    readonly now: number;
  }

  test("[RD6] nothing ahead is forecast before now, and what follows never before what precedes it", () => {
    fc.assert(
      fc.property(aRun, (run) => {
        const { timing, at: now, count } = runOf(run);
        expect(timing.items).toHaveLength(count);
        let least: number = now;
        for (const { state, forecastFrom, forecastTo } of timing.items) {
          if (state !== "next" && state !== "ahead") continue;
          if (forecastFrom !== null) expect(forecastFrom).toBeGreaterThanOrEqual(least);
          if (forecastFrom !== null && forecastTo !== null) expect(forecastTo).toBeGreaterThanOrEqual(forecastFrom);
          least = forecastTo ?? forecastFrom ?? least;
        }
        if (timing.forecastEnd !== null && timing.next !== null) expect(timing.forecastEnd).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  test("[RD2] at most one item is on and one is next; what has not begun has no actual times", () => {
    fc.assert(
      fc.property(aRun, (run) => {
        const { timing } = runOf(run);
        const count = (state: ItemTiming["state"]) => timing.items.filter((item) => item.state === state).length;
        expect(count("now")).toBeLessThanOrEqual(1);
        expect(count("next")).toBeLessThanOrEqual(1);
        for (const { state, from } of timing.items) expect(from !== null).toBe(state === "now" || state === "done");
      }),
    );
  });

  test("[RD2] the time that items were on adds up to the time since the first began", () => {
    fc.assert(
      fc.property(aRun, (run) => {
        const { timing, at: now } = runOf(run);
        const begun = timing.items.flatMap(({ from }) => from ?? []);
        const spent = timing.items.reduce((sum, item) => sum + (item.spent ?? 0), 0);
        expect(spent).toBe(begun.length === 0 ? 0 : now - Math.min(...begun));
      }),
    );
  });
});
