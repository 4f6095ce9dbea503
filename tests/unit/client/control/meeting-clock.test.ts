import { expect, test } from "vitest";
import { clockOf, momentOf, timeOf } from "../../../../client/control/meeting-clock.ts";
import { programTime } from "../../../../shared/time.ts";

const at = (text: string) => programTime(Date.parse(text));
const said = (moment: number) => new Date(moment).toISOString();
const clock = (now: string, days: readonly string[] = []) =>
  clockOf({ timeZone: "Asia/Yekaterinburg", days: days.map((date) => ({ date, from: "10:00" })) }, at(now));

test.each([
  ["today, while the meeting is on", "2026-01-30T06:00:00Z", ["2026-01-30"], "13:15", "2026-01-30T08:15:00.000Z"],
  [
    "on the first day, before it",
    "2026-01-20T06:00:00Z",
    ["2026-01-30", "2026-01-31"],
    "13:15",
    "2026-01-30T08:15:00.000Z",
  ],
  ["today, where no day was planned", "2026-01-20T06:00:00Z", [], "13:15", "2026-01-20T08:15:00.000Z"],
  [
    "tomorrow, when the meeting goes on into the night",
    "2026-01-30T18:50:00Z",
    [],
    "00:10",
    "2026-01-30T19:10:00.000Z",
  ],
])("[CR25] a time means that of the meeting's clocks %s", (_name, now, days, time, moment) => {
  expect(said(momentOf(time, clock(now, days)))).toBe(moment);
});

test("[CR25] a moment is read by the same clocks", () => {
  expect(timeOf(Date.parse("2026-01-30T08:15:00Z"), clock("2026-01-30T06:00:00Z"))).toBe("13:15");
});
