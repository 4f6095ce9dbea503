import { Router } from "express";
import { z } from "zod";
import { mayIn } from "../../../shared/roles.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { isFound } from "../meetings/search-meetings.ts";
import { askedActs, MOST_ACTS, toldActs } from "../meetings/told-acts.ts";
import { briefOf } from "../meetings/told-meeting.ts";
import type { MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

const question = z.object({
  q: z.string().max(200).default(""),
  /** What was put away is not among what comes. */
  archived: z.enum(["no", "only", "all"]).default("no"),
});

/**
 * The list of meetings, of theirs only to who is limited to some (AC5); who did what on air; forgetting the sample (WB25,
 * WB27, WB28, MT5).
 */
export function meetingRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}): Router {
  const { auth, meetings, log } = deps;
  const router = Router();

  router.get("/api/meetings", async (request, response) => {
    const actor = await auth.actorOf(request);
    const { q, archived } = parsed(question, request.query);
    const list = (await meetings.list()).filter(
      ({ slug, record }) =>
        (actor?.meetings === undefined || actor.meetings.includes(slug)) &&
        (archived === "all" || (archived === "only") === (record.archivedAt !== null)) &&
        (q === "" || isFound(record, q)),
    );
    response
      .set("Cache-Control", "no-store")
      .json(
        list.map((meeting) =>
          mayIn(actor, "follow-rundown", meeting.slug)
            ? { ...briefOf(meeting), viewers: meetings.viewers(meeting.slug) }
            : briefOf(meeting),
        ),
      );
  });

  router.get("/api/meetings/:slug/acts", async (request, response) => {
    await requireRight(auth, request, "follow-rundown", request.params.slug);
    const { since } = parsed(askedActs, request.query);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const acts = await meetings.acts(slug, MOST_ACTS);
    response.set("Cache-Control", "no-store").json(await toldActs(auth, acts, since));
  });

  router.delete("/api/meetings/:slug", async (request, response) => {
    const actor = await requireRight(auth, request, "drop-meeting");
    const { slug, sample } = await meetingNamed(meetings, request.params.slug);
    // A real meeting's record is kept: only the sample may be forgotten.
    if (!sample) throw new HttpProblem(409, "NOT_A_SAMPLE");
    await meetings.drop(slug);
    log.info("meeting deleted", { slug, accountId: actor.id });
    response.status(204).end();
  });

  return router;
}
