import { escapeHtml, type Markup } from "./markup.ts";

/** What the server puts into a built page before sending it. */
export interface Filling {
  readonly head?: Markup;
  readonly body?: Markup;
  /** Links of the top bar. */
  readonly nav?: Markup;
  /** What stands between the top bar and the page's own words, on pages that have such a place. */
  readonly bar?: Markup;
  /** What a thumb reaches at a phone's foot, on pages that have such a place. */
  readonly tabs?: Markup;
  readonly meeting?: { readonly slug: string; readonly stage: string; readonly language?: "ru" | "en" };
}

/** Fills the marks that the pages of client/ leave for us. */
export function fillPage(html: string, { head, body, nav, bar, tabs, meeting }: Filling): string {
  // Functions as replacements: `$&` in a title is a title, not a pattern.
  const attributes = meeting && `data-meeting="${escapeHtml(meeting.slug)}" data-stage="${escapeHtml(meeting.stage)}"`;
  return html
    .replace(/^(<!doctype html>\s*<html lang=)"ru"/i, (mark, start: string) =>
      meeting?.language === undefined ? mark : `${start}"${meeting.language}"`,
    )
    .replace(/data-meeting=""(?: data-stage="[a-z0-9-]*")?/, (mark) => attributes ?? mark)
    .replace(/<title>[^<]*<\/title>\s*(?=[\s\S]*<!--efir:head-->)/, (title) => (head === undefined ? title : ""))
    .replace("<!--efir:head-->", () => head?.text ?? "")
    .replace("<!--efir:nav-->", () => nav?.text ?? "")
    .replace("<!--efir:bar-->", () => bar?.text ?? "")
    .replace("<!--efir:tabs-->", () => tabs?.text ?? "")
    .replace("<!--efir:body-->", () => body?.text ?? "");
}
