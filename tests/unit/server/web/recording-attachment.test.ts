import { expect, test } from "vitest";
import { recordingAttachment } from "../../../../server/web/api/recording-attachment.ts";
import { programTime } from "../../../../shared/time.ts";

const at = programTime(new Date(2026, 0, 30, 10, 30).getTime());
const nameIn = (title: string) => decodeURIComponent(recordingAttachment(title, at).split("''")[1] ?? "");

test.each([
  ["Итоги 2025 года", "Итоги 2025 года 2026-01-30 10-30.mp4"],
  ["Отчёт: доходы/расходы «план»", "Отчёт доходы расходы «план» 2026-01-30 10-30.mp4"],
  ["", "2026-01-30 10-30.mp4"],
  ["\r\nX-Evil: 1\u202e", "X-Evil 1 2026-01-30 10-30.mp4"],
  ["a'b(c)*", "a'b(c) 2026-01-30 10-30.mp4"],
])("[RC8] %j is called %j", (title, name) => {
  expect(nameIn(title)).toBe(name);
});

test("[RC8] the header is ASCII whatever the title, half a sign included", () => {
  expect(recordingAttachment("😀\ud83d é".repeat(200), at)).toMatch(/^[\x20-\x7e]{1,1500}$/);
});
