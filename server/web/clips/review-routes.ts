import { Router } from "express";
import { clipReturn, clipVerdict } from "../../../shared/clips/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";

/** The control room's queue of clips: approved, returned, rejected, withdrawn (BZ5–BZ9). */
export function reviewRoutes(deps: ClipDeps): Router {
  const { clips, log } = deps;
  const { desk, passes } = clips;
  const router = Router();
  const address = "/api/meetings/:slug/clips";

  router.get(`${address}/desk`, async (request, response) => {
    const { slug } = await inRoom(deps, request, "see-clips");
    response.set("Cache-Control", "no-store").json({
      clips: desk.all(slug),
      assignments: desk.assignments.of(slug),
      passes: await passes.told(slug, "reporter"),
      canConvert: desk.canConvert,
      twoPeople: desk.needsTwo(slug),
    });
  });

  router.post(`${address}/:id/approve`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "review-clips");
    const { id } = request.params;
    const clip = granted(desk.approve(slug, id, parsed(clipVerdict, request.body).version, actor));
    log.info("clip approved", { clipId: id, slug, accountId: actor.id, approvals: clip.approvals.length });
    response.set("Cache-Control", "no-store").json(clip);
  });

  router.post(`${address}/:id/return`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "review-clips");
    const { id } = request.params;
    const { version, note } = parsed(clipReturn, request.body);
    const clip = granted(desk.return(slug, id, version, note));
    log.info("clip returned", { clipId: id, slug, accountId: actor.id });
    response.set("Cache-Control", "no-store").json(clip);
  });

  router.post(`${address}/:id/reject`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "review-clips");
    const { id } = request.params;
    const { version, note = null } = parsed(clipVerdict, request.body);
    const clip = granted(desk.reject(slug, id, version, note));
    log.info("clip rejected", { clipId: id, slug, accountId: actor.id });
    response.set("Cache-Control", "no-store").json(clip);
  });

  router.post(`${address}/:id/withdraw`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "withdraw-consent");
    const clip = granted(await desk.withdraw(slug, request.params.id, actor));
    response.set("Cache-Control", "no-store").json(clip);
  });

  router.delete(`${address}/:id`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "review-clips");
    granted(await desk.drop(slug, request.params.id));
    log.info("clip dropped", { clipId: request.params.id, slug, accountId: actor.id });
    response.status(204).set("Cache-Control", "no-store").end();
  });

  return router;
}
