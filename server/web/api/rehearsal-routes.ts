import { Router } from "express";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { carriedOut } from "../meetings/carried-out.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { askedActs, MOST_ACTS, toldActs } from "../meetings/told-acts.ts";
import type { MeetingDirectory } from "../ports.ts";
import type { RehearsalDesk } from "../show-ports.ts";
import { requireRight } from "../signed-in.ts";

/** Whether a meeting is rehearsed, its begin and its end, and who did what in it (SH2, SH6). */
export function rehearsalRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: Pick<MeetingDirectory, "find">;
  readonly rehearsals: RehearsalDesk;
}): Router {
  const { auth, meetings, rehearsals } = deps;
  const router = Router();
  const address = "/api/meetings/:slug/rehearsal";

  router.get(address, async (request, response) => {
    await requireRight(auth, request, "follow-rehearsal", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    response.set("Cache-Control", "no-store").json({ since: rehearsals.since(slug) });
  });

  router.post(address, async (request, response) => {
    const actor = await requireRight(auth, request, "rehearse", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    carriedOut(await rehearsals.begin(slug, actor));
    response
      .status(201)
      .set("Cache-Control", "no-store")
      .json({ since: rehearsals.since(slug) });
  });

  router.delete(address, async (request, response) => {
    const actor = await requireRight(auth, request, "rehearse", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    carriedOut(await rehearsals.end(slug, actor));
    response.set("Cache-Control", "no-store").json({ since: null });
  });

  router.get(`${address}/acts`, async (request, response) => {
    await requireRight(auth, request, "follow-rehearsal", request.params.slug);
    const { since } = parsed(askedActs, request.query);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const acts = await rehearsals.acts(slug, MOST_ACTS);
    response.set("Cache-Control", "no-store").json(await toldActs(auth, acts, since));
  });

  return router;
}
