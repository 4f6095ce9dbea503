import { clipAddress, type PublicClip } from "../../../../shared/clips.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import type { Meeting } from "../../ports.ts";
import { sayTime } from "../documents/say.ts";
import { shareHead } from "../documents/share-head.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { CLIPS_PATH, clipNav, headingOf, lengthOf, shownAt, whoOf } from "./clip-words.ts";

/** One clip as a page: seen and read without script, and shown by whoever a link is sent to (BZ172). @param origin of the page */
export function clipPage(clip: PublicClip, { slug, record }: Meeting, now: ProgramTime, origin: string): Filling {
  const heading = headingOf(clip);
  const who = whoOf(clip);
  const film = clipAddress.film(clip.id);
  const at = shownAt(record, clip, now);
  return {
    head: shareHead({
      title: `${heading}: ${record.title}`,
      description: [who, titleBelow(clip), `Длина ${lengthOf(clip)}`].filter(Boolean).join(". "),
      address: `${origin}/m/${slug}/${CLIPS_PATH}/${clip.id}`,
      image: clip.poster === null ? null : `${origin}/i/${clip.poster.file}`,
      video: { address: `${origin}${film}`, widthPx: clip.widthPx, heightPx: clip.heightPx },
    }),
    nav: clipNav(slug, false),
    body: markup`<header><p class="doc__of"><a href="/m/${slug}">${record.title}</a></p>
<h1>${heading}</h1>
${who === "" ? null : markup`<p class="doc__when">${who}</p>\n`}</header>
<figure class="clip${clip.heightPx > clip.widthPx ? " clip--upright" : ""}">${video(clip, film)}
<figcaption class="note">${caption(clip, at === null ? null : sayTime(at, record.about))}</figcaption></figure>
<div class="doc__acts"><a href="/m/${slug}">К трансляции</a><a href="/m/${slug}/${CLIPS_PATH}">Все интервью</a></div>`,
  };
}

function video(clip: PublicClip, film: string): Markup {
  const poster = clip.poster === null ? null : markup` poster="/i/${clip.poster.file}"`;
  const captions = clip.hasCaptions
    ? markup`<track kind="captions" srclang="ru" label="Субтитры" src="${clipAddress.captions(clip.id)}" default>`
    : null;
  return markup`<video controls playsinline preload="metadata" width="${clip.widthPx}" height="${clip.heightPx}"${poster} aria-label="${clip.title}"><source src="${film}" type="video/mp4">${captions}<a href="${film}">Скачать видео</a></video>`;
}

/** Its title, where that says more than what stands above it. */
const titleBelow = ({ quotation, title, subject }: PublicClip): string =>
  quotation === "" || title === subject?.name ? "" : title;

const caption = (clip: PublicClip, time: string | null): string =>
  [titleBelow(clip), `Длина ${lengthOf(clip)}`, time === null ? "" : `Показано на заседании в ${time}`]
    .filter(Boolean)
    .join(". ");
