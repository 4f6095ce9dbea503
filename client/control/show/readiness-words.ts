import type { ReadinessGroup, ReadinessLine } from "../../../shared/readiness.ts";
import { readinessCodes } from "../../../shared/readiness.ts";
import { translator } from "../../i18n/translator.ts";
import { warningWords } from "../health/warning-words.ts";
import { en } from "./readiness-words-en.ts";
import { ru } from "./readiness-words-ru.ts";

/** The words of the readiness report. */
export const t = translator({ ru, en });

/** What is wrong, and what to do about it. */
export function lineWords({ code, about = "", figures = {} }: ReadinessLine): string {
  const figure = (name: string): number => figures[name] ?? 0;
  switch (code) {
    case "FILE_MISSING":
    case "NO_ALTERNATIVE":
    case "NO_PORTRAIT":
    case "ITEM_WITHOUT_CARD":
    case "ITEM_WITHOUT_CUES":
      return t(code, { about });
    case "SMALL_LETTERS":
      return t(code, { about, px: figure("px") });
    case "LETTERS_UNCHECKED":
    case "CUES_WITHOUT_ITEM":
    case "BACKUP_FAILED":
      return t(code, { count: figure("count") });
    case "BACKUP_OLD":
      return t(code, { count: figure("hours") });
    case "DISK_SHORT":
      return t(code, { freeGb: figure("freeGb"), neededGb: figure("neededGb") });
    case "STREAM_WARNING":
      return warningWords(about);
    case "NO_AGENDA":
    case "NO_HASHTAG":
    case "NO_DAYS":
    case "NO_ZONE":
    case "NO_ENCODER":
    case "NO_FFMPEG":
    case "DISK_STOPPED":
    case "NO_BACKUP":
      return t(code);
  }
}

// Object.keys says `string[]` for lack of exact types; the table is a constant with these keys alone.
export const readinessGroups = Object.keys(readinessCodes) as readonly ReadinessGroup[];

export const isOfGroup = ({ code }: ReadinessLine, group: ReadinessGroup): boolean =>
  (readinessCodes[group] as readonly string[]).includes(code);
