import { type Request, Router } from "express";
import { z } from "zod";
import { slugPattern } from "../../../shared/ids.ts";
import { may } from "../../../shared/roles.ts";
import { meetingPlan } from "../../../shared/timeline/commands.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import type { Meeting, MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

const MOST_ACTS = 200;

const takenSlugs: ReadonlySet<string> = new Set(["vhod", "zapisi"]);
const newMeeting = meetingPlan.extend({
  // Their addresses in the control room are taken.
  slug: z
    .string()
    .regex(slugPattern)
    .refine((slug) => !takenSlugs.has(slug)),
});

/** The list of meetings, making one, forgetting the sample (WB25–WB28). */
export function meetingRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}): Router {
  const { auth, meetings, log } = deps;
  const router = Router();

  const namesOf = async (accountIds: ReadonlySet<string>): Promise<ReadonlyMap<string, string | null>> => {
    const named = [...accountIds].map(async (id) => [id, await auth.nameOf(id)] as const);
    return new Map(await Promise.all(named));
  };

  router.get("/api/meetings", async (request, response) => {
    const isStaff = await canSeeViewers(auth, request);
    const list = await meetings.list();
    response
      .set("Cache-Control", "no-store")
      .json(
        list.map((meeting) =>
          isStaff ? { ...brief(meeting), viewers: meetings.viewers(meeting.slug) } : brief(meeting),
        ),
      );
  });

  router.get("/api/meetings/:slug/acts", async (request, response) => {
    await requireRight(auth, request, "follow-rundown");
    const { slug } = request.params;
    if (!slugPattern.test(slug) || (await meetings.find(slug)) === null) throw new HttpProblem(404, "UNKNOWN_MEETING");
    const acts = await meetings.acts(slug, MOST_ACTS);
    const nameById = await namesOf(new Set(acts.map(({ actorId }) => actorId)));
    response
      .set("Cache-Control", "no-store")
      .json(
        acts.map(({ seq, at, actorId, event }) => ({ seq, at, by: nameById.get(actorId) ?? null, type: event.type })),
      );
  });

  router.post("/api/meetings", async (request, response) => {
    const actor = await requireRight(auth, request, "create-meeting");
    const made = await meetings.create(parsed(newMeeting, request.body), actor);
    if (!made.ok) throw new HttpProblem(409, made.problem);
    log.info("meeting created", { slug: made.value.slug, accountId: actor.id });
    response.status(201).set("Cache-Control", "no-store").json(brief(made.value));
  });

  router.delete("/api/meetings/:slug", async (request, response) => {
    const actor = await requireRight(auth, request, "drop-meeting");
    const { slug } = request.params;
    const meeting = slugPattern.test(slug) ? await meetings.find(slug) : null;
    if (meeting === null) throw new HttpProblem(404, "UNKNOWN_MEETING");
    // A real meeting's record is kept: only the sample may be forgotten.
    if (!meeting.sample) throw new HttpProblem(409, "NOT_A_SAMPLE");
    await meetings.drop(slug);
    log.info("meeting deleted", { slug, accountId: actor.id });
    response.status(204).end();
  });

  return router;
}

async function canSeeViewers(auth: Auth, request: Request): Promise<boolean> {
  const actor = await auth.actorOf(request);
  return actor !== null && may(actor.role, "see-health");
}

const brief = ({ slug, sample, record }: Meeting) => ({ slug, title: record.title, phase: record.phase, sample });
