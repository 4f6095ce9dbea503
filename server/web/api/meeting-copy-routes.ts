import { randomUUID } from "node:crypto";
import { Router } from "express";
import { meetingPlan } from "../../../shared/timeline/commands.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { agendaCues } from "../meetings/agenda-cues.ts";
import { carriedOut, refused } from "../meetings/carried-out.ts";
import { copiedMeeting } from "../meetings/copied-meeting.ts";
import { meetingCopy, onlyCommandId } from "../meetings/meeting-bodies.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { briefOf } from "../meetings/told-meeting.ts";
import type { MeetingDirectory } from "../ports.ts";
import { requireRight } from "../signed-in.ts";

/** A meeting made of another one, its cards made of its programme, and the archive (MT12–MT19). */
export function meetingCopyRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly log: Log;
}): Router {
  const { auth, meetings, log } = deps;
  const router = Router();

  router.post("/api/meetings/:slug/copy", async (request, response) => {
    const actor = await requireRight(auth, request, "create-meeting");
    const from = await meetingNamed(meetings, request.params.slug);
    const { slug, title, hashtag, firstDay, cards, commandId = randomUUID() } = parsed(meetingCopy, request.body);
    const cues = cards ? await meetings.cues(from.slug) : [];
    const copy = copiedMeeting(from.record, cues, { hashtag, firstDay, newId: randomUUID });
    const plan = parsed(meetingPlan, { title, about: copy.about, programme: copy.programme });
    const made = await meetings.create({ ...plan, slug }, actor, commandId);
    if (!made.ok) throw refused(made.problem);
    // The same id as the plan's, in the other ledger: a copy that was cut short is finished by its retry.
    if (copy.cues.length > 0) carriedOut(await meetings.addCues(slug, copy.cues, actor, commandId));
    log.info("meeting copied", { slug, from: from.slug, cards: copy.cues.length, accountId: actor.id });
    response
      .status(201)
      .set("Cache-Control", "no-store")
      .json({ ...briefOf(made.value), cards: copy.cues.length });
  });

  router.post("/api/meetings/:slug/agenda-cards", async (request, response) => {
    const actor = await requireRight(auth, request, "add-all", request.params.slug);
    const { slug, record } = await meetingNamed(meetings, request.params.slug);
    const { commandId = randomUUID() } = parsed(onlyCommandId, request.body);
    const cues = agendaCues(record.programme, await meetings.cues(slug), randomUUID);
    if (cues.length > 0) carriedOut(await meetings.addCues(slug, cues, actor, commandId));
    response.set("Cache-Control", "no-store").json({ added: cues.length });
  });

  for (const [method, isAway] of [
    ["put", true],
    ["delete", false],
  ] as const) {
    router[method]("/api/meetings/:slug/archive", async (request, response) => {
      const actor = await requireRight(auth, request, isAway ? "archive" : "unarchive", request.params.slug);
      const { slug } = await meetingNamed(meetings, request.params.slug);
      const outcome = await meetings.putAway(slug, isAway, actor, randomUUID());
      // Where it is already it stays: what was wished for holds.
      if (outcome.ok || outcome.refusal.code !== "DUPLICATE") carriedOut(outcome);
      response.set("Cache-Control", "no-store").json(briefOf(await meetingNamed(meetings, slug)));
    });
  }

  return router;
}
