/** What is still to be done before a meeting, as the server tells it and the control room words it. Types only. */
import type { ProgramTime } from "./time.ts";

/** `stop`: it will fail on air. `warn`: viewers will notice. `note`: look at it once. */
export const readinessLevels = ["stop", "warn", "note"] as const;
export type ReadinessLevel = (typeof readinessLevels)[number];

/** By what they are about, in the order they are shown. */
export const readinessCodes = {
  cards: ["FILE_MISSING", "NO_ALTERNATIVE", "NO_PORTRAIT", "SMALL_LETTERS", "LETTERS_UNCHECKED"],
  agenda: [
    "NO_AGENDA",
    "ITEM_WITHOUT_CARD",
    "ITEM_WITHOUT_CUES",
    "CUES_WITHOUT_ITEM",
    "NO_HASHTAG",
    "NO_DAYS",
    "NO_ZONE",
  ],
  stream: ["NO_ENCODER", "STREAM_WARNING", "NO_FFMPEG"],
  house: ["DISK_STOPPED", "DISK_SHORT", "NO_BACKUP", "BACKUP_OLD", "BACKUP_FAILED"],
} as const;
export type ReadinessGroup = keyof typeof readinessCodes;
export type ReadinessCode = (typeof readinessCodes)[ReadinessGroup][number];

export interface ReadinessLine {
  readonly code: ReadinessCode;
  readonly level: ReadinessLevel;
  /** The card to open. */
  readonly cueId?: string;
  /** The programme's item, by its id. */
  readonly itemId?: string;
  /** What it is about: a card's or an item's name, a person's, a file's, a warning's code. */
  readonly about?: string;
  /** How many, how large, how long: what the words of its code name. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface Readiness {
  /** The server's clock when it looked: a browser whose own clock differs says so. */
  readonly at: ProgramTime;
  /** `stop` first. */
  readonly lines: readonly ReadinessLine[];
}
