import { Router } from "express";
import { feedKill, feedRehearsal, feedSettingsChange } from "../../../shared/feeds/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import { requireRight } from "../signed-in.ts";
import type { FeedDeps } from "./parts.ts";

/** How a meeting's highlights leave, and the switches that stop them (FD49–FD52). */
export function feedSettingsRoutes(deps: FeedDeps): Router {
  const { desk, auth, log } = deps;
  const router = Router();
  const address = "/api/meetings/:slug/feed";

  router.put(`${address}/settings`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "set-feed");
    const outcome = desk.configure(slug, parsed(feedSettingsChange, request.body));
    response.set("Cache-Control", "no-store");
    if (outcome.ok) {
      log.info("feed settings changed", { slug, accountId: actor.id });
      response.json(outcome.value);
    } else response.status(409).json({ error: { code: "STALE" }, current: outcome.problem });
  });

  router.post(`${address}/kill`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "approve-highlight");
    const { isKilled } = parsed(feedKill, request.body);
    log.warn("feed switch of a meeting turned", { slug, isKilled, accountId: actor.id });
    response.set("Cache-Control", "no-store").json(desk.kill(slug, isKilled, actor.name));
  });

  router.post(`${address}/rehearsal`, async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "set-feed");
    const { isOn } = parsed(feedRehearsal, request.body);
    log.info("feed rehearsal turned", { slug, isOn, accountId: actor.id });
    response.set("Cache-Control", "no-store").json(desk.rehearse(slug, isOn));
  });

  router.post("/api/feed/kill", async (request, response) => {
    const actor = await requireRight(auth, request, "kill-feed");
    const { isKilled } = parsed(feedKill, request.body);
    log.warn("feed switch of the house turned", { isKilled, accountId: actor.id });
    response.set("Cache-Control", "no-store").json({ isKilled: desk.killHouse(isKilled, actor.name) });
  });

  return router;
}
