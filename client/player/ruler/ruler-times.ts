/** The times that stand under the ruler. Pure but for the language and the reader's clock. Rules RL26, RL27. */
import { later, type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import { formatDuration, formatTime, formatTimeWithSeconds } from "../../i18n/format.ts";
import type { SeekScale } from "../seek-scale.ts";

export interface TimeMark {
  readonly place: Millis;
  readonly words: string;
  /** Where the picture is. */
  readonly isHead: boolean;
}

const MINUTE = 60_000;
/** Lengths that people count in. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE);
const MOST_STEPS = 7;
/** Of the ruler's length, to either side of a time: nearer ones would touch. */
const ROOM = 0.06;
/** On a ruler shorter than this, minutes alone would say the same at both ends. */
const SHORT = 2 * MINUTE;

export function timesUnder(
  scale: SeekScale,
  head: ProgramTime | null,
  isRecording: boolean,
  zone?: string,
): readonly TimeMark[] {
  const { length, window } = scale;
  const say = (place: Millis): string => {
    if (isRecording) return formatDuration(place);
    const moment = later(window.from, place);
    return length < SHORT ? formatTimeWithSeconds(moment) : formatTime(moment, zone);
  };
  const room = length * ROOM;
  const at = head === null ? null : scale.placeOf(head);
  const isFree = (place: number, ...others: readonly (number | null)[]) =>
    others.every((other) => other === null || Math.abs(other - place) >= room);
  const ends = [0, length].filter((place) => isFree(place, at));
  const between = stepsOn(scale, isRecording, zone).filter((place) => isFree(place, 0, length, at));
  const plain = [...ends, ...between].map((place) => ({
    place: millis(place),
    words: say(millis(place)),
    isHead: false,
  }));
  const marks = at === null ? plain : [...plain, { place: at, words: say(at), isHead: true }];
  return marks.sort((one, other) => one.place - other.place);
}

/** Places of whole steps: of the recording, or of the clocks. */
function stepsOn({ length, window }: SeekScale, isRecording: boolean, zone?: string): readonly number[] {
  const step = steps.find((one) => length / one <= MOST_STEPS) ?? length;
  const origin = isRecording ? 0 : timeOfDay(window.from, zone);
  const first = Math.ceil(origin / step) * step - origin;
  return Array.from({ length: Math.max(0, Math.ceil((length - first) / step)) }, (_, index) => first + index * step);
}

/** Milliseconds since midnight, as the clocks show it. Every step divides a day. */
function timeOfDay(at: ProgramTime, zone?: string): Millis {
  const [hours = 0, minutes = 0] = formatTime(at, zone).split(":").map(Number);
  return millis((hours * 60 + minutes) * MINUTE + (at % MINUTE));
}
