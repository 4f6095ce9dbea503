import { Router } from "express";
import { newReporterClip, reporterChange } from "../../../shared/clips/commands.ts";
import { consentWords } from "../../../shared/clips/consent-words.ts";
import { type ReporterBriefing, recordingLimitsMs } from "../../../shared/clips.ts";
import type { ToldPass } from "../../../shared/passes.ts";
import { millis } from "../../../shared/time.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import type { Pass } from "../pass-ports.ts";
import type { Meeting } from "../ports.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";
import { asSender, reporterOf } from "./senders.ts";

/** What a reporter's link opens: the briefing, their own clips, and assignments (BZ1–BZ4, BZ10). */
export function reporterCalls(deps: ClipDeps): Router {
  const { clips, meetings, auth, log } = deps;
  const { desk } = clips;
  const router = Router();

  router.get("/api/reporter", async (request, response) => {
    const pass = await reporterOf(deps, request);
    const meeting = await meetingNamed(meetings, pass.meeting);
    const briefing: ReporterBriefing = {
      pass: told(pass, await auth.nameOf(pass.madeBy)),
      meeting: { slug: meeting.slug, title: meeting.record.title, items: itemsOf(meeting) },
      consentWords: consentWords(meeting.record.title),
      limitsMs: recordingLimitsMs.map(millis),
      assignments: desk.assignments.for(meeting.slug, pass.id),
      clips: desk.own(meeting.slug, pass.id),
      quota: {
        usedBytes: desk.intake.usedBytes(meeting.slug, pass.id),
        mostBytes: desk.limits.quotaBytes,
      },
      canConvert: desk.canConvert,
      needsTwo: desk.needsTwo(meeting.slug),
    };
    response.set("Cache-Control", "no-store").json(briefing);
  });

  router.post("/api/reporter/clips", async (request, response) => {
    const pass = await reporterOf(deps, request);
    const { slug } = await meetingNamed(meetings, pass.meeting);
    const order = parsed(newReporterClip, request.body);
    const clip = granted(await desk.register(slug, asSender(pass), { sort: "blitz", ...order }));
    response.status(201).set("Cache-Control", "no-store").json(clip);
  });

  router.patch("/api/reporter/clips/:id", async (request, response) => {
    const pass = await reporterOf(deps, request);
    const clip = granted(desk.amend(asSender(pass), request.params.id, parsed(reporterChange, request.body)));
    response.set("Cache-Control", "no-store").json(clip);
  });

  router.delete("/api/reporter/clips/:id", async (request, response) => {
    const pass = await reporterOf(deps, request);
    granted(await desk.dropOwn(asSender(pass), request.params.id));
    log.info("clip dropped", { clipId: request.params.id, passId: pass.id });
    response.status(204).set("Cache-Control", "no-store").end();
  });

  router.post("/api/reporter/assignments/:id/take", async (request, response) => {
    const pass = await reporterOf(deps, request);
    const taken = granted(desk.assignments.take(pass.meeting, request.params.id, pass.id));
    response.set("Cache-Control", "no-store").json(taken);
  });

  router.post("/api/reporter/assignments/:id/done", async (request, response) => {
    const pass = await reporterOf(deps, request);
    const done = granted(desk.assignments.done(pass.meeting, request.params.id, pass.id));
    response.set("Cache-Control", "no-store").json(done);
  });

  return router;
}

const itemsOf = ({ record }: Meeting): ReporterBriefing["meeting"]["items"] =>
  record.programme.map(({ title }, index) => ({ number: String(index + 1), title }));

/** Field by field: never what stands in the store beside it. */
const told = (pass: Pass, madeBy: string | null): ToldPass => {
  const { id, sort, meeting, subject, name, madeAt, expiresAt, seenAt } = pass;
  return { id, sort, meeting, subject, name, madeBy, madeAt, expiresAt, seenAt };
};
