import { type Request, type RequestHandler, Router } from "express";
import type { Log, LogFields } from "../../log.ts";
import { attachment } from "../attachment.ts";
import type { Auth } from "../auth/auth.ts";
import type { FileRefusal, FileShelf } from "../library-ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import { Places } from "./places.ts";
import { bodyOf, uploadOf, whileReceiving } from "./upload.ts";

const statusOf: Readonly<Record<FileRefusal, number>> = {
  EMPTY: 422,
  TOO_LARGE: 413,
  NO_ROOM: 507,
  NOT_A_DOCUMENT: 415,
  MACROS: 415,
  ENCRYPTED: 415,
  BROKEN: 415,
  TOO_HEAVY: 413,
};

const MOST_AT_ONCE = 4;

const openXml = "application/vnd.openxmlformats-officedocument.";
const openDocument = "application/vnd.oasis.opendocument.";
const contentTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: `${openXml}wordprocessingml.document`,
  xlsx: `${openXml}spreadsheetml.sheet`,
  pptx: `${openXml}presentationml.presentation`,
  odt: `${openDocument}text`,
  ods: `${openDocument}spreadsheet`,
  odp: `${openDocument}presentation`,
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
};

/**
 * What takes in a document, whoever may send one; so many at once, all senders together.
 * @param mayUpload asked before a byte of the body is read; says who sends it, for the log
 */
export function fileUpload(
  { files, log }: { readonly files: FileShelf; readonly log: Log },
  mayUpload: (request: Request) => Promise<LogFields>,
): RequestHandler {
  const places = new Places(MOST_AT_ONCE);
  return async (request, response) => {
    const by = await mayUpload(request);
    const upload = uploadOf(request);
    const leave = places.take();
    if (leave === null) throw new HttpProblem(503, "BUSY");
    try {
      const kept = await whileReceiving(request, response, () => files.receive(bodyOf(request), upload));
      if (kept === "gone") return;
      if (!kept.ok) throw new HttpProblem(statusOf[kept.problem], kept.problem);
      log.info("file kept", { file: kept.value.file, bytes: kept.value.bytes, ...by });
      response.status(201).set("Cache-Control", "no-store").json(kept.value);
    } finally {
      leave();
    }
  };
}

/** Taking in documents, and handing them out (LB20–LB25). */
export function fileRoutes(deps: { readonly auth: Auth; readonly files: FileShelf; readonly log: Log }): Router {
  const { auth, files, log } = deps;
  const router = Router();

  const upload = fileUpload({ files, log }, async (request) => {
    const actor = await requireRight(auth, request, "upload-file");
    return { accountId: actor.id };
  });
  router.post("/api/files", upload);

  router.get("/f/:file", (request, response, next) => {
    const { file } = request.params;
    const path = files.pathOf(file);
    const contentType = contentTypes[file.split(".")[1] ?? ""];
    if (path === null || contentType === undefined) throw new HttpProblem(404, "NOT_FOUND");
    response.set({
      // Never drawn in our origin, whatever is hidden in it.
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "Content-Type": contentType,
      "Content-Disposition": attachment(asked(request.query["name"]) ?? file),
      // The name is a hash of the content.
      "Cache-Control": "public, max-age=31536000, immutable",
      ETag: `"${file}"`,
    });
    response.sendFile(path, { cacheControl: false, etag: false, lastModified: false, dotfiles: "allow" }, (error) => {
      if (!error || response.headersSent) return;
      // What is sent now is no file.
      response.removeHeader("Content-Disposition");
      response.removeHeader("ETag");
      next(problemOf(error));
    });
  });

  return router;
}

/** What the reader's disk will call it. */
function asked(name: unknown): string | null {
  if (typeof name !== "string") return null;
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, " ")
    .trim()
    .slice(0, 160);
  return clean === "" ? null : clean.toWellFormed();
}

function problemOf(error: Error): Error {
  if ("code" in error && error.code === "ENOENT") return new HttpProblem(404, "NOT_FOUND");
  return "status" in error && error.status === 416 ? new HttpProblem(416, "NO_SUCH_RANGE") : error;
}
