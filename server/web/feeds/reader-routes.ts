import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { slugPattern } from "../../../shared/ids.ts";
import { parsed } from "../body.ts";
import { weakTag } from "../etag.ts";
import type { FeedReader } from "../feed-ports.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { readCursor } from "../pages/feed/cursor.ts";
import type { MeetingDirectory } from "../ports.ts";

/** Entries of one answer. */
export const FEED_PAGE = 30;
/** Changes of one answer. */
export const MOST_CHANGES = 50;

const question = z.strictObject({
  meeting: z.string().regex(slugPattern).optional(),
  before: z
    .string()
    .max(40)
    .transform((text, context) => {
      const place = readCursor(text);
      if (place === null) context.addIssue({ code: "custom", message: "no cursor" });
      return place ?? undefined;
    })
    .optional(),
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** The own feed for anyone, as JSON (FD104): a page of it, or what changed `since`. */
export function feedReaderRoutes(deps: {
  readonly meetings: Pick<MeetingDirectory, "find">;
  readonly reader: FeedReader;
}): Router {
  const { meetings, reader } = deps;
  const router = Router();

  router.get("/api/feed", async (request, response) => {
    const { meeting: slug, before, since } = parsed(question, request.query);
    const meeting = slug === undefined ? null : (await meetingNamed(meetings, slug)).slug;
    const page =
      since === undefined
        ? reader.page({ meeting, before, most: FEED_PAGE })
        : reader.since(meeting, since, MOST_CHANGES);
    // What changed is told from the oldest, so that nothing is left out; the page wants the newest first, as a list stands.
    sendJson(request, response, {
      ...page,
      items: page.items.toSorted((one, other) => other.releasedAt - one.releasedAt),
    });
  });

  return router;
}

function sendJson(request: Request, response: Response, answer: object): void {
  const body = JSON.stringify(answer);
  response.set({
    "Content-Type": "application/json; charset=utf-8",
    // Asked again each time, and answered 304 while nothing changed: what is withdrawn is gone at once.
    "Cache-Control": "public, no-cache",
    ETag: weakTag(body),
  });
  if (request.fresh) response.status(304).end();
  else response.end(request.method === "HEAD" ? undefined : body);
}
