/** The stage without a picture: before the meeting, after it, and where there is none. */

import { html, type TemplateResult } from "lit";
import { contentLanguage } from "../../i18n/language.ts";
import cover from "../../ui/art/cover.svg";
import { t } from "./strings.ts";

/** VW5: turns into the broadcast by itself. */
export const beforeStage = (title: string, starts: string | undefined): TemplateResult =>
  html`<section class="stage pre" aria-labelledby="h1">
    <div class="wrap pre__grid">
      <div>
        <p class="pre__when">${starts === undefined ? t("tag.planned") : t("startsAt", { time: starts })}</p>
        <h1 id="h1" lang=${contentLanguage}>${title}</h1>
        <p class="pre__lead">${t("beforeLead")}</p>
        <p class="pre__lead">${t("beforeAuto")}</p>
      </div>
      <img class="pre__pic" src=${cover} alt="" width="1280" height="720" />
    </div>
  </section>`;

/** VW40: for whoever comes when all is over. */
export const endedStage = (title: string): TemplateResult =>
  html`<section class="stage pre" aria-labelledby="h1">
    <div class="wrap pre__grid">
      <div>
        <p><span class="tag tag--stage">${t("tag.ended")}</span></p>
        <h1 id="h1" lang=${contentLanguage}>${title}</h1>
        <p class="pre__lead">${t("endedLead")}</p>
        <p class="pre__lead">${t("endedBody")}</p>
      </div>
      <img class="pre__pic" src=${cover} alt="" width="1280" height="720" />
    </div>
  </section>`;

export const refusedStage = (): TemplateResult =>
  html`<section class="stage pre" aria-labelledby="h1">
    <div class="wrap">
      <h1 id="h1">${t("refusedTitle")}</h1>
      <p class="pre__lead">${t("refusedBody")}</p>
      <p><a class="btn btn--line" href="/">${t("home")}</a></p>
    </div>
  </section>`;
