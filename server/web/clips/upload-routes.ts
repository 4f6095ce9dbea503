import { type Request, type Response, Router } from "express";
import { MOST_CLIP_BYTES } from "../../../shared/clips.ts";
import { millis } from "../../../shared/time.ts";
import { HttpProblem } from "../problem.ts";
import type { ClipDeps } from "./parts.ts";
import { granted } from "./refused.ts";
import { uploaderOf } from "./senders.ts";

/** As tus names the bytes of an upload. */
const OCTETS = "application/offset+octet-stream";
/** What a form on another site can send without asking first (WB7). */
const FORMS = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"];

const offsets = ["upload-offset", "upload-length"] as const;
const isOffset = (said: string | string[] | undefined) =>
  said === undefined || /^(?:0|[1-9]\d{0,14})$/.test(String(said));

export const UPLOADS = "/upload/clips";

/**
 * Files of clips by tus 1.0. In front of what parses bodies: they go to the disk as they come. Pages of other sites are told
 * nothing (WB6), and no header makes one method another (BZ11–BZ14).
 */
export function uploadRoutes(deps: ClipDeps): Router {
  const { uploads } = deps.clips;
  const router = Router();

  // Refused in the midst of its bytes, a sender is told that the line ends with the answer.
  const carryOut = async (request: Request, response: Response) => {
    try {
      await withUpload(request, response);
    } catch (error) {
      // Its line broke, which is nobody's fault: what has come is kept.
      if (request.destroyed && !request.complete) return;
      if (!request.complete && !response.headersSent) response.set("Connection", "close");
      throw error;
    }
  };

  const withUpload = async (request: Request, response: Response) => {
    const sender = await uploaderOf(deps, request);
    refuseStrange(request);
    const asked = request.params["id"];
    const id = granted(await uploads.admit(request, typeof asked === "string" ? asked : null, sender));
    if (request.headers["tus-resumable"] !== "1.0.0") throw new HttpProblem(412, "TUS_VERSION");
    const leave = request.method === "PATCH" ? uploads.enter(id, sender) : () => {};
    if (leave === null) throw new HttpProblem(503, "BUSY", { retryAfterMs: millis(5_000) });
    try {
      await uploads.handle(request, response);
    } finally {
      leave();
    }
  };

  router.post(UPLOADS, carryOut);
  // HEAD, which tus asks for, comes with it.
  router.get(`${UPLOADS}/:id`, async (request, response) => {
    if (request.method === "HEAD") return await carryOut(request, response);
    const sender = await uploaderOf(deps, request);
    const id = granted(await uploads.admit(request, request.params.id, sender));
    response.set("Cache-Control", "no-store").json(await uploads.progress(id));
  });
  router.patch(`${UPLOADS}/:id`, carryOut);
  router.delete(`${UPLOADS}/:id`, carryOut);
  return router;
}

/** @throws {HttpProblem} 400, 412, 413, 415. */
function refuseStrange(request: Request): void {
  if (request.headers["x-http-method-override"] !== undefined) throw new HttpProblem(400, "BAD_SHAPE");
  if (Number(request.headers["content-length"] ?? 0) > MOST_CLIP_BYTES) throw new HttpProblem(413, "TOO_LARGE");
  const isForm = request.is(FORMS);
  const isOther = request.method === "PATCH" && request.headers["content-type"] !== OCTETS;
  if (isOther || (isForm !== null && isForm !== false)) throw new HttpProblem(415, "OCTETS_ONLY");
  for (const name of offsets)
    if (!isOffset(request.headers[name])) throw new HttpProblem(400, "BAD_SHAPE", { detail: name });
}
