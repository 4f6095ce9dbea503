import { expect, test } from "vitest";
import { programTime } from "../../../shared/time.ts";
import { isTimeZone, localTime, momentIn } from "../../../shared/zone.ts";

const iso = (date: string, time: string, zone: string) => new Date(momentIn({ date, time }, zone)).toISOString();

test("[MT2] a time of day in its place is one moment", () => {
  expect(iso("2026-01-30", "10:30", "Asia/Yekaterinburg")).toBe("2026-01-30T05:30:00.000Z");
  expect(iso("2026-01-30", "00:00", "Europe/Kaliningrad")).toBe("2026-01-29T22:00:00.000Z");
});

test("[MT2] the hour that a clock change skips moves on, of the hour that it repeats the first is meant", () => {
  expect(iso("2026-03-29", "02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  expect(iso("2026-10-25", "02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
});

test("[MT2] any moment is found again by what the wall clock shows", () => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * 3_600_000) {
    for (const zone of ["Asia/Yekaterinburg", "Europe/Berlin", "Asia/Kathmandu"]) {
      expect(Math.abs(momentIn(localTime(programTime(at), zone), zone) - at)).toBeLessThanOrEqual(3_600_000);
    }
  }
});

test("[MT2] what is no zone and no time is refused", () => {
  expect([isTimeZone("Europe/Moscow"), isTimeZone("Mars/Olympus")]).toEqual([true, false]);
  expect(() => momentIn({ date: "2026-02-30", time: "10:00" }, "Europe/Moscow")).toThrow(RangeError);
});
