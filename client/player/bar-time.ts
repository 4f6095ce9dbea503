/** The player's time in words. Pure but for the language. Rule PL84. */
import type { ProgramTime } from "../../shared/time.ts";
import { formatTimeWithSeconds } from "../i18n/format.ts";
import type { SeekScale } from "./seek-scale.ts";
import { placeAndWhole, placeWords } from "./seek-words.ts";
import { t } from "./strings.ts";

/** Of the deck: its picture's second, its recording's scale, where the viewer left that. */
interface Shown {
  readonly second: ProgramTime | null;
  readonly scale: SeekScale | null;
  readonly isRecording: boolean;
  readonly resumesAt: ProgramTime | null;
}

/** On air the picture's own clock; in a recording how far one is, with the clock beside it. */
export function barTime({ second, scale, isRecording }: Shown): { readonly words: string; readonly title: string } {
  if (second === null) return { words: "", title: "" };
  const time = formatTimeWithSeconds(second);
  if (scale !== null) return { words: placeAndWhole(second, scale), title: t("player.timeInHall", { time }) };
  return { words: isRecording ? "" : time, title: "" };
}

/** «1:12:30»; empty where there is nothing to go on with. */
export const resumeWords = ({ resumesAt, scale }: Shown): string =>
  resumesAt === null || scale === null ? "" : placeWords(resumesAt, scale);
