import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chapter, chaptersOf, currentChapter } from "../../../../client/pages/viewer/chapters.ts";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { later, millis, type ProgramTime, programTime } from "../../../../shared/time.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";

/** 10:30 of the first day, in the hall. */
const start = programTime(Date.parse("2026-01-30T05:30:00Z"));
const afterMinutes = (minutes: number): ProgramTime => later(start, millis(minutes * 60_000));
const about: MeetingAbout = {
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:30", to: "13:00" }],
};

const anItem = (id: string, parts: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  id,
  title: `Пункт ${id}`,
  ...parts,
});
const aCard = (parts: Partial<CardOf<"agenda">> = {}): CardOf<"agenda"> => ({
  kind: "agenda",
  id: `card-${parts.itemId ?? parts.number ?? parts.title}`,
  title: "Без названия",
  ...parts,
});

interface Told {
  readonly programme?: readonly ProgrammeItem[];
  readonly about?: MeetingAbout;
  readonly closedAt?: ProgramTime;
}

/** Cards on the chapter layer one after another, each from so many minutes after the start. */
function aMeeting(told: Told, ...cards: readonly (readonly [number, CardOf<"agenda">])[]): MeetingRecord {
  const showings = cards.map(([minute, card], index) => {
    const next = cards[index + 1]?.[0];
    const until = next === undefined ? null : afterMinutes(next);
    return { seq: index + 3, card, layer: "chapter" as const, from: afterMinutes(minute), until };
  });
  return { ...emptyRecord, phase: "open", openedAt: start, about, ...told, showings, closedAt: told.closedAt ?? null };
}

const minutesOf = (at: ProgramTime | null) => (at === null ? null : (at - start) / 60_000);
const planOf = (chapters: readonly Chapter[]) =>
  chapters.map(({ plannedFrom, plannedTo }) => [minutesOf(plannedFrom), minutesOf(plannedTo)]);
const actsOf = (chapters: readonly Chapter[]) =>
  chapters.map(({ number, from, to, state }) => [number, minutesOf(from), minutesOf(to), state]);
const atTheEnd = { until: programTime(Number.MAX_SAFE_INTEGER) };

