import { quoted } from "../../../../shared/cards/quoted.ts";
import type { PublicClip } from "../../../../shared/clips.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { sections } from "../documents/index.ts";
import { type Markup, markup } from "../markup.ts";

/** Last part of the list's address: `/m/{slug}/blic`. */
export const CLIPS_PATH = "blic";
export const CLIPS_TITLE = "Блиц-интервью";

/** Films of stands stand there, and not among what was said. */
export const isListed = ({ sort }: PublicClip): boolean => sort !== "film";

/** What was said, in «ёлочки»; else what it is called. */
export const headingOf = ({ quotation, title }: PublicClip): string => (quotation === "" ? title : quoted(quotation));

/** `Алия Гареева, мастер трудовой терапии, Усть-Ярск`. Empty: nobody is named. */
export const whoOf = ({ subject }: PublicClip): string =>
  subject === null ? "" : [subject.name, subject.post, subject.place].filter(Boolean).join(", ");

/** `1:05` */
export function lengthOf({ durationMs }: PublicClip): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** When the meeting first saw it, as far as that is not still ahead; `null`: it was not on air. */
export function shownAt({ showings }: MeetingRecord, { id }: PublicClip, now: ProgramTime): ProgramTime | null {
  const times = showings.filter(({ card, from }) => card.kind === "blitz" && card.clipId === id && from <= now);
  return times.length === 0 ? null : times.reduce((first, one) => (one.from < first.from ? one : first)).from;
}

/** The bar's links, as on the meeting's other pages. @param isCurrent this is the list itself */
export function clipNav(slug: string, isCurrent: boolean): Markup {
  const links = sections.map(({ path, title }) => markup`<a href="/m/${slug}/${path}">${title}</a>`);
  const current = isCurrent ? markup` aria-current="page"` : null;
  return markup`<nav class="top__nav" aria-label="Разделы"><a href="/m/${slug}">Эфир</a>${links}<a href="/m/${slug}/${CLIPS_PATH}"${current}>${CLIPS_TITLE}</a><a href="/m/${slug}/lenta">Лента</a><a href="/arhiv">Архив</a></nav>`;
}
