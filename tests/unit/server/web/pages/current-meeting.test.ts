import { expect, test } from "vitest";
import { currentMeeting } from "../../../../../server/web/pages/current-meeting.ts";
import type { Meeting } from "../../../../../server/web/ports.ts";
import { programTime } from "../../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../../shared/timeline/reduce.ts";
import { aMeeting } from "../../../../support/web-app.ts";

const now = programTime(Date.UTC(2026, 0, 30, 7, 0));
const on = (...dates: readonly string[]) => ({
  language: "ru" as const,
  timeZone: "Asia/Yekaterinburg",
  days: dates.map((date) => ({ date, from: "10:00" })),
});
const meeting = (slug: string, record: Partial<MeetingRecord> = {}): Meeting =>
  aMeeting({ slug, record: { ...emptyRecord, phase: "planned", ...record } });
const leadsTo = (...meetings: readonly Meeting[]) => currentMeeting(meetings, now)?.slug ?? null;

test("[MT20] what is on air is shown, whatever is planned", () => {
  expect(leadsTo(meeting("today", { about: on("2026-01-30") }), meeting("open", { phase: "open" }))).toBe("open");
});

test("[MT20] of two that are open, the one whose day it is", () => {
  const between = meeting("between", { phase: "open", about: on("2026-01-28", "2026-01-29") });
  expect(leadsTo(between, meeting("today", { phase: "open", about: on("2026-01-30") }))).toBe("today");
});

test("[MT21] of what is planned the earliest day comes first, then what has no day", () => {
  const [march, february] = [
    meeting("march", { about: on("2026-03-01") }),
    meeting("february", { about: on("2026-02-01") }),
  ];
  expect(leadsTo(march, february, meeting("undated"))).toBe("february");
  expect(leadsTo(meeting("later"), meeting("earlier"))).toBe("earlier");
});

test("[MT21] a meeting between its days is the next", () => {
  const days = meeting("two-days", { about: on("2026-01-29", "2026-01-31") });
  expect(leadsTo(meeting("tomorrow", { about: on("2026-01-31") }), days)).toBe("two-days");
});

test("[MT21] a first item's moment stands in for the day", () => {
  const startsAt = programTime(now + 3_600_000);
  expect(leadsTo(meeting("undated"), meeting("soon", { programme: [{ title: "Открытие", startsAt }] }))).toBe("soon");
});

test("[MT22] what was put away, is over or never began is not shown", () => {
  const archivedAt = now;
  const gone = [
    meeting("away", { archivedAt, about: on("2026-02-01") }),
    meeting("over", { phase: "closed" }),
    meeting("never", { about: on("2025-12-01") }),
  ];
  expect(leadsTo(...gone)).toBe(null);
});
