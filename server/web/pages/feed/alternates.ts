import { type Markup, markup } from "../markup.ts";
import { feedForms, formAddress } from "./addresses.ts";

/** Announces the three feeds to readers that look for them. @param slug `null`: of all meetings */
export const feedAlternates = (slug: string | null, title: string, origin: string): Markup =>
  markup`${feedForms.map(
    ({ form, type, name }) =>
      markup`<link rel="alternate" type="${type}" title="${title} (${name})" href="${origin}${formAddress(slug, form)}">\n`,
  )}`;
