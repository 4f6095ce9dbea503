import { Router } from "express";
import { newStreamClip } from "../../../shared/clips/commands.ts";
import { parsed } from "../body.ts";
import { inRoom } from "../meetings/in-room.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";

/** A part of the broadcast becomes a clip (BZ200). */
export function streamRoutes(deps: ClipDeps): Router {
  const { desk } = deps.clips;
  const router = Router();
  router.post<{ slug: string }>("/api/meetings/:slug/clips/stream", async (request, response) => {
    const { slug, actor } = await inRoom(deps, request, "mark-clip");
    const clip = granted(await desk.stream.mark(slug, actor, parsed(newStreamClip, request.body)));
    response.status(201).set("Cache-Control", "no-store").json(clip);
  });
  return router;
}
