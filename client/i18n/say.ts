import { language } from "./language.ts";

/** One thing in both languages, as the tables of shared/ say it; in the page's own. */
export const say = (said: { readonly ru: string; readonly en: string }): string => said[language()];
