import type { PublicClip } from "../../../../shared/clips.ts";
import type { Meeting } from "../../ports.ts";
import { sayWhen } from "../documents/say.ts";
import { count } from "../documents/section.ts";
import { shareHead } from "../documents/share-head.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { CLIPS_PATH, CLIPS_TITLE, clipNav, headingOf, isListed, lengthOf, whoOf } from "./clip-words.ts";

/** All clips of a meeting, newest first (BZ171). @param origin of the page */
export function clipListPage(all: readonly PublicClip[], { slug, record }: Meeting, origin: string): Filling {
  const clips = all.filter(isListed);
  const when = [sayWhen(record), record.about.place].filter(Boolean).join(". ");
  const image = clips.find(({ poster }) => poster !== null)?.poster ?? record.about.cover ?? null;
  return {
    head: shareHead({
      title: `${CLIPS_TITLE}: ${record.title}`,
      description:
        clips.length === 0
          ? "Короткие интервью с участниками заседания"
          : `${count(clips.length, "интервью", "интервью", "интервью")} с участниками заседания`,
      address: `${origin}/m/${slug}/${CLIPS_PATH}`,
      image: image === null ? null : `${origin}/i/${image.file}`,
    }),
    nav: clipNav(slug, true),
    body: markup`<header><p class="doc__of"><a href="/m/${slug}">${record.title}</a></p>
<h1>${CLIPS_TITLE}</h1>
${when === "" ? null : markup`<p class="doc__when">${when}</p>\n`}<div class="doc__acts"><a href="/m/${slug}">К трансляции</a></div></header>
${clips.length === 0 ? markup`<p>${noClips(record.phase)}</p>` : markup`<ul class="clips">\n${clips.map((clip) => row(slug, clip))}</ul>`}`,
  };
}

/** @param phase of the meeting: after its end nothing more is promised */
export const noClips = (phase: Meeting["record"]["phase"]): string =>
  phase === "closed" ? "На этом заседании интервью не снимали." : "Интервью ещё снимают. Они появятся здесь.";

function row(slug: string, clip: PublicClip): Markup {
  const who = whoOf(clip);
  const picture =
    clip.poster === null
      ? null
      : markup`<img src="/i/${clip.poster.file}" alt="" width="${clip.poster.widthPx}" height="${clip.poster.heightPx}" loading="lazy">`;
  return markup`<li><a href="/m/${slug}/${CLIPS_PATH}/${clip.id}"><span class="clips__picture">${picture}<span class="clips__length num"><span class="vh">Длина </span>${lengthOf(clip)}</span></span><b>${headingOf(clip)}</b></a>${who === "" ? null : markup`<p>${who}</p>`}</li>\n`;
}
