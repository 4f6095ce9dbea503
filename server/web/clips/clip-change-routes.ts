import express, { Router } from "express";
import { clipChange } from "../../../shared/clips/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import { requireJson } from "../own-origin.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";

/** Captions of ten minutes. */
const MOST_BODY = "256kb";

/** What a reviewer makes of a clip: its body is longer than other calls' (BZ16–BZ18, BZ20–BZ23). */
export function clipChangeRoutes(deps: ClipDeps): Router {
  const { desk } = deps.clips;
  const router = Router();
  router.patch<{ slug: string; id: string }>(
    "/api/meetings/:slug/clips/:id",
    // Before the body is read: a stranger must not make us hold it.
    async (request, _response, next) => {
      await inRoom(deps, request, "review-clips");
      next();
    },
    requireJson,
    express.json({ limit: MOST_BODY, strict: true }),
    async (request, response) => {
      const { slug } = await inRoom(deps, request, "review-clips");
      const clip = granted(desk.edit(slug, request.params.id, parsed(clipChange, request.body)));
      response.set("Cache-Control", "no-store").json(clip);
    },
  );
  return router;
}
