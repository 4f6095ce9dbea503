import type { ProgramTime } from "../../../../shared/time.ts";
import type { Meeting } from "../../ports.ts";
import type { Markup } from "../markup.ts";

/** A part of a meeting as a page of its own: readable, printable, without script (WB60). */
export interface Section {
  /** Last part of its address: `/m/{slug}/{path}`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines and shared links. */
  readonly describe: (meeting: Meeting, now: ProgramTime) => string;
  /** What it says. `null`: nothing yet. @param now nothing that is still ahead is told */
  readonly body: (meeting: Meeting, now: ProgramTime) => Markup | null;
  /** What stands there while there is nothing. */
  readonly empty: string;
  /** Other forms of the same: files to download, relative to the meeting's address. */
  readonly acts?: (meeting: Meeting, now: ProgramTime) => readonly { readonly href: string; readonly words: string }[];
}

/** `3 слова`: chosen by Russian plural rules. */
export function count(number: number, one: string, few: string, many: string): string {
  const rule = new Intl.PluralRules("ru").select(number);
  return `${number}\u00a0${rule === "one" ? one : rule === "few" ? few : many}`;
}
