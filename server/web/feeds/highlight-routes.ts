import { Router } from "express";
import { highlightChange, highlightTyped, newHighlight } from "../../../shared/feeds/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import { answer } from "./answers.ts";
import type { FeedDeps } from "./parts.ts";

/** Drafts of highlights: made of a card, written, looked at as their targets will have them (FD30–FD36). */
export function highlightRoutes(deps: FeedDeps): Router {
  const { desk, log } = deps;
  const router = Router();
  const address = "/api/meetings/:slug/feed";

  router.get(`${address}/desk`, async (request, response) => {
    const { slug } = await inRoom(deps, request, "see-feed");
    const { highlight } = request.query;
    response.set("Cache-Control", "no-store").json(desk.told(slug, typeof highlight === "string" ? highlight : ""));
  });

  router.post(`${address}/highlights`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "draft-highlight");
    answer(response, desk.draft(slug, parsed(newHighlight, request.body), actor), 201);
  });

  router.put(`${address}/highlights/:id`, async (request, response) => {
    const { slug } = await inRoom(deps, request, "draft-highlight");
    answer(response, desk.edit(slug, request.params.id, parsed(highlightChange, request.body)));
  });

  router.post(`${address}/highlights/:id/preview`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "draft-highlight");
    answer(response, await desk.preview(slug, request.params.id, parsed(highlightTyped, request.body), actor));
  });

  router.delete(`${address}/highlights/:id`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "draft-highlight");
    const outcome = desk.drop(slug, request.params.id);
    if (outcome.ok) log.info("highlight dropped", { highlight: request.params.id, slug, accountId: actor.id });
    answer(response, outcome, 204);
  });

  return router;
}
