import { Router } from "express";
import { newAssignment, newReporter } from "../../../shared/clips/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";

/** What reporters are asked for, and the links they come by (BZ10, AC50). */
export function assignmentRoutes(deps: ClipDeps): Router {
  const { desk, passes } = deps.clips;
  const router = Router();
  const address = "/api/meetings/:slug";

  router.post(`${address}/assignments`, async (request, response) => {
    const { slug } = await inRoom(deps, request, "assign");
    const made = granted(desk.assignments.add(slug, parsed(newAssignment, request.body)));
    response.status(201).set("Cache-Control", "no-store").json(made);
  });

  router.delete(`${address}/assignments/:id`, async (request, response) => {
    const { slug } = await inRoom(deps, request, "assign");
    granted(desk.assignments.drop(slug, request.params.id));
    response.status(204).set("Cache-Control", "no-store").end();
  });

  router.post(`${address}/reporters`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "make-pass");
    const wanted = parsed(newReporter, request.body);
    const made = await passes.make({ sort: "reporter", meeting: slug, subject: null, ...wanted }, actor);
    response.status(201).set("Cache-Control", "no-store").json(made);
  });

  router.delete(`${address}/reporters/:id`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "make-pass");
    await passes.revoke({ meeting: slug, sort: "reporter", id: request.params.id }, actor);
    response.status(204).set("Cache-Control", "no-store").end();
  });

  return router;
}
