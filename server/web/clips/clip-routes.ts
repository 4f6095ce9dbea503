import { Router } from "express";
import { newFilm } from "../../../shared/clips/commands.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { HttpProblem } from "../problem.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";
import { filmSender } from "./senders.ts";

/** Clips for everybody, and films of stands before their bytes come (BZ1, BZ19). */
export function clipRoutes(deps: ClipDeps): Router {
  const { clips, meetings } = deps;
  const { desk } = clips;
  const router = Router();
  const address = "/api/meetings/:slug/clips";

  router.get(address, async (request, response) => {
    const { slug } = await meetingNamed(meetings, request.params.slug);
    response.set("Cache-Control", "no-store").json(desk.approved(slug));
  });

  router.get(`${address}/:id`, async (request, response) => {
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const clip = desk.approvedClip(slug, request.params.id);
    if (clip === null) throw new HttpProblem(404, "UNKNOWN_CLIP");
    response.set("Cache-Control", "no-store").json(clip);
  });

  router.post(address, async (request, response) => {
    const sender = await filmSender(deps, request, request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const clip = granted(await desk.register(slug, sender, parsed(newFilm, request.body)));
    response.status(201).set("Cache-Control", "no-store").json(clip);
  });

  return router;
}
