import express, { type Request, type RequestHandler, Router } from "express";
import type { ImageRefusal } from "../../library/images.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import type { ImageLibrary } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

const MOST_BYTES = 8 * 1024 * 1024;
const accepted = ["image/png", "image/jpeg", "image/webp"];
const contentTypes: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg", webp: "image/webp" };
const statusOf: Readonly<Record<ImageRefusal, number>> = {
  NOT_AN_IMAGE: 415,
  TOO_LARGE: 413,
  TOO_MANY_PIXELS: 413,
  NO_ROOM: 507,
};

/**
 * What takes in a picture, whoever may send one. Rights are looked at before the body is read: a stranger must not make us hold
 * eight megabytes.
 */
export const imageUpload = (
  { images, log }: { readonly images: ImageLibrary; readonly log: Log },
  mayUpload: (request: Request) => Promise<void>,
): readonly RequestHandler[] => [
  async (request, _response, next) => {
    await mayUpload(request);
    if (request.is(accepted) === false) throw new HttpProblem(415, "NOT_AN_IMAGE");
    next();
  },
  express.raw({ limit: MOST_BYTES, type: accepted }),
  async (request, response) => {
    if (!Buffer.isBuffer(request.body)) throw new HttpProblem(415, "NOT_AN_IMAGE");
    const kept = await images.keep(request.body);
    if (!kept.ok) throw new HttpProblem(statusOf[kept.problem] ?? 415, kept.problem);
    log.info("image kept", { file: kept.value.file, bytes: request.body.length });
    response.status(201).set("Cache-Control", "no-store").json(kept.value);
  },
];

/** Uploading a picture, and showing it (WB33–WB37). */
export function imageRoutes(deps: { readonly auth: Auth; readonly images: ImageLibrary; readonly log: Log }): Router {
  const { auth, images, log } = deps;
  const router = Router();

  router.post(
    "/api/images",
    ...imageUpload({ images, log }, async (request) => {
      await requireRight(auth, request, "upload-image");
    }),
  );

  router.get("/i/:file", (request, response, next) => {
    const path = images.pathOf(request.params.file);
    const contentType = contentTypes[request.params.file.split(".")[1] ?? ""];
    if (path === null || contentType === undefined) throw new HttpProblem(404, "NOT_FOUND");
    response.set({
      // Opened by itself an uploaded file is a dead picture, whatever is hidden in it.
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "Content-Type": contentType,
      "Content-Disposition": "inline",
      // The name is a hash of the content.
      "Cache-Control": "public, max-age=31536000, immutable",
      ETag: `"${request.params.file}"`,
    });
    response.sendFile(path, { cacheControl: false, etag: false, lastModified: false, dotfiles: "allow" }, (error) => {
      if (error) next(isMissing(error) ? new HttpProblem(404, "NOT_FOUND") : error);
    });
  });

  return router;
}

const isMissing = (error: Error): boolean => "code" in error && error.code === "ENOENT";
