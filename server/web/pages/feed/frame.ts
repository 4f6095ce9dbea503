/** What every page of the feed stands in: the way to the meeting's other pages, the bar of the broadcast. */
import type { Meeting } from "../../ports.ts";
import { nowWords } from "../exhibition/now-words.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { tabs } from "./tabs.ts";

export interface FeedFrame {
  /** Whose page it is; `null`: the channel's. */
  readonly meeting: Meeting | null;
  /** What is on air, where the page is no meeting's own; `null`: nothing. */
  readonly onAir: Meeting | null;
  readonly hasExhibition: boolean;
  /** The page is the list itself. */
  readonly isList: boolean;
}

export function framed(
  { meeting, onAir, ...frame }: FeedFrame,
  parts: { readonly head: Markup; readonly body: Markup },
): Filling {
  const beside = meeting ?? onAir;
  return {
    ...parts,
    nav: meeting === null ? channelNav(frame.isList) : meetingNav(meeting.slug, frame),
    tabs: tabs(meeting?.slug ?? null, frame),
    ...(beside === null ? {} : { bar: nowWords(beside), meeting: { slug: beside.slug, stage: beside.stage } }),
  };
}

const current = (isCurrent: boolean): Markup | null => (isCurrent ? markup` aria-current="page"` : null);

const meetingNav = (slug: string, { isList, hasExhibition }: Pick<FeedFrame, "isList" | "hasExhibition">): Markup =>
  markup`<nav class="top__nav" aria-label="Разделы"><a href="/m/${slug}">Эфир</a><a href="/m/${slug}/programma">Программа</a><a href="/m/${slug}/lenta"${current(isList)}>Лента</a>${
    hasExhibition ? markup`<a href="/m/${slug}/vystavka">Выставка</a>` : null
  }<a href="/m/${slug}/materialy">Материалы</a><a href="/arhiv">Архив</a></nav>`;

const channelNav = (isList: boolean): Markup =>
  markup`<nav class="top__nav" aria-label="Разделы"><a href="/">Эфир</a><a href="/lenta"${current(isList)}>Лента</a><a href="/arhiv">Архив</a></nav>`;
