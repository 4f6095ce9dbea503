/** What the seek bar says and shows in words. Pure but for the language. Rules PL51, PL55, PL83–PL85. */
import { between, type Millis, type ProgramTime } from "../../shared/time.ts";
import { formatDayAndTime, formatDuration, formatTime, formatTimeWithSeconds } from "../i18n/format.ts";
import type { SeekMark } from "./mark.ts";
import type { Gap } from "./runs.ts";
import type { SeekScale } from "./seek-scale.ts";
import { t } from "./strings.ts";

/** In a window shorter than this both ends would often read the same minute. */
const SHORT_WINDOW = 120_000;

/** «11:42:07, прямой эфир» or «11:39:57, на 2 мин 10 с позади эфира». */
export function sayPosition(at: ProgramTime, lag: Millis, isLive: boolean): string {
  const time = formatTimeWithSeconds(at);
  return isLive ? t("seek.live", { time }) : t("seek.behind", { time, lag: t("seek.by", { lag: sayDuration(lag) }) });
}

/** «1 ч 12 мин 30 с из 2 ч 34 мин 10 с, в зале 11:42:07». */
export function sayPlace(at: ProgramTime, scale: SeekScale): string {
  const [place, whole] = [sayDuration(scale.placeOf(at)), sayDuration(scale.length)];
  return t("seek.place", { place, whole, time: formatTimeWithSeconds(at) });
}

/** «1:12:30 / 2:34:10» */
export const placeAndWhole = (at: ProgramTime, scale: SeekScale): string =>
  `${placeWords(at, scale)} / ${formatDuration(scale.length)}`;

/** «1:12:30» */
export const placeWords = (at: ProgramTime, scale: SeekScale): string => formatDuration(scale.placeOf(at));

/** «2 мин 10 с» */
export function sayDuration(duration: Millis): string {
  const whole = Math.max(0, Math.round(duration / 1000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (hours > 0) return t("seek.hours", { hours, minutes, seconds });
  return minutes === 0 ? t("seek.seconds", { seconds }) : t("seek.minutes", { minutes, seconds });
}

/** Times at both ends of the rewind window, places at those of a recording. */
export function endsOf({ window, length }: SeekScale, isRecording: boolean): readonly string[] {
  if (isRecording) return ["0:00", formatDuration(length)];
  const format = length < SHORT_WINDOW ? formatTimeWithSeconds : formatTime;
  return [format(window.from), format(window.to)];
}

/** «Перерыв 13:00–14:05»; with days when it lasted over a night. */
export function gapWords({ from, to }: Gap): string {
  const isShort = between(from, to) < SHORT_WINDOW;
  const isOneDay = new Date(from).toDateString() === new Date(to).toDateString();
  const format = isShort ? formatTimeWithSeconds : formatTime;
  return isOneDay
    ? t("seek.gap", { from: format(from), to: format(to) })
    : t("seek.gapOfDays", { from: formatDayAndTime(from), to: formatDayAndTime(to) });
}

export const gapMarks = (gaps: readonly Gap[]): readonly SeekMark[] =>
  gaps.map((gap) => ({ at: gap.to, kind: "gap", label: gapWords(gap) }));
