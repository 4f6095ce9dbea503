/** The ways through the page: its sections under the stage, the bar at a phone's foot, and the footer. */

import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../../ui/icons.ts";
import { t } from "./strings.ts";
import "./keys-button.ts";
import type { Section } from "./top-bar.ts";

/**
 * The sections as links, in the order of the page; highlights last, by their golden mark.
 * @param slug the meeting's: where the top bar has no room, links to its pages are here
 * @param hasExhibition it is open
 */
export function contents(
  sections: readonly Section[],
  slug: string,
  hasExhibition: boolean,
): TemplateResult | typeof nothing {
  if (sections.length === 0) return nothing;
  const link = ({ id, name, count }: Section) =>
    html`<a href="#${id}" class=${id === "highlights" ? "toc__gold" : ""}
      >${name}${count === undefined ? nothing : html` <b class="num">${count}</b>`}</a
    >`;
  const gold = sections.filter(({ id }) => id === "highlights");
  const others = sections.filter(({ id }) => id !== "highlights");
  return html`<nav id="contents" class="toc" tabindex="-1" aria-label=${t("onThisPage")}>
    <div class="wrap">
      ${[...others, ...gold].map(link)}<a class="toc__page" href="/m/${slug}/lenta">${t("feed")}</a
      >${hasExhibition ? html`<a class="toc__page" href="/m/${slug}/vystavka">${t("exhibition")}</a>` : nothing}
    </div>
  </nav>`;
}

const iconOf: Readonly<Record<string, IconName>> = {
  programme: "list",
  speakers: "speaker",
  figures: "chart",
  decisions: "check",
  awards: "star",
  materials: "document",
};

/** What a thumb reaches: the broadcast, the two sections that matter most, the feed, and the way to the rest. */
export function tabBar(sections: readonly Section[], slug: string): TemplateResult | typeof nothing {
  if (sections.length === 0) return nothing;
  const chosen = Object.keys(iconOf)
    .flatMap((id) => sections.filter((section) => section.id === id))
    .slice(0, 2);
  return html`<nav class="tabs" aria-label=${t("pages")}>
    <a href="#main" aria-current="page">${icon("picture")}${t("broadcast.short")}</a>
    ${chosen.map(({ id, name }) => html`<a href="#${id}">${icon(iconOf[id] ?? "list")}${name}</a>`)}
    <a href="/m/${slug}/lenta">${icon("bookmark")}${t("feed")}</a>
    <a href="#contents">${icon("more")}${t("more")}</a>
  </nav>`;
}

export const foot = (): TemplateResult =>
  html`<footer class="foot">
    <div class="wrap">
      <p>${t("product")}</p>
      <efir-keys-button></efir-keys-button>
    </div>
  </footer>`;
