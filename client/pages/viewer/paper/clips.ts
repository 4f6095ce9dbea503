import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { quoted } from "../../../../shared/cards/quoted.ts";
import type { PublicClip } from "../../../../shared/clips.ts";
import { millis } from "../../../../shared/time.ts";
import { zoneOf } from "../../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { imageAddress } from "../../../cards/image-address.ts";
import { formatDuration, formatTime } from "../../../i18n/format.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import "./clips.css";
import { type Drawn, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

/** One row of the design; the rest on their own page. */
const NEWEST = 4;

/** `null`: none, and none promised. Else what to say of those to come. */
export function promisedClips({ phase, programme, about }: MeetingRecord, now: number): string | null {
  if (phase !== "open") return null;
  const item = programme.find(({ title }) => /блиц|blitz/iu.test(title));
  if (item === undefined) return null;
  const { startsAt } = item;
  return startsAt === undefined || startsAt <= now
    ? t("clipsComing")
    : t("clipsComingAt", { time: formatTime(startsAt, zoneOf(about)) });
}

/** @param promised said where there are none yet; `null`: then there is no section (VW53) */
export function clipsSection(clips: readonly PublicClip[], promised: string | null, href: string): Drawn {
  if (clips.length === 0 && promised === null) return nothing;
  return html`<section id="clips" class="clips-strip" aria-labelledby="h-clips">
    ${sectionHead("clips", t("clips"), clips.length === 0 ? null : { href, count: clips.length })}
    ${
      clips.length === 0
        ? html`<p class="hint">${promised}</p>`
        : html`<ul class="clips" lang=${contentLanguage}>
            ${repeat(
              clips.slice(0, NEWEST),
              ({ id }) => id,
              (clip) => clipRow(clip, href),
            )}
          </ul>`
    }
  </section>`;
}

function clipRow(clip: PublicClip, href: string): TemplateResult {
  const { id, title, quotation, subject, durationMs, poster } = clip;
  const who = subject === null ? "" : [subject.name, subject.post, subject.place].filter(Boolean).join(", ");
  return html`<li>
    <a href="${href}/${id}"
      ><span class="clips__picture"
        >${
          poster === null
            ? nothing
            : html`<img src=${imageAddress(poster)} alt="" width=${poster.widthPx} height=${poster.heightPx} loading="lazy" />`
        }<span class="clips__length num">${formatDuration(millis(durationMs))}</span></span
      ><b>${tidy(quotation === "" ? title : quoted(quotation))}</b></a
    >
    ${who === "" ? nothing : html`<p>${tidy(who)}</p>`}
  </li>`;
}
