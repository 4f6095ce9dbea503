import { expect, test } from "vitest";
import { afterWait, latest, momentOf } from "../../../../../server/feeds/targets/until.ts";
import { programTime } from "../../../../../shared/time.ts";

const now = programTime(Date.UTC(2026, 10, 22, 12));
const in90s = now + 90_000;

test.each([
  [String(in90s / 1000), in90s],
  [String(in90s), in90s],
  [new Date(in90s).toISOString(), in90s],
  [new Date(in90s).toUTCString(), in90s],
  [String(now / 1000 - 1), null],
  ["soon", null],
  ["", null],
  ["NaN", null],
  [undefined, null],
])("[FD61] %j ends at %j", (written, at) => {
  expect(momentOf(written, now)).toBe(at);
});

test.each([
  ["90", in90s],
  [90, in90s],
  ["0", null],
  ["-5", null],
  ["", null],
  [new Date(in90s).toUTCString(), in90s],
  ["Infinity", null],
])("[FD61] a wait of %j ends at %j", (written, at) => {
  expect(afterWait(written, now)).toBe(at);
});

test("[FD61] no wait is longer than 25 hours", () => {
  expect(momentOf("4102444800", now)).toBe(now + 25 * 3_600_000);
  expect(afterWait("999999999", now)).toBe(now + 25 * 3_600_000);
});

test("[FD61] of several ends the latest counts", () => {
  expect(latest([null, programTime(2), programTime(3), null])).toBe(3);
  expect(latest([null])).toBeNull();
});
