import { Router } from "express";
import { newPass } from "../../../shared/exhibition/commands.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import type { ExhibitionDeps } from "./parts.ts";

/** Links of institutions to their stands: made and revoked (AC50, AC51, AC56). */
export function standPassRoutes({ exhibition, auth, meetings }: ExhibitionDeps): Router {
  const { stands, passes } = exhibition;
  const router = Router();
  const address = "/api/meetings/:slug/exhibition";

  router.post(`${address}/stands/:id/passes`, async (request, response) => {
    const actor = await requireRight(auth, request, "make-pass", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const wanted = parsed(newPass, request.body);
    const stand = stands.find({ meeting: slug, id: request.params.id });
    if (stand === null) throw new HttpProblem(404, "UNKNOWN_STAND");
    const made = await passes.make({ sort: "stand", meeting: slug, subject: stand.id, ...wanted }, actor);
    response.status(201).set("Cache-Control", "no-store").json(made);
  });

  router.delete(`${address}/passes/:id`, async (request, response) => {
    const actor = await requireRight(auth, request, "make-pass", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    await passes.revoke({ meeting: slug, sort: "stand", id: request.params.id }, actor);
    response.status(204).set("Cache-Control", "no-store").end();
  });

  return router;
}
