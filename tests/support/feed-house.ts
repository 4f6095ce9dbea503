import type { KeptEntry } from "../../server/feeds/ports.ts";
import { programTime } from "../../shared/time.ts";
import { anEntry } from "./feed-builders.ts";
import { aRecord } from "./ledger-builders.ts";
import { aMeeting, webApp } from "./web-app.ts";

/** 30 January 2026, 10:30 in Yekaterinburg; the test's clock shows 12:30 there. */
export const morning = Date.UTC(2026, 0, 30, 5, 30);
export const minutesOn = (minutes: number) => programTime(morning + minutes * 60_000);

/** The web app with a meeting whose feed has what is put into it. */
export function feedHouse(more: Parameters<typeof webApp>[0] = {}) {
  const app = webApp(more);
  const addMeeting = (slug: string, title: string) => {
    const about = { language: "ru", timeZone: "Asia/Yekaterinburg", days: [], hashtag: "коллегия2026" } as const;
    app.meetings.set(slug, aMeeting({ slug, record: { ...aRecord(), phase: "open", title, about } }));
  };
  addMeeting("itogi", "Итоги года");
  /** Its moment is the minute in which it was released, unless nothing was on the stage. */
  const put = (code: string, minute: number, change: Partial<KeptEntry> = {}) => {
    const at = minutesOn(minute);
    const entry = anEntry({ code, releasedAt: at, updatedAt: at, ...change });
    const moment = entry.content.moment && { from: at, until: minutesOn(minute + 1) };
    return app.feeds.rows.entries.put({ ...entry, content: { ...entry.content, moment } });
  };
  const withdraw = (code: string, minute: number) => app.feeds.rows.entries.remove(code, "itogi", minutesOn(minute));
  return { ...app, addMeeting, put, withdraw };
}

/** The words of a page, without its tags. */
export const wordsIn = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

/** `property` or `name` of each tag of the head, with its content. */
export const tagsIn = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  );

/** The page's data blocks. */
export const dataIn = (html: string): readonly unknown[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json = ""]) =>
    JSON.parse(json),
  );
