/** What is read on paper, below the stage: functions of what was shown. A section is absent while it is empty (VW51–VW54). */

import { html, nothing, type TemplateResult } from "lit";
import type { PublicClip } from "../../../../shared/clips.ts";
import type { StandBrief } from "../../../../shared/exhibition.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import type { Shown } from "../../../stage/shown.ts";
import type { Section } from "../top-bar.ts";
import "./paper.css";

export { ClipShelf } from "./clip-shelf.ts";
export { StandShelf } from "./stand-shelf.ts";

import { awardsSection } from "./awards.ts";
import { chartsSection } from "./charts.ts";
import { clipsSection, promisedClips } from "./clips.ts";
import { decisionsSection } from "./decisions.ts";
import { figuresSection } from "./figures.ts";
import { highlightsSection } from "./highlights.ts";
import { materialsOf, materialsSection } from "./materials.ts";
import { programmeSection } from "./programme.ts";
import { type Place, programmeRows } from "./programme-rows.ts";
import { quotesSection } from "./quotes.ts";
import type { Seek } from "./section.ts";
import { speakersOf, speakersSection } from "./speakers.ts";
import { standsSection } from "./stands.ts";
import { t } from "./strings.ts";
import { toursSection } from "./tours.ts";

export interface Paper {
  readonly slug: string;
  readonly record: MeetingRecord;
  readonly shown: Shown;
  readonly place: Place;
  readonly seek: Seek;
  /** Approved ones, newest first. */
  readonly clips: readonly PublicClip[];
  /** Of an exhibition that is open. */
  readonly stands: readonly StandBrief[];
  readonly isReplay: boolean;
  /** The meeting has not begun: a programme that is not there yet is promised, and those who will speak are named. */
  readonly isBefore: boolean;
}

export function paper({ slug, record, shown, place, seek, clips, stands, isReplay, isBefore }: Paper): TemplateResult {
  const { byKind, highlights } = shown;
  const page = (path: string) => ({ href: `/m/${slug}/${path}` });
  const rows = programmeRows(record, place);
  return html`<div class="wrap paper">
      ${hasProgramme(record, isBefore) ? programmeSection(record, rows, { seek, isReplay, page: page("programma") }) : nothing}
      ${isBefore ? speakersSection(speakersOf(record.programme)) : highlightsSection(highlights, seek)}
    </div>
    ${figuresSection(byKind.figure, page("cifry"))}
    <div class="wrap paper paper--columns">
      ${decisionsSection(byKind.decision, page("resheniya"))} ${awardsSection(byKind.award, page("nagrady"))}
      ${materialsSection(materialsOf(byKind), page("materialy"))} ${quotesSection(byKind.quote)} ${toursSection(byKind.tour, { href: `/m/${slug}/materialy#ekskursii` })} ${chartsSection(byKind.chart)}
    </div>
    <div class="wrap paper">
      ${clipsSection(clips, isBefore || isReplay ? null : promisedClips(record, place.until), `/m/${slug}/blic`)}
    </div>
    <div class="wrap paper">${standsSection(stands, `/m/${slug}/vystavka`)}</div>`;
}

/** The sections that have something in them, in their order on the page. */
export function paperSections({
  record,
  shown,
  clips,
  isBefore,
}: Pick<Paper, "record" | "shown" | "clips" | "isBefore">): readonly Section[] {
  const { byKind, highlights } = shown;
  const speakers = isBefore ? speakersOf(record.programme) : [];
  const counted = (id: string, name: string, { length }: readonly unknown[]): readonly Section[] =>
    length === 0 ? [] : [{ id, name, count: length }];
  return [
    ...(hasProgramme(record, isBefore) ? [{ id: "programme", name: t("programme") }] : []),
    ...counted("speakers", t("speakers"), speakers),
    ...(isBefore ? [] : counted("highlights", t("highlights"), highlights)),
    ...counted("figures", t("figures"), byKind.figure),
    ...counted("decisions", t("decisions"), byKind.decision),
    ...counted("awards", t("awards"), byKind.award),
    ...counted("materials", t("materials"), materialsOf(byKind)),
    ...counted("quotes", t("quotes"), byKind.quote),
    ...counted("tours", t("tours"), byKind.tour),
    ...counted("charts", t("charts"), byKind.chart),
    ...counted("clips", t("clips"), clips),
  ];
}

/** VW42: promised before the meeting; later a meeting without one has none. */
const hasProgramme = ({ programme }: MeetingRecord, isBefore: boolean): boolean => isBefore || programme.length > 0;
