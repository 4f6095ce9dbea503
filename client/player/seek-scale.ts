/** Where times stand on the seek bar, and what its slider says. Pure. Rules PL50–PL55. */

import { between, later, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { formatTimeWithSeconds } from "../i18n/format.ts";
import type { ProgramWindow } from "./engine.ts";
import type { SeekMark } from "./mark.ts";
import { t } from "./strings.ts";

/** Nearer to a mark than this is at the mark. */
const AT_MARK = 500;

/** From 0 (the window's start) to 1 (the live edge). */
export function shareOf(at: ProgramTime, { from, to }: ProgramWindow): number {
  return to === from ? 1 : Math.min(1, Math.max(0, between(from, at) / between(from, to)));
}

export const timeAtShare = (share: number, { from, to }: ProgramWindow): ProgramTime =>
  later(from, millis(Math.min(1, Math.max(0, share)) * between(from, to)));

export const marksWithin = (marks: readonly SeekMark[], { from, to }: ProgramWindow): readonly SeekMark[] =>
  marks.filter(({ at }) => at >= from && at <= to);

/** The nearest mark to one side of `at`; `null` when there is none. */
export function neighbourMark(marks: readonly SeekMark[], at: ProgramTime, side: "before" | "after"): SeekMark | null {
  return side === "before"
    ? (marks.findLast((mark) => mark.at < at - AT_MARK) ?? null)
    : (marks.find((mark) => mark.at > at + AT_MARK) ?? null);
}

/** «11:42:07, прямой эфир» or «11:39:57, на 2 мин 10 с позади эфира». */
export function sayPosition(at: ProgramTime, lag: Millis, isLive: boolean): string {
  const time = formatTimeWithSeconds(at);
  return isLive ? t("seek.live", { time }) : t("seek.behind", { time, lag: sayLag(lag) });
}

/** «на 2 мин 10 с» */
export function sayLag(lag: Millis): string {
  const whole = Math.max(0, Math.round(lag / 1000));
  const [minutes, seconds] = [Math.floor(whole / 60), whole % 60];
  return minutes === 0 ? t("seek.seconds", { seconds }) : t("seek.minutes", { minutes, seconds });
}
