import { describe, expect, test } from "vitest";
import { readersTime, whenInWords } from "../../../../client/pages/viewer/before/day-words.ts";
import { awaitedSitting, nextSitting, sittingsOf } from "../../../../client/pages/viewer/sittings.ts";
import { later, millis, type ProgramTime, programTime } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { momentIn } from "../../../../shared/zone.ts";
import { anOpenRecord } from "./a-record.ts";

const zone = "Asia/Yekaterinburg";
const at = (date: string, time: string): ProgramTime => momentIn({ date, time }, zone);
const minutes = (count: number) => millis(count * 60_000);
const twoDays = (part: Partial<MeetingRecord> = {}): MeetingRecord =>
  anOpenRecord({
    about: {
      language: "ru",
      timeZone: zone,
      days: [
        { date: "2026-01-30", from: "10:30", to: "13:00" },
        { date: "2026-01-31", from: "10:00" },
      ],
    },
    ...part,
  });

describe("[VW47] the day that is waited for", () => {
  test("is the first that is not over, by the clocks of the meeting's place", () => {
    expect(awaitedSitting(twoDays(), at("2026-01-29", "23:00"))?.from).toBe(at("2026-01-30", "10:30"));
    expect(awaitedSitting(twoDays(), at("2026-01-30", "11:00"))?.from).toBe(at("2026-01-30", "10:30"));
    expect(awaitedSitting(twoDays(), at("2026-01-30", "13:00"))?.from).toBe(at("2026-01-31", "10:00"));
  });

  test("without an hour of its end lasts until midnight", () => {
    expect(awaitedSitting(twoDays(), at("2026-01-31", "23:59"))?.date).toBe("2026-01-31");
    expect(awaitedSitting(twoDays(), at("2026-02-01", "00:01"))).toBeNull();
  });

  test("is told by the programme where no days are given", () => {
    const programme = [{ title: "Открытие", startsAt: at("2026-01-30", "10:30") }];
    expect(sittingsOf({ about: { language: "ru", timeZone: zone, days: [] }, programme })).toEqual([
      { date: "2026-01-30", from: at("2026-01-30", "10:30"), to: null },
    ]);
  });

  test("is not known of an hour without a day", () => {
    const programme = [{ title: "Открытие", time: "10:30" }];
    expect(sittingsOf({ about: { language: "ru", timeZone: zone, days: [] }, programme })).toEqual([]);
  });
});

describe("[VW49] the meeting goes on another day", () => {
  const ended = at("2026-01-30", "13:05");
  const next = at("2026-01-31", "10:00");

  test("when the signal has been gone for two minutes after the planned end", () => {
    const record = twoDays({ signalLostAt: ended });
    expect(nextSitting(record, later(ended, minutes(1)))).toBeNull();
    expect(nextSitting(record, later(ended, minutes(2)))?.from).toBe(next);
  });

  test("in the midst of a day only when it has been gone for half an hour", () => {
    const lost = at("2026-01-30", "11:00");
    const record = twoDays({ signalLostAt: lost });
    expect(nextSitting(record, later(lost, minutes(29)))).toBeNull();
    expect(nextSitting(record, later(lost, minutes(30)))?.from).toBe(next);
  });

  test("never after the last day", () => {
    expect(nextSitting(twoDays({ signalLostAt: next }), at("2026-01-31", "18:00"))).toBeNull();
  });
});

describe("[VW47] the day in words", () => {
  const from = at("2026-01-30", "10:30");

  test("is said in full, by the clocks of the meeting's place", () => {
    expect(whenInWords(from, zone).replaceAll("\u00a0", " ")).toBe("Пятница, 30 января 2026 года, 10:30");
  });

  test("with the reader's own time where it differs, and the day if it is another", () => {
    expect(readersTime(from, zone, zone)).toBeNull();
    expect(readersTime(from, zone, "Europe/Moscow")).toBe("08:30");
    expect(readersTime(programTime(from), zone, "America/New_York")).toBe("00:30");
    expect(readersTime(at("2026-01-30", "01:30"), zone, "Europe/Moscow")).toBe("29 января, 23:30");
  });
});
