import { css, html, type TemplateResult } from "lit";
import type { Correction } from "../../shared/cards/field.ts";
import { programTime } from "../../shared/time.ts";
import { formatDayAndTime, formatTime } from "../i18n/format.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { icon } from "../ui/icons.ts";
import { t } from "./strings.ts";

/**
 * «Исправлено в 11:42, было 3 000 человек»: a word and a frame; the colour is not needed to see it.
 *
 * @cssproperty [--efir-figure-warn=var(--color-warn)] - The frame's and the sign's colour.
 */
export const correctionStyles = css`
  .corrected {
    display: inline-flex;
    align-items: flex-start;
    gap: 0.4em;
    margin-top: var(--space-2);
    padding: 0.2em 0.6em;
    border: max(var(--border), 1px) solid var(--efir-figure-warn, var(--color-warn));
    border-radius: var(--radius-1);
    font-size: var(--text-sm);
    line-height: 1.4;
  }
  .corrected .ico {
    color: var(--efir-figure-warn, var(--color-warn));
  }
`;

/** The reader's own clock; the day stands in the hint, for who watches the recording weeks later. */
export const correctionMark = ({ was, at }: Correction): TemplateResult =>
  html`<p class="corrected num" title=${t("correctedOn", { moment: formatDayAndTime(programTime(at)) })}>
    ${icon("undo")}<span>${t("correctedAt", { time: formatTime(programTime(at)) })} <span lang=${contentLanguage}>${tidy(was)}</span></span>
  </p>`;
