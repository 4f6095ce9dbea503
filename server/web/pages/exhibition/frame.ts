/** What every page of an exhibition stands in: the way to the meeting's other pages, the bar of the broadcast. */
import type { Meeting } from "../../ports.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { nowWords } from "./now-words.ts";

export const baseOf = ({ slug }: Pick<Meeting, "slug">): string => `/m/${slug}/vystavka`;

/** The pages' own words are Russian whatever the meeting speaks, so its language is not theirs. */
export const framed = (meeting: Meeting, parts: { readonly head: Markup; readonly body: Markup }): Filling => ({
  ...parts,
  nav: nav(meeting.slug),
  bar: nowWords(meeting),
  meeting: { slug: meeting.slug, stage: meeting.stage },
});

const nav = (slug: string): Markup =>
  markup`<nav class="top__nav" aria-label="Разделы"><a href="/m/${slug}">Эфир</a><a href="/m/${slug}/programma">Программа</a><a href="/m/${slug}/lenta">Лента</a><a href="/m/${slug}/vystavka" aria-current="page">Выставка</a><a href="/m/${slug}/materialy">Материалы</a><a href="/arhiv">Архив</a></nav>`;
