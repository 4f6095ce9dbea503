import { type Request, Router } from "express";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import type { MeetingDirectory } from "../ports.ts";
import { requireRight } from "../signed-in.ts";
import type { OverlayKeys } from "./overlay-keys.ts";

/** Whether a meeting has a key for its overlays, and a new one (OU3). */
export function overlayKeyRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly outputs: { readonly overlayKeys: OverlayKeys };
  readonly log: Log;
}): Router {
  const { auth, meetings, log } = deps;
  const { overlayKeys } = deps.outputs;
  const router = Router();

  const admitted = async (request: Request, name: string) => {
    const actor = await requireRight(auth, request, "make-key", name);
    const { slug } = await meetingNamed(meetings, name);
    return { slug, actor };
  };

  router.get("/api/meetings/:slug/overlay-key", async (request, response) => {
    const { slug } = await admitted(request, request.params.slug);
    response.set("Cache-Control", "no-store").json({ madeAt: overlayKeys.madeAt(slug) });
  });

  router.post("/api/meetings/:slug/overlay-key", async (request, response) => {
    const { slug, actor } = await admitted(request, request.params.slug);
    const key = overlayKeys.rotate(slug);
    log.info("overlay key made", { slug, accountId: actor.id });
    response.set("Cache-Control", "no-store").json({ key, madeAt: overlayKeys.madeAt(slug) });
  });

  return router;
}
