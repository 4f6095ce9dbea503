import { Router } from "express";
import type { Auth } from "../auth/auth.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import type { MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import type { ShowDesk } from "../show-ports.ts";
import { requireRight } from "../signed-in.ts";

/** What is still to be done before a meeting, looked up anew at each call (SH20). */
export function readinessRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: Pick<MeetingDirectory, "find">;
  readonly readiness: ShowDesk["readiness"];
}): Router {
  const { auth, meetings, readiness } = deps;
  const router = Router();

  router.get("/api/meetings/:slug/readiness", async (request, response) => {
    await requireRight(auth, request, "follow-rundown", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const report = await readiness(slug);
    if (report === null) throw new HttpProblem(404, "UNKNOWN_MEETING");
    response.set("Cache-Control", "no-store").json(report);
  });

  return router;
}
