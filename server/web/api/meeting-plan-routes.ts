import { randomUUID } from "node:crypto";
import { type Request, Router } from "express";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { carriedOut, refused } from "../meetings/carried-out.ts";
import { changedPlan, newMeeting, planBody } from "../meetings/meeting-bodies.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { briefOf, planOf } from "../meetings/told-meeting.ts";
import type { Meeting, MeetingDirectory } from "../ports.ts";
import { requireRight } from "../signed-in.ts";

/** So far back the last change of a plan is looked for among a meeting's acts. */
const MOST_ACTS = 200;

/** Making a meeting, and what its form reads and writes (MT1–MT11). They read long bodies themselves. */
export function meetingPlanRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}): Router {
  const { auth, meetings, log } = deps;
  const router = Router();

  /** What is planned now, and who planned it when. */
  const told = async (meeting: Meeting) => {
    const acts = await meetings.acts(meeting.slug, MOST_ACTS);
    const act = acts.find(({ seq }) => seq === meeting.record.plannedBy);
    return {
      ...planOf(meeting),
      plannedAt: act?.at ?? null,
      planner: act === undefined ? null : await auth.nameOf(act.actorId),
    };
  };

  router.post(
    "/api/meetings",
    ...planBody((request) => requireRight(auth, request, "create-meeting")),
    async (request, response) => {
      const actor = await requireRight(auth, request, "create-meeting");
      const { commandId = randomUUID(), ...meeting } = parsed(newMeeting, request.body);
      const made = await meetings.create(meeting, actor, commandId);
      if (!made.ok) throw refused(made.problem);
      log.info("meeting created", { slug: made.value.slug, accountId: actor.id });
      response.status(201).set("Cache-Control", "no-store").json(briefOf(made.value));
    },
  );

  router.get("/api/meetings/:slug", async (request, response) => {
    await requireRight(auth, request, "follow-rundown", request.params.slug);
    const meeting = await meetingNamed(meetings, request.params.slug);
    const cues = await meetings.cues(meeting.slug);
    const itemsWithCards = cues.flatMap(({ card }) => (card.kind === "agenda" ? (card.itemId ?? []) : []));
    response
      .set("Cache-Control", "no-store")
      .json({ ...briefOf(meeting), ...(await told(meeting)), cards: cues.length, itemsWithCards });
  });

  router.put(
    "/api/meetings/:slug",
    ...planBody((request) => requireRight(auth, request, "plan", slugIn(request))),
    async (request, response) => {
      const actor = await requireRight(auth, request, "plan", slugIn(request));
      const { commandId = randomUUID(), ...change } = parsed(changedPlan, request.body);
      const { slug } = await meetingNamed(meetings, slugIn(request));
      const outcome = await meetings.plan(slug, change, actor, commandId);
      response.set("Cache-Control", "no-store");
      if (!outcome.ok && outcome.refusal.code === "STALE") {
        response
          .status(409)
          .json({ error: { code: "STALE" }, current: await told(await meetingNamed(meetings, slug)) });
        return;
      }
      carriedOut(outcome);
      log.info("meeting planned", { slug, accountId: actor.id });
      response.json(await told(await meetingNamed(meetings, slug)));
    },
  );

  return router;
}

/** With several handlers express cannot tell that the pattern's parameter is one word. */
const slugIn = ({ params }: Request): string => String(params["slug"]);
