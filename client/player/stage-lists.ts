/** Which of a stage's two lists is played: the short one of the live edge or the long one of the whole window. Pure. Rules PL72–PL74. */
import type { ProgramTime } from "../../shared/time.ts";
import type { List, ProgramWindow } from "./engine.ts";

export type StageList = Exclude<List, "recording">;

/** What leaves the live list within this is not worth opening there: the list moves on while its first segment loads. */
const LEAVES_SOON = 2000;

export interface ListInputs {
  /** Where the viewer wants to be. */
  readonly at: ProgramTime | "live";
  readonly open: StageList;
  /** What the open list lists; `null`: not known yet. */
  readonly listed: ProgramWindow | null;
  /** All that can be watched; `null`: not known yet. */
  readonly window: ProgramWindow | null;
}

/** Changing lists breaks the picture for a moment, so whoever is in the window stays in it until they are back at the live edge. */
export function listFor({ at, open, listed, window }: ListInputs): StageList {
  if (at === "live") return "live";
  if (listed === null || window === null || open === "window") return "window";
  // A server that tells of no window behind its live list has none.
  return at >= listed.from + LEAVES_SOON || window.from >= listed.from ? "live" : "window";
}

/** `/hls/main/index.m3u8` → `/hls/main/dvr.m3u8`. An address that is not the stage's index is played as it is. */
export const windowListOf = (source: string): string => source.replace(/\/index\.m3u8(?=$|\?)/, "/dvr.m3u8");
