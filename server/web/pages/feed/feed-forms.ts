import { type Request, type Response, Router } from "express";
import { meetingNamed } from "../../meetings/meeting-named.ts";
import type { Meeting } from "../../ports.ts";
import { originReader } from "../page-origin.ts";
import { sendText } from "../send-page.ts";
import { type FeedForm, feedForms, formAddress } from "./addresses.ts";
import { forAnySite } from "./any-site.ts";
import { BriefCache } from "./brief-cache.ts";
import { type FeedPageDeps, placeOf } from "./feed-place.ts";
import { atomFeed } from "./forms/atom.ts";
import { type FeedDocument, feedDocument } from "./forms/feed-document.ts";
import { jsonFeed } from "./forms/json-feed.ts";
import { rssFeed } from "./forms/rss.ts";

/** Entries, and tombstones, of one feed: who has missed more reads the page. */
const MOST_ITEMS = 100;

const writers: Readonly<Record<FeedForm, (feed: FeedDocument, self: string) => string>> = {
  atom: atomFeed,
  rss: rssFeed,
  json: jsonFeed,
};

/** Atom, RSS and JSON Feed, of a meeting and of all (FD115–FD117). */
export function feedFormRoutes(deps: FeedPageDeps): Router {
  const { meetings } = deps;
  const { reader } = deps.feed;
  const ready = new BriefCache<{ readonly text: string; readonly updatedAt: number }>();
  const originOf = originReader(deps.publicUrl);
  const router = Router();

  const send = async (
    request: Request,
    response: Response,
    form: (typeof feedForms)[number],
    meeting: Meeting | null,
  ) => {
    forAnySite(response);
    const slug = meeting?.slug ?? null;
    const key = [slug, form.form, originOf(request), reader.head()].join(" ");
    const { text, updatedAt } = await ready.get(key, async () => {
      const { items } = reader.page({ meeting: slug, most: MOST_ITEMS });
      const place = await placeOf(deps, request, items);
      const feed = feedDocument({ items, gone: reader.gone(slug, MOST_ITEMS) }, meeting && told(meeting), place);
      const self = `${place.origin}${formAddress(slug, form.form)}`;
      return { text: writers[form.form](feed, self), updatedAt: feed.updatedAt };
    });
    response.set({
      "Content-Type": `${form.type}; charset=utf-8`,
      // Asked again each time: what was taken back is gone from it at once.
      "Cache-Control": "public, no-cache",
      "Last-Modified": new Date(updatedAt).toUTCString(),
    });
    sendText(request, response, text);
  };

  for (const form of feedForms) {
    router.get(`/lenta.${form.form}`, (request, response) => send(request, response, form, null));
    router.get(`/m/:slug/lenta.${form.form}`, async (request, response) => {
      forAnySite(response);
      await send(request, response, form, await meetingNamed(meetings, String(request.params["slug"])));
    });
  }
  return router;
}

const told = ({ slug, record }: Meeting) => ({ slug, title: record.title, since: record.openedAt ?? 0 });
