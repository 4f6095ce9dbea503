import { describe, expect, test } from "vitest";
import {
  hasAgenda,
  meetingAgenda,
  type RulerAgenda,
  replayAgenda,
} from "../../../../client/pages/viewer/ruler-parts.ts";
import { later, millis, type ProgramTime, programTime } from "../../../../shared/time.ts";
import type { MeetingAbout } from "../../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";

/** 10:30 in the hall. */
const start = programTime(Date.parse("2026-01-30T05:30:00Z"));
const at = (minute: number): ProgramTime => later(start, millis(minute * 60_000));
const about: MeetingAbout = {
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:30", to: "13:00" }],
};
/** Three items of 20, 30 and 40 minutes; an hour's break after the second. */
const programme = [
  { id: "a", title: "Открытие", startsAt: at(0), minutes: 20 },
  { id: "b", title: "Доклад", startsAt: at(20), minutes: 30 },
  { id: "c", title: "Решение", startsAt: at(110), minutes: 40 },
];

/** A meeting whose items began at these minutes. */
function aMeeting(begun: Readonly<Record<string, number>>, more: Partial<MeetingRecord> = {}): MeetingRecord {
  const minutes = Object.entries(begun).sort(([, one], [, other]) => one - other);
  const showings = minutes.map(([itemId, minute], index) => ({
    seq: index + 3,
    card: { kind: "agenda" as const, id: `card-${itemId}`, title: itemId, itemId },
    layer: "chapter" as const,
    from: at(minute),
    until: index + 1 === minutes.length ? null : at(minutes[index + 1]?.[1] ?? 0),
  }));
  return { ...emptyRecord, phase: "open", openedAt: at(0), about, programme, showings, ...more };
}

const minutes = (time: ProgramTime) => (time - start) / 60_000;
const drawn = ({ parts }: RulerAgenda) =>
  parts.map(({ number, from, to, state }) => [number, minutes(from), minutes(to), state]);
const spanOf = ({ span }: RulerAgenda) => (span === null ? null : [minutes(span.from), minutes(span.to)]);

describe("[RL10] before the meeting", () => {
  test("the plan stands, all ahead", () => {
    const agenda = meetingAgenda(aMeeting({}), null);
    expect(drawn(agenda)).toEqual([
      [1, 0, 20, "next"],
      [2, 20, 50, "next"],
      [3, 110, 150, "next"],
    ]);
    expect(spanOf(agenda)).toEqual([0, 150]);
  });
});

describe("[RL11] on air", () => {
  test("what was stands where it was, and what is on ends when planned", () => {
    expect(drawn(meetingAgenda(aMeeting({ a: 5, b: 20 }), at(30)))).toEqual([
      [1, 5, 20, "past"],
      [2, 20, 50, "now"],
      [3, 110, 150, "next"],
    ]);
  });

  test("an item that is late moves what follows without a break", () => {
    expect(drawn(meetingAgenda(aMeeting({ a: 10 }), at(15)))).toEqual([
      [1, 10, 30, "now"],
      [2, 30, 60, "next"],
      [3, 110, 150, "next"],
    ]);
  });

  test("an item that overruns ends now at the earliest", () => {
    expect(drawn(meetingAgenda(aMeeting({ a: 0 }), at(35)))[0]).toEqual([1, 0, 35, "now"]);
  });

  test("a break in the plan takes up the delay, and holds back who is early", () => {
    expect(drawn(meetingAgenda(aMeeting({ a: 0, b: 60 }), at(100)))[2]).toEqual([3, 110, 150, "next"]);
    expect(drawn(meetingAgenda(aMeeting({ a: 0, b: 90 }), at(100)))[2]).toEqual([3, 120, 160, "next"]);
    expect(drawn(meetingAgenda(aMeeting({ a: 0, b: 5 }), at(10)))[2]).toEqual([3, 110, 150, "next"]);
  });

  test("an item that was passed over has no part", () => {
    expect(drawn(meetingAgenda(aMeeting({ a: 0, c: 20 }), at(30)))).toEqual([
      [1, 0, 20, "past"],
      [3, 20, 60, "now"],
    ]);
  });

  test("[RL5] nothing is told that the live edge has not come to", () => {
    expect(drawn(meetingAgenda(aMeeting({ a: 0, b: 20 }), at(10)))[0]).toEqual([1, 0, 20, "now"]);
  });
});

