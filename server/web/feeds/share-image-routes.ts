import { Router } from "express";
import { inRoom } from "../meetings/in-room.ts";
import { HttpProblem } from "../problem.ts";
import type { FeedDeps } from "./parts.ts";

/** Share images as a control room sees them before anybody else does (FD36). */
export function shareImageRoutes(deps: FeedDeps): Router {
  const router = Router();
  router.get("/api/meetings/:slug/feed/images/:file", async (request, response, next) => {
    await inRoom(deps, request, "see-feed");
    const path = deps.shareImages.pathOf(request.params.file);
    if (path === null) throw new HttpProblem(404, "NOT_FOUND");
    response.set({
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "Content-Type": "image/png",
      // Named by its content, and not public yet.
      "Cache-Control": "private, max-age=31536000, immutable",
    });
    response.sendFile(path, { cacheControl: false, etag: false, lastModified: false, dotfiles: "allow" }, (error) => {
      if (error) next("code" in error && error.code === "ENOENT" ? new HttpProblem(404, "NOT_FOUND") : error);
    });
  });
  return router;
}
