import { pipeline } from "node:stream/promises";
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { ArchiveRefusal } from "../../../shared/meeting-archive.ts";
import type { Log } from "../../log.ts";
import { attachment } from "../attachment.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import type { Exchange } from "../exchange-ports.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import type { MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import { Places } from "./places.ts";
import { bodyOf, uploadOf, whileReceiving } from "./upload.ts";

const MOST_EXPORTS = 2;
/** A client that takes nothing for so long is cut off. */
const STUCK_MS = 30_000;

const statusByCode: Partial<Readonly<Record<ArchiveRefusal["code"], number>>> = {
  EMPTY: 422,
  TOO_LARGE: 413,
  NO_ROOM: 507,
  BUSY: 503,
  NOT_AN_ARCHIVE: 415,
  ENCRYPTED: 415,
  TOO_HEAVY: 413,
  FOREIGN_ENTRY: 422,
  BROKEN: 422,
  NEWER_FORMAT: 422,
  BAD_CONTENT: 422,
  BAD_FILE: 422,
  BAD_SLUG: 422,
  UNKNOWN_MEETING: 404,
  NOT_ALLOWED: 403,
  STORE_FULL: 507,
  STORE_UNAVAILABLE: 503,
};

const refused = ({ code, detail }: ArchiveRefusal): HttpProblem =>
  new HttpProblem(statusByCode[code] ?? 409, code, detail === undefined ? {} : { detail });

const importing = z.object({ slug: z.string().max(64).optional() });

/** Meetings as one file, out and in (EX10–EX20). */
export function exchangeRoutes(deps: {
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly exchange: Exchange;
  readonly log: Log;
}): Router {
  const { auth, meetings, exchange, log } = deps;
  const router = Router();
  const places = new Places(MOST_EXPORTS);

  router.get("/api/meetings/:slug/archive.zip", async (request, response) => {
    const actor = await requireRight(auth, request, "export-meeting", request.params.slug);
    const meeting = await meetingNamed(meetings, request.params.slug);
    const { slug } = meeting;
    const leave = places.take();
    if (leave === null) throw new HttpProblem(503, "BUSY");
    try {
      const archive = await exchange.archives.export(slug);
      if (!archive.ok) throw refused(archive.problem);
      log.info("meeting exported", { slug, bytes: archive.value.bytes, accountId: actor.id });
      response.set({
        "Cache-Control": "no-store",
        "Content-Type": "application/zip",
        "Content-Length": String(archive.value.bytes),
        "Content-Disposition": archiveHeader(meeting.record.title, slug),
      });
      await send(request, response, archive.value.stream);
    } finally {
      leave();
    }
  });

  router.post("/api/meetings/import", async (request, response) => {
    const actor = await requireRight(auth, request, "create-meeting");
    const { declaredBytes } = uploadOf(request);
    const { slug } = parsed(importing, request.query);
    const imported = await whileReceiving(request, response, () =>
      exchange.archives.import(bodyOf(request), { declaredBytes, slug }, actor),
    );
    if (imported === "gone") return;
    if (!imported.ok) throw refused(imported.problem);
    const { title: _title, notes, ...counts } = imported.value;
    log.info("meeting imported", { ...counts, bytes: declaredBytes, notes: notes.length, accountId: actor.id });
    response.status(201).set("Cache-Control", "no-store").json(imported.value);
  });

  return router;
}

async function send(request: Request, response: Response, stream: NodeJS.ReadableStream & { destroy(): void }) {
  if (request.method === "HEAD") {
    stream.destroy();
    response.end();
    return;
  }
  response.setTimeout(STUCK_MS, () => response.destroy());
  await pipeline(stream, response).catch((error: unknown) => {
    // The client went before the end: nobody's fault.
    if (!(error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE")) throw error;
  });
}

/** Named by its title; to a client that cannot read that, by its address. */
function archiveHeader(title: string, slug: string): string {
  const words = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const name = `${Array.from(words).slice(0, 100).join("").trim() || slug}.efir.zip`;
  return attachment(name, `${slug}.efir.zip`);
}
