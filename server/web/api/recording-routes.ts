import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { millis } from "../../../shared/time.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { HttpProblem } from "../problem.ts";
import type { Recording, RecordingDesk } from "../recording-ports.ts";
import { requireRight } from "../signed-in.ts";
import { Places } from "./places.ts";
import { sendRecording } from "./send-recording.ts";

const recordingId = /^[A-Za-z0-9_-]{1,80}$/;
const MOST_DOWNLOADS = 2;
const BUSY_FOR = millis(30_000);
const settings = z.strictObject({ keepDays: z.int().min(1).max(3650).nullable() });

/** Recordings for the control room: list, file, deletion, how long they are kept. Rules RC7–RC12 in docs/spec/recordings.md. */
export function recordingRoutes(deps: {
  readonly auth: Auth;
  readonly recordings: RecordingDesk;
  readonly log: Log;
}): Router {
  const { auth, recordings, log } = deps;
  const places = new Places(MOST_DOWNLOADS);
  const router = Router();

  const recordingNamed = async (id: string): Promise<Recording> => {
    const recording = recordingId.test(id) ? await recordings.find(id) : null;
    if (recording === null) throw new HttpProblem(404, "UNKNOWN_RECORDING");
    return recording;
  };

  /** Lays out the file and sends it; the place is held until the last byte is out or the client has gone. */
  const send = async (recording: Recording, request: Request, response: Response): Promise<void> => {
    const leave = places.take();
    if (leave === null) throw new HttpProblem(503, "BUSY", { retryAfterMs: BUSY_FOR });
    try {
      const file = await recording.open();
      if (file === "gone") throw new HttpProblem(404, "UNKNOWN_RECORDING");
      if (file === "busy") throw new HttpProblem(503, "BUSY", { retryAfterMs: BUSY_FOR });
      await sendRecording(request, response, recording, file);
    } finally {
      leave();
    }
  };

  router.get("/api/recordings", async (request, response) => {
    await requireRight(auth, request, "see-recordings");
    response.set("Cache-Control", "no-store").json(await recordings.list());
  });

  router.get("/api/recordings/:id.mp4", async (request, response) => {
    const actor = await requireRight(auth, request, "see-recordings");
    const { id } = request.params;
    const recording = await recordingNamed(id);
    if (request.headers["if-none-match"] === recording.etag) {
      response.status(304).set({ ETag: recording.etag, "Cache-Control": "no-store" }).end();
      return;
    }
    log.info("recording asked for", {
      recording: id,
      slug: recording.slug,
      accountId: actor.id,
      method: request.method,
    });
    await send(recording, request, response);
  });

  router.delete("/api/recordings/:id", async (request, response) => {
    const actor = await requireRight(auth, request, "drop-recording");
    const { id } = request.params;
    const { slug } = await recordingNamed(id);
    const outcome = await recordings.drop(id);
    if (outcome === "unknown") throw new HttpProblem(404, "UNKNOWN_RECORDING");
    if (outcome === "on-air") throw new HttpProblem(409, "ON_AIR");
    log.info("recording deleted", { recording: id, slug, accountId: actor.id });
    response.status(204).set("Cache-Control", "no-store").end();
  });

  router.patch("/api/recordings/settings", async (request, response) => {
    const actor = await requireRight(auth, request, "set-retention");
    const { keepDays } = parsed(settings, request.body);
    log.info("recording retention set", { keepDays, accountId: actor.id });
    await recordings.keepFor(keepDays);
    response.set("Cache-Control", "no-store").json({ keepDays });
  });

  return router;
}
