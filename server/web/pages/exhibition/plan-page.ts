import type { PublicExhibition } from "../../../../shared/exhibition.ts";
import type { Meeting } from "../../ports.ts";
import { count } from "../documents/section.ts";
import { shareHead } from "../documents/share-head.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { isWished, type StandWish } from "./finding.ts";
import { baseOf, framed } from "./frame.ts";
import { planOf } from "./plan.ts";
import { standList } from "./stand-list.ts";

/** The exhibition as a whole: plan, search, list (EB60–EB61). @param origin e.g. `https://efir.example` */
export function planPage(meeting: Meeting, exhibition: PublicExhibition, wish: StandWish, origin: string): Filling {
  const base = baseOf(meeting);
  const { stands } = exhibition;
  const cover = stands.find((stand) => stand.cover !== undefined)?.cover ?? null;
  const title = exhibition.title === "" ? "Виртуальная выставка" : exhibition.title;
  const plan = planOf(base, stands, null);
  const list = standList(base, exhibition, wish);
  return framed(meeting, {
    head: shareHead({
      title: `${title}: ${meeting.record.title}`,
      description: [exhibition.intro, standCount(stands.length)].filter(Boolean).join(" "),
      address: `${origin}${base}`,
      image: cover === null ? null : `${origin}/i/${cover.image.file}`,
    }),
    body: markup`<header><p class="doc__of"><a href="/m/${meeting.slug}">${meeting.record.title}</a></p>
<h1 tabindex="-1">${title}</h1>${exhibition.intro === "" ? null : markup`<p class="doc__when pre-line">${exhibition.intro}</p>`}</header>
${stands.length === 0 ? empty : isWished(wish) ? [list, plan] : [plan, list]}`,
  });
}

const empty: Markup = markup`<p>Стендов пока нет. Они появятся здесь, когда учреждения их подготовят.</p>`;

const standCount = (number: number): string =>
  number === 0 ? "" : `${count(number, "стенд", "стенда", "стендов")} на\u00a0плане выставки`;
