import type { PublicClip } from "../../../../shared/clips.ts";
import { publicEntry } from "../../../../shared/feeds/public-entry.ts";
import { feedAddress, type PublicHighlight } from "../../../../shared/feeds.ts";
import { sayDay } from "../documents/say.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { listAddress } from "./addresses.ts";
import { feedAlternates } from "./alternates.ts";
import { entryItem } from "./entry.ts";
import { type FeedFrame, framed } from "./frame.ts";
import { type DataPlace, entryData } from "./live-blog.ts";
import { momentPlace } from "./moment-place.ts";
import { oembedAddress } from "./oembed.ts";
import { imageOf } from "./share-image.ts";
import { sharePlace } from "./share-place.ts";
import { shareTags } from "./share-tags.ts";
import { headlineOf, kindWords, plainWords } from "./words.ts";

export interface PermalinkShown {
  readonly frame: Omit<FeedFrame, "isList">;
  readonly highlight: PublicHighlight;
  /** Of its clip, while that is approved. */
  readonly clip: PublicClip | null;
  /** Something of its moment was recorded. */
  readonly isRecorded: boolean;
  /** Of a digest. */
  readonly members: readonly PublicHighlight[];
  /** The feed's last change when the highlight was read. */
  readonly seq: number;
  readonly data: DataPlace;
}

/** One highlight at its own address (FD109, FD122). */
export function permalinkPage(shown: PermalinkShown): Filling {
  const { frame, highlight, members, data, seq } = shown;
  const { code, meeting, meetingTitle, rev, releasedAt, content } = highlight;
  const zone = data.zoneOf(highlight);
  const { time, date, tag } = publicEntry(highlight, zone);
  return framed(
    { ...frame, isList: false },
    {
      head: headOf(shown),
      body: markup`<header class="feed__head"><p class="doc__of"><a href="${listAddress(meeting)}">${meetingTitle}</a></p>
<h1>${tag?.words ?? kindWords[content.kind]}</h1>
<p class="doc__when"><time datetime="${new Date(releasedAt).toISOString()}">${sayDay(date)}, ${time}</time></p></header>
${momentPlace(shown, zone)}<div class="feed feed--one" id="lenta" data-feed="${meeting}" data-zone="${zone}" data-seq="${seq}" data-only="${code}" data-rev="${rev}">
<ol class="line">
${entryItem(highlight, { zone, says: "moment", isAlone: true })}</ol></div>
${digestOf(members, data)}${sharePlace(highlight, data)}<div class="doc__acts"><a href="${listAddress(meeting)}">Вся лента</a><a href="/m/${meeting}">К&nbsp;трансляции</a></div>`,
    },
  );
}

function headOf({ highlight, data }: PermalinkShown): Markup {
  const { code, meeting, meetingTitle, releasedAt, updatedAt, content } = highlight;
  const address = `${data.origin}${feedAddress.permalink(code)}`;
  const title = headlineOf(highlight);
  return markup`${shareTags({
    title,
    description: [plainWords({ ...highlight, corrections: [] }, data.zoneOf(highlight)), meetingTitle].join(". "),
    address,
    image: data.hasImages ? imageOf(highlight, data.origin) : null,
    times: { publishedAt: releasedAt, modifiedAt: updatedAt },
    tags: content.tags,
  })}<link rel="alternate" type="application/json+oembed" title="${title}" href="${data.origin}${oembedAddress(address)}">
${feedAlternates(meeting, `Лента: ${meetingTitle}`, data.origin)}${entryData(highlight, data)}`;
}

function digestOf(members: readonly PublicHighlight[], { zoneOf }: DataPlace): Markup | null {
  if (members.length === 0) return null;
  const rows = members.map(
    (one) =>
      markup`<li><a href="${feedAddress.permalink(one.code)}">${headlineOf(one)}</a> <time class="num" datetime="${new Date(one.releasedAt).toISOString()}">${publicEntry(one, zoneOf(one)).time}</time></li>\n`,
  );
  return markup`<section class="feed__digest" aria-labelledby="digest"><h2 id="digest">Что вошло</h2>\n<ol>\n${rows}</ol></section>\n`;
}