describe("[RL1] an item's planned time", () => {
  test("is its start and length", () => {
    const programme = [anItem("a", { startsAt: start, minutes: 15 })];
    expect(planOf(chaptersOf(aMeeting({ programme }), atTheEnd))).toEqual([[0, 15]]);
  });

  test("ends when the next item begins, or the day ends", () => {
    const programme = [anItem("a", { startsAt: start }), anItem("b", { startsAt: afterMinutes(50) })];
    expect(planOf(chaptersOf(aMeeting({ programme }), atTheEnd))).toEqual([
      [0, 50],
      [50, 150],
    ]);
  });

  test("never reaches into the next item's", () => {
    const programme = [
      anItem("a", { startsAt: start, minutes: 90 }),
      anItem("b", { startsAt: afterMinutes(50), minutes: 10 }),
    ];
    expect(planOf(chaptersOf(aMeeting({ programme }), atTheEnd))).toEqual([
      [0, 50],
      [50, 60],
    ]);
  });

  test("follows from the lengths before it, the first from the day's beginning", () => {
    const programme = [anItem("a", { minutes: 15 }), anItem("b", { minutes: 35 }), anItem("c")];
    expect(planOf(chaptersOf(aMeeting({ programme }), atTheEnd))).toEqual([
      [0, 15],
      [15, 50],
      [50, 150],
    ]);
  });

  test("is unknown where nobody has said", () => {
    const programme = [anItem("a"), anItem("b")];
    const nothing = { language: "ru", days: [] } as const;
    expect(planOf(chaptersOf(aMeeting({ programme, about: nothing }), atTheEnd))).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("is read off the hall's clock where no moment was planned", () => {
    const programme = [anItem("a", { time: "10:30" }), anItem("b", { time: "11:20" })];
    expect(planOf(chaptersOf(aMeeting({ programme }), atTheEnd))).toEqual([
      [0, 50],
      [50, 150],
    ]);
  });
});

describe("[RL2] a meeting of several days", () => {
  const days = [
    { date: "2026-01-30", from: "10:30", to: "12:00" },
    { date: "2026-01-31", from: "09:00", to: "11:00" },
  ];

  test("goes to its next day where the programme's clock goes back", () => {
    const programme = [anItem("a", { time: "10:30" }), anItem("b", { time: "09:00" })];
    const chapters = chaptersOf(aMeeting({ programme, about: { ...about, days } }), atTheEnd);
    expect(chapters.map(({ day }) => day)).toEqual(["2026-01-30", "2026-01-31"]);
  });

  test("ends each day by itself", () => {
    const programme = [anItem("a", { time: "10:30" }), anItem("b", { time: "09:00" })];
    const [first] = chaptersOf(aMeeting({ programme, about: { ...about, days } }), atTheEnd);
    expect(minutesOf(first?.plannedTo ?? null)).toBe(90);
  });
});

describe("[RL3] an agenda card begins the item", () => {
  const programme = [anItem("a"), anItem("b", { title: "Доклад министра" }), anItem("c")];

  test.each([
    ["that it names", aCard({ itemId: "b", number: 1, title: "Другое" })],
    ["of its number", aCard({ number: 2, title: "Другое" })],
    ["of its title", aCard({ title: "  доклад  Министра." })],
  ])("%s", (_, card) => {
    expect(actsOf(chaptersOf(aMeeting({ programme }, [20, card]), atTheEnd))).toEqual([
      [1, null, null, "skipped"],
      [2, 20, null, "now"],
      [3, null, null, "next"],
    ]);
  });

  test("and not that of its number, when the item it names is gone", () => {
    const card = aCard({ itemId: "gone", number: 2, title: "Приветствие" });
    expect(chaptersOf(aMeeting({ programme }, [20, card]), atTheEnd)[0]).toMatchObject({
      title: "Приветствие",
      item: null,
    });
  });
});

describe("[RL4] a chapter", () => {
  const programme = [anItem("a"), anItem("b"), anItem("c")];
  const [a, b] = [aCard({ itemId: "a" }), aCard({ itemId: "b" })];

  test("lasts until the next", () => {
    expect(actsOf(chaptersOf(aMeeting({ programme }, [0, a], [15, b]), atTheEnd))).toEqual([
      [1, 0, 15, "past"],
      [2, 15, null, "now"],
      [3, null, null, "next"],
    ]);
  });

  test("goes on when its card is taken again", () => {
    expect(actsOf(chaptersOf(aMeeting({ programme }, [0, a], [5, a], [15, b]), atTheEnd))[0]).toEqual([
      1,
      0,
      15,
      "past",
    ]);
  });

  test("outside the programme stands after what it followed", () => {
    const guest = aCard({ title: "Приветствие гостя" });
    const chapters = chaptersOf(aMeeting({ programme }, [0, a], [5, guest], [15, b]), atTheEnd);
    expect(chapters.map(({ title, from }) => [title, minutesOf(from)])).toEqual([
      ["Пункт a", 0],
      ["Приветствие гостя", 5],
      ["Пункт b", 15],
      ["Пункт c", null],
    ]);
  });

  test("that the meeting comes back to is told a second time", () => {
    const chapters = chaptersOf(aMeeting({ programme }, [0, a], [5, b], [15, a]), atTheEnd);
    expect(chapters.map(({ number, isReturn }) => [number, isReturn])).toEqual([
      [1, false],
      [2, false],
      [1, true],
      [3, false],
    ]);
  });

  test("is over, or passed over, when the meeting is", () => {
    const record = aMeeting({ programme, closedAt: afterMinutes(30) }, [0, a], [15, b]);
    expect(actsOf(chaptersOf(record, atTheEnd))).toEqual([
      [1, 0, 15, "past"],
      [2, 15, 30, "past"],
      [3, null, null, "skipped"],
    ]);
  });
});

describe("[RL5] nothing is told ahead of time", () => {
  const programme = [anItem("a"), anItem("b")];
  const record = aMeeting(
    { programme, closedAt: afterMinutes(30) },
    [0, aCard({ itemId: "a" })],
    [15, aCard({ itemId: "b" })],
  );

  test("but what is planned", () => {
    expect(actsOf(chaptersOf(record, { until: afterMinutes(10) }))).toEqual([
      [1, 0, null, "now"],
      [2, null, null, "next"],
    ]);
  });

  test("the chapter at the playhead is the one that had begun", () => {
    const chapters = chaptersOf(record, atTheEnd);
    expect(
      [null, -1, 0, 14, 15, 31].map(
        (minute) => currentChapter(chapters, minute === null ? null : afterMinutes(minute))?.number,
      ),
    ).toEqual([undefined, undefined, 1, 1, 2, undefined]);
  });
});

test("[RL6] whatever was planned and taken, chapters keep the programme's order and do not overlap in time", () => {
  const anyItem = fc.record({
    startsAt: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    minutes: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  });
  const aTake = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 5 }),
      fc.array(aTake, { maxLength: 8 }),
      fc.integer({ min: 0, max: 160 }),
      (items, takes, until) => {
        const programme = items.map(({ startsAt, minutes }, index) =>
          anItem(String(index), { startsAt: startsAt === undefined ? undefined : afterMinutes(startsAt), minutes }),
        );
        let minute = 0;
        const cards = takes.map(([by, item]) => {
          minute += by;
          return [minute, aCard({ itemId: String(item), title: `Пункт ${item}` })] as const;
        });
        const chapters = chaptersOf(aMeeting({ programme }, ...cards), { until: afterMinutes(until) });
        expect(chapters.filter(({ item, isReturn }) => item !== null && !isReturn).map(({ item }) => item)).toEqual(
          programme,
        );
        const begun = chapters
          .filter(({ from }) => from !== null)
          .sort((one, other) => (one.from ?? 0) - (other.from ?? 0));
        for (const [index, { from, to, state }] of begun.entries()) {
          expect(from).toBeLessThanOrEqual(afterMinutes(until));
          expect(state).toBe(to === null ? "now" : "past");
          const next = begun[index + 1]?.from;
          if (next !== undefined && next !== null) expect(to).toBeLessThanOrEqual(next);
        }
      },
    ),
  );
});
