import { type Request, Router } from "express";
import type { Clock } from "../../../clock.ts";
import type { ClipReader } from "../../clip-ports.ts";
import { meetingNamed } from "../../meetings/meeting-named.ts";
import { hostOf } from "../../own-origin.ts";
import type { ClientBuild, MeetingDirectory } from "../../ports.ts";
import { HttpProblem } from "../../problem.ts";
import { fillPage } from "../fill-page.ts";
import { sendPage } from "../send-page.ts";
import { clipListPage } from "./clip-list-page.ts";
import { clipPage } from "./clip-page.ts";
import { CLIPS_PATH, isListed } from "./clip-words.ts";

/** A meeting's clips as pages of their own, for anyone (BZ171–BZ173). */
export function clipPageRoutes(deps: {
  readonly client: ClientBuild;
  readonly clock: Clock;
  readonly meetings: MeetingDirectory;
  readonly publicUrl: URL | null;
  readonly clips: Pick<ClipReader, "approved" | "approvedClip">;
}): Router {
  const { client, clock, meetings, publicUrl, clips } = deps;
  const router = Router();
  const originOf = (request: Request): string =>
    publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;

  router.get(`/m/:slug/${CLIPS_PATH}`, async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const filling = clipListPage(await clips.approved(meeting.slug), meeting, originOf(request));
    sendPage(request, response, fillPage(client.page("document"), filling), "public");
  });

  router.get(`/m/:slug/${CLIPS_PATH}/:id`, async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const clip = await clips.approvedClip(meeting.slug, request.params.id);
    if (clip === null || !isListed(clip)) throw new HttpProblem(404, "UNKNOWN_CLIP");
    const filling = clipPage(clip, meeting, clock.now(), originOf(request));
    sendPage(request, response, fillPage(client.page("document"), filling), "public");
  });

  return router;
}
