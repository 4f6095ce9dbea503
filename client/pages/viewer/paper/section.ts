import { html, nothing, type TemplateResult } from "lit";
import type { ProgramTime } from "../../../../shared/time.ts";
import { t } from "./strings.ts";

export type Drawn = TemplateResult | typeof nothing;

/** Takes the reader to a moment; `null`: there is no picture to go to. */
export type Seek = ((to: ProgramTime) => void) | null;

/** The same section as a page of its own: to print, to send, to read without script. */
export interface OwnPage {
  /** `/m/kollegiya/nagrady` */
  readonly href: string;
  /** How many are on it, where this page shows fewer. */
  readonly count?: number;
}

/** A section's first line: its name, and the way to its own page. */
export const sectionHead = (id: string, name: string, page: OwnPage | null): TemplateResult =>
  html`<div class="sec">
    <h2 id="h-${id}">${name}</h2>
    ${page === null ? nothing : html`<a href=${page.href}>${page.count === undefined ? t("print") : t("all", { count: page.count })}<span class="vh">: ${name}</span></a>`}
  </div>`;
