import { feedWords } from "../../../../shared/feeds/public-entry.ts";
import type { GoneHighlight } from "../../../../shared/feeds.ts";
import { localTime } from "../../../../shared/zone.ts";
import { sayDay } from "../documents/say.ts";
import type { Filling } from "../fill-page.ts";
import { markup } from "../markup.ts";
import { listAddress } from "./addresses.ts";
import { type FeedFrame, framed } from "./frame.ts";
import { entryZone } from "./zone.ts";

/**
 * What stands where a highlight was (410): that it was taken back and when, nothing of what it said (FD111).
 * @param gone `null`: it went with its meeting
 */
export function gonePage(frame: Omit<FeedFrame, "isList">, gone: GoneHighlight | null): Filling {
  const { meeting } = frame;
  const title = gone === null ? "Записи больше нет" : feedWords.withdrawn;
  const when = gone === null ? null : localTime(gone.at, meeting === null ? "UTC" : entryZone(meeting));
  return framed(
    { ...frame, isList: false },
    {
      head: markup`<title>${title} — Эфир коллегии</title>\n<meta name="robots" content="noindex">`,
      body: markup`<header class="feed__head">${
        meeting === null
          ? null
          : markup`<p class="doc__of"><a href="${listAddress(meeting.slug)}">${meeting.record.title}</a></p>\n`
      }<h1>${title}</h1></header>
<p class="feed__gone">${
        when === null
          ? "Её заседание удалено вместе с лентой."
          : `Её отозвали ${sayDay(when.date)} в ${when.time}. Больше на неё не ссылайтесь.`
      }</p>
<div class="doc__acts"><a href="${listAddress(meeting?.slug ?? null)}">К ленте</a></div>`,
    },
  );
}
