import { feedWords, publicEntry } from "../../../../shared/feeds/public-entry.ts";
import type { FeedPage, PublicHighlight } from "../../../../shared/feeds.ts";
import type { FeedPlace } from "../../feed-ports.ts";
import type { Meeting } from "../../ports.ts";
import { sayDay } from "../documents/say.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { feedForms, formAddress, listAddress } from "./addresses.ts";
import { feedAlternates } from "./alternates.ts";
import { cursorOf } from "./cursor.ts";
import { entryItem } from "./entry.ts";
import { type FeedFrame, framed } from "./frame.ts";
import { type DataPlace, listData } from "./live-blog.ts";
import { imageOf } from "./share-image.ts";
import { shareTags } from "./share-tags.ts";
import { entryZone } from "./zone.ts";

export interface ListShown {
  readonly frame: Omit<FeedFrame, "isList">;
  readonly page: FeedPage;
  /** Where this page begins; absent: with the newest. */
  readonly before?: FeedPlace | undefined;
  readonly data: DataPlace;
}

/** A feed, of a meeting or of all, that needs no script (FD109). */
export function listPage(shown: ListShown): Filling {
  const { frame, page, before, data } = shown;
  const { meeting } = frame;
  const slug = meeting?.slug ?? null;
  const title = titleOf(meeting);
  const [newest] = page.items;
  const address = `${data.origin}${listAddress(slug)}${before === undefined ? "" : `?before=${cursorOf(before)}`}`;
  return framed(
    { ...frame, isList: true },
    {
      head: markup`${shareTags({
        title: meeting === null ? title : `${title}: ${meeting.record.title}`,
        description: newest === undefined ? noEntries(meeting) : descriptionOf(meeting),
        address,
        image: newest === undefined || !data.hasImages ? null : imageOf(newest, data.origin),
      })}${feedAlternates(slug, meeting === null ? title : `Лента: ${meeting.record.title}`, data.origin)}${listData(page.items, meeting, data)}`,
      body: markup`<header class="feed__head">${
        meeting === null
          ? null
          : markup`<p class="doc__of"><a href="/m/${meeting.slug}">${meeting.record.title}</a></p>\n`
      }<h1>${breakable(title)}</h1></header>
<div class="feed" id="lenta" data-feed="${slug ?? ""}" data-zone="${meeting === null ? "" : entryZone(meeting)}" data-seq="${page.seq}"${
        before === undefined ? null : markup` data-before="${cursorOf(before)}"`
      }><efir-feed-bar></efir-feed-bar>
${before === undefined ? null : markup`<p class="feed__newer"><a class="btn" href="${listAddress(slug)}">К новым записям</a></p>\n`}${
  page.items.length === 0 ? markup`<p class="feed__empty">${noEntries(meeting)}</p>\n` : null
}<ol class="line">
${entries(page.items, meeting, data)}</ol>
${page.hasMore ? more(page.items.at(-1)) : null}</div>
${subscribe(slug)}`,
    },
  );
}

/** `#коллегия2026`; where there is none, what it is. */
/** A tag of several words may end a line between them: `#Коллегия2026`. */
const breakable = (title: string): readonly Markup[] =>
  title.split(/(?<=\p{Ll})(?=\p{Lu})/u).map((part, index) => (index === 0 ? markup`${part}` : markup`<wbr>${part}`));

const titleOf = (meeting: Meeting | null): string =>
  meeting?.record.about.hashtag === undefined ? "Лента" : `#${meeting.record.about.hashtag}`;

const descriptionOf = (meeting: Meeting | null): string =>
  meeting === null
    ? "Главное со всех заседаний: цитаты, цифры, решения"
    : "Главное с заседания: цитаты, цифры, решения";

const noEntries = (meeting: Meeting | null): string =>
  meeting?.record.phase === "closed"
    ? "На этом заседании в ленту ничего не выходило."
    : "Записей пока нет. Главное появится здесь во время заседания.";

function entries(items: readonly PublicHighlight[], meeting: Meeting | null, { zoneOf }: DataPlace): readonly Markup[] {
  const says = meeting === null ? "moment and meeting" : "moment";
  const dates = items.map((one) => publicEntry(one, zoneOf(one)).date);
  // Of one meeting's one day nobody asks which it was.
  const hasDays = meeting === null || new Set(dates).size > 1;
  return items.map((one, index) => {
    const date = dates[index];
    const isNewDay = hasDays && date !== undefined && date !== dates[index - 1];
    return markup`${isNewDay ? markup`<li class="line__day"><h2>${sayDay(date)}</h2></li>\n` : null}${entryItem(one, { zone: zoneOf(one), says })}`;
  });
}

const more = (last: PublicHighlight | undefined): Markup | null =>
  last === undefined
    ? null
    : markup`<p class="feed__more"><a class="btn" href="?before=${cursorOf(last)}">${feedWords.more}</a></p>\n`;

const subscribe = (slug: string | null): Markup =>
  markup`<p class="feed__subscribe">Подписаться: ${feedForms.map(
    ({ form, type, name }, index) =>
      markup`${index === 0 ? null : ", "}<a href="${formAddress(slug, form)}" type="${type}">${name}</a>`,
  )}</p>`;
