import { type Request, Router } from "express";
import { bestEncoding } from "./encoding.ts";
import type { Asset, ClientBuild } from "./ports.ts";
import { HttpProblem } from "./problem.ts";

/** The built client, from memory. Names under `/assets/` carry a content hash, so they never change (WB4). */
export function assetRoutes(client: ClientBuild): Router {
  const router = Router();
  router.get("/{*address}", (request, response, next) => {
    const asset = client.asset(request.path);
    if (asset === null) {
      // Never the HTML page of 404 for a script: a stale page asking for an old build must fail plainly.
      if (request.path.startsWith("/assets/")) throw new HttpProblem(404, "NOT_FOUND");
      return next();
    }
    const isHashed = request.path.startsWith("/assets/");
    response.set({
      "Content-Type": asset.contentType,
      "Cache-Control": isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      ETag: asset.etag,
      Vary: "Accept-Encoding",
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const { encoding, body } = formFor(request, asset);
    if (encoding !== null) response.set("Content-Encoding", encoding);
    response.set("Content-Length", String(body.length)).end(request.method === "HEAD" ? undefined : body);
  });
  return router;
}

function formFor(request: Request, asset: Asset): { encoding: "br" | "gzip" | null; body: Buffer } {
  const encoding = bestEncoding(request);
  if (encoding === "br" && asset.brotli !== undefined) return { encoding, body: asset.brotli };
  if (encoding !== null && asset.gzip !== undefined) return { encoding: "gzip", body: asset.gzip };
  return { encoding: null, body: asset.plain };
}