describe("[RL20] the ruler goes from", () => {
  const openedAt = (minute: number, now: number) =>
    spanOf(meetingAgenda(aMeeting({ a: Math.max(0, minute) }, { openedAt: at(minute) }), at(now)));

  test("when it was opened, if that was late", () => {
    expect(openedAt(20, 30)?.[0]).toBe(20);
  });

  test("when it was opened, if that was early, but not from long before the beginning", () => {
    expect(openedAt(-5, 30)?.[0]).toBe(-5);
    expect(openedAt(-120, 30)?.[0]).toBe(-15);
  });

  test("all that can be seen, before the beginning", () => {
    expect(spanOf(meetingAgenda(aMeeting({}, { openedAt: at(-120) }), at(-60)))?.[0]).toBe(-120);
  });
});

describe("[RL12] where no card says what is on", () => {
  test("the plan's own times count, and the parts say so", () => {
    const { parts } = meetingAgenda(aMeeting({}), at(30));
    expect(parts.map(({ state, isByPlan }) => [state, isByPlan])).toEqual([
      ["past", true],
      ["now", true],
      ["next", true],
    ]);
  });

  test("[RL13] the plan of another day is moved to when the meeting was opened", () => {
    const record = aMeeting({}, { openedAt: at(10_000) });
    expect(drawn(meetingAgenda(record, at(10_030)))[1]).toEqual([2, 10_020, 10_050, "now"]);
    expect(spanOf(meetingAgenda(record, at(10_030)))).toEqual([10_000, 10_150]);
  });
});

describe("[RL14] a ruler shows one day", () => {
  const days = [...about.days, { date: "2026-01-31", from: "10:30", to: "12:30" }];
  const nextDay = 24 * 60;
  const ofTwoDays = [...programme, { id: "d", title: "Выставка", startsAt: at(nextDay), minutes: 120 }];
  const record = (begun: Readonly<Record<string, number>>) =>
    aMeeting(begun, { programme: ofTwoDays, about: { ...about, days } });

  test("the first before the meeting, then the one that is on", () => {
    expect(meetingAgenda(record({}), null).parts.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(drawn(meetingAgenda(record({ a: 0, d: nextDay }), at(nextDay + 10)))).toEqual([
      [4, nextDay, nextDay + 120, "now"],
    ]);
  });

  test("in the night between, the one to come", () => {
    const closed = { ...record({ a: 0, b: 20 }), phase: "open" as const };
    const cleared = closed.showings.map((showing) => ({ ...showing, until: showing.until ?? at(60) }));
    expect(meetingAgenda({ ...closed, showings: cleared }, at(nextDay - 60)).parts.map(({ number }) => number)).toEqual(
      [4],
    );
  });
});

describe("[RL15] in a recording", () => {
  test("chapters stand by their actual starts", () => {
    expect(drawn(replayAgenda(aMeeting({ a: 5, c: 50 }, { closedAt: at(90) })))).toEqual([
      [1, 5, 50, "past"],
      [3, 50, 90, "past"],
    ]);
  });
});

describe("[RL16] there is an agenda to draw", () => {
  test("where times are planned, or cards said what was on", () => {
    expect(hasAgenda(aMeeting({}), false)).toBe(true);
    expect(hasAgenda(aMeeting({}), true)).toBe(false);
    expect(hasAgenda(aMeeting({ a: 5 }), true)).toBe(true);
  });

  test("not in a programme without times", () => {
    const untimed = { programme: [{ id: "a", title: "Открытие" }], about: { language: "ru", days: [] } } as const;
    expect(hasAgenda(aMeeting({}, untimed), false)).toBe(false);
    expect(hasAgenda(aMeeting({ a: 5 }, untimed), false)).toBe(true);
  });
});
