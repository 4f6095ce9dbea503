import { type Request, type Response, Router } from "express";
import { feedAddress } from "../../../../shared/feeds.ts";
import type { Clock } from "../../../clock.ts";
import type { ClipReader } from "../../clip-ports.ts";
import type { ExhibitionReader } from "../../exhibition-ports.ts";
import { FEED_PAGE } from "../../feeds/reader-routes.ts";
import { meetingNamed } from "../../meetings/meeting-named.ts";
import type { ClientBuild, Meeting } from "../../ports.ts";
import { HttpProblem } from "../../problem.ts";
import { currentMeeting } from "../current-meeting.ts";
import { type Filling, fillPage } from "../fill-page.ts";
import { originReader } from "../page-origin.ts";
import { sendPage } from "../send-page.ts";
import { BriefCache } from "./brief-cache.ts";
import { meantCode } from "./code.ts";
import { cursorOf, readCursor } from "./cursor.ts";
import { type FeedPageDeps, placeOf } from "./feed-place.ts";
import { gonePage } from "./gone-page.ts";
import { listPage } from "./list-page.ts";
import { permalinkPage } from "./permalink-page.ts";

/** The feed as pages that need no script: of a meeting, of all, and each highlight at its own address (FD109–FD112). */
export function feedPages(
  deps: FeedPageDeps & {
    readonly client: ClientBuild;
    readonly clock: Clock;
    readonly exhibitionReader?: ExhibitionReader;
    readonly clipReader?: Pick<ClipReader, "approvedClip">;
  },
): Router {
  const { client, clock, meetings, exhibitionReader, clipReader } = deps;
  const { reader, moments } = deps.feed;
  const lists = new BriefCache<string>();
  const originOf = originReader(deps.publicUrl);
  const router = Router();
  const send = (request: Request, response: Response, filling: Filling): void =>
    sendPage(request, response, fillPage(client.page("feed"), filling), "public");
  const frameOf = async (meeting: Meeting | null) => ({
    meeting,
    onAir: meeting === null ? await onAir() : null,
    hasExhibition: meeting !== null && (await exhibitionReader?.exhibition(meeting.slug)) != null,
  });
  const onAir = async (): Promise<Meeting | null> => {
    const current = currentMeeting(await meetings.list(), clock.now());
    return current?.record.phase === "open" ? current : null;
  };

  const sendList = async (request: Request, response: Response, meeting: Meeting | null) => {
    const { before: asked } = request.query;
    const before = typeof asked === "string" ? (readCursor(asked) ?? undefined) : undefined;
    const slug = meeting?.slug ?? null;
    const key = [slug, before && cursorOf(before), originOf(request), reader.head()].join(" ");
    const html = await lists.get(key, async () => {
      const page = reader.page({ meeting: slug, before, most: FEED_PAGE });
      const [frame, data] = await Promise.all([frameOf(meeting), placeOf(deps, request, page.items)]);
      return fillPage(client.page("feed"), listPage({ frame, page, before, data }));
    });
    sendPage(request, response, html, "public");
  };

  router.get("/lenta", (request, response) => sendList(request, response, null));

  router.get("/m/:slug/lenta", async (request, response) => {
    await sendList(request, response, await meetingNamed(meetings, request.params.slug));
  });

  router.get("/h/:code", async (request, response) => {
    const code = meantCode(request.params.code);
    if (code === null) throw new HttpProblem(404, "UNKNOWN_HIGHLIGHT");
    if (code !== request.params.code) {
      response.set("Cache-Control", "public, max-age=3600").redirect(301, feedAddress.permalink(code));
      return;
    }
    const found = reader.byCode(code);
    if (found === null) throw new HttpProblem(404, "UNKNOWN_HIGHLIGHT");
    if (found.type !== "live") {
      const gone = found.type === "withdrawn" ? found.gone : null;
      const frame = await frameOf(gone === null ? null : await meetings.find(gone.meeting));
      response.status(410);
      return send(request, response, gonePage(frame, gone));
    }
    const { highlight } = found;
    const members = reader.members(highlight);
    const seq = reader.head();
    const [frame, data, clip, recorded] = await Promise.all([
      frameOf(await meetings.find(highlight.meeting)),
      placeOf(deps, request, [highlight, ...members]),
      highlight.clip === null ? null : clipReader?.approvedClip(highlight.meeting, highlight.clip.id),
      highlight.content.moment === null ? null : moments?.moment(highlight),
    ]);
    const shown = { frame, highlight, members, seq, data, clip: clip ?? null, isRecorded: recorded != null };
    send(request, response, permalinkPage(shown));
  });

  return router;
}
