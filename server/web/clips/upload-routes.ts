import { type Request, type Response, Router } from "express";
import { millis } from "../../../shared/time.ts";
import { HttpProblem } from "../problem.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";
import { uploaderOf } from "./senders.ts";

export const UPLOADS = "/upload/clips";

/**
 * Files of clips by tus 1.0. In front of what parses bodies: they go to the disk as they come. Other sites' pages are told
 * nothing (WB6), and no header makes one method another (BZ11–BZ14).
 */
export function uploadRoutes(deps: ClipDeps): Router {
  const { uploads } = deps.clips;
  const router = Router();

  const carryOut = async (request: Request, response: Response) => {
    if (request.headers["x-http-method-override"] !== undefined) throw new HttpProblem(400, "BAD_SHAPE");
    const sender = await uploaderOf(deps, request);
    const asked = request.params["id"];
    const id = granted(await uploads.admit(request, typeof asked === "string" ? asked : null, sender));
    const leave = request.method === "PATCH" ? uploads.enter(id, sender) : () => {};
    if (leave === null) throw new HttpProblem(503, "BUSY", { retryAfterMs: millis(5_000) });
    try {
      await uploads.handle(request, response);
    } finally {
      leave();
    }
  };

  router.post(UPLOADS, carryOut);
  router.head(`${UPLOADS}/:id`, carryOut);
  router.patch(`${UPLOADS}/:id`, carryOut);
  router.delete(`${UPLOADS}/:id`, carryOut);
  // What a tus client may ask first: which version, how large a file.
  router.options(UPLOADS, (request, response) => uploads.handle(request, response));
  return router;
}
