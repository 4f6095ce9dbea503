/** The stage without a picture: after the meeting, and where there is none. Before it: before/before-stage.ts. */

import { html, type TemplateResult } from "lit";
import type { ImageRef } from "../../../shared/cards/field.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { contentLanguage } from "../../i18n/language.ts";
import house from "../../ui/art/cover.svg";
import { t } from "./strings.ts";

/** VW40: for whoever comes when all is over. */
export const endedStage = (title: string, cover: ImageRef | undefined): TemplateResult =>
  stage(
    cover,
    html`<p><span class="tag tag--stage">${t("tag.ended")}</span></p>
        ${heading(title)}
        <p class="pre__lead">${t("endedLead")}</p>
        <p class="pre__lead">${t("endedBody")}</p>`,
  );

/** Stands for the blink until the code of the stage before the meeting has come. */
export const plainStage = (title: string, cover: ImageRef | undefined): TemplateResult => stage(cover, heading(title));

const heading = (title: string): TemplateResult => html`<h1 id="h1" lang=${contentLanguage}>${title}</h1>`;

const stage = (cover: ImageRef | undefined, words: TemplateResult): TemplateResult =>
  html`<section class="stage pre" aria-labelledby="h1">
    <div class="wrap pre__grid">
      <div>${words}</div>
      <figure class="pre__pic">
        <img src=${cover === undefined ? house : imageAddress(cover)} alt="" width="1280" height="720" />
      </figure>
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
