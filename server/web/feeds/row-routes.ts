import { Router } from "express";
import { nothingSaid, rowFinding } from "../../../shared/feeds/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import { HttpProblem } from "../problem.ts";
import { answer } from "./answers.ts";
import type { FeedDeps } from "./parts.ts";

/** What a person settles of one post at one target: nobody else could find out (FD48). */
export function rowRoutes(deps: FeedDeps): Router {
  const { desk, log } = deps;
  const router = Router();
  const address = "/api/meetings/:slug/feed/rows/:id";

  router.post(`${address}/resolve`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "approve-highlight");
    const id = rowNumber(request.params.id);
    const { found } = parsed(rowFinding, request.body);
    answer(response, desk.resolveRow(slug, id, found, actor.name));
    log.info("post looked for by hand", { row: id, slug, isThere: found !== null, accountId: actor.id });
  });

  router.post(`${address}/retry`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "approve-highlight");
    const id = rowNumber(request.params.id);
    parsed(nothingSaid, request.body);
    answer(response, desk.retryRow(slug, id, actor.name));
    log.info("post tried again by hand", { row: id, slug, accountId: actor.id });
  });

  router.post(`${address}/cancel`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "approve-highlight");
    const id = rowNumber(request.params.id);
    parsed(nothingSaid, request.body);
    answer(response, desk.cancelRow(slug, id, actor.name));
    log.info("post given up by hand", { row: id, slug, accountId: actor.id });
  });

  return router;
}

function rowNumber(given: string): number {
  if (!/^[1-9]\d{0,14}$/u.test(given)) throw new HttpProblem(404, "UNKNOWN_ROW");
  return Number(given);
}
