import type { PublicClip } from "../../../../shared/clips.ts";
import { type PublicExhibition, type PublicStand, type StandBrief, standPath } from "../../../../shared/exhibition.ts";
import type { Meeting } from "../../ports.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { baseOf, framed } from "./frame.ts";
import { planOf } from "./plan.ts";
import { type AskedHere, answersOf, askForm } from "./questions.ts";
import { standBody } from "./stand-body.ts";
import { standHead } from "./stand-head.ts";
import { standHero } from "./stand-hero.ts";

export interface StandShown {
  readonly meeting: Meeting;
  readonly exhibition: PublicExhibition;
  readonly stand: PublicStand;
  /** Of the stand's film; `null`: it has none that may be shown. */
  readonly film: PublicClip | null;
  /** What came of the page's own form; `null`: nobody sent it. */
  readonly asked: AskedHere | null;
}

/** One stand at its own address (EB63). @param origin e.g. `https://efir.example` */
export function standPage(shown: StandShown, origin: string): Filling {
  const { meeting, exhibition, stand } = shown;
  const base = baseOf(meeting);
  return framed(meeting, {
    head: standHead(shown, origin),
    body: markup`<article class="stand" data-stand="${stand.id}">
${crumb(base, exhibition.stands, stand)}${standHero(shown)}${standBody(shown)}${answersOf(stand)}${askForm(shown)}</article>
${planOf(base, exhibition.stands, stand.id)}`,
  });
}

function crumb(base: string, stands: readonly StandBrief[], { id, number }: PublicStand): Markup {
  const index = stands.findIndex((stand) => stand.id === id);
  // Numbers of stands that are not shown yet are left out: «4 из 3» would puzzle.
  const place =
    (stands.at(-1)?.number ?? 0) > stands.length ? `Стенд ${number}` : `Стенд ${number} из ${stands.length}`;
  const link = (to: StandBrief | undefined, rel: "prev" | "next") =>
    to === undefined
      ? null
      : markup`<a href="${base}/${standPath(to)}" rel="${rel}">${rel === "prev" ? sign.previous : null}Стенд ${to.number}${rel === "next" ? sign.next : null}</a>`;
  return markup`<nav class="crumb" aria-label="Путь"><a href="${base}">Выставка</a><span aria-hidden="true">/</span><span>${place}</span><span class="crumb__pn">${link(
    stands[index - 1],
    "prev",
  )}${link(index === -1 ? undefined : stands[index + 1], "next")}</span></nav>
`;
}

const arrow = (path: Markup): Markup =>
  markup`<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`;
const sign = { previous: arrow(markup`M15 5l-7 7 7 7`), next: arrow(markup`M9 5l7 7-7 7`) };
