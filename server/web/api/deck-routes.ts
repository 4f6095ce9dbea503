import { type Request, Router } from "express";
import { slugPattern } from "../../../shared/ids.ts";
import { deckCues } from "../../../shared/library/commands.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import type { DeckDesk, DeckUploadRefusal, Library } from "../library-ports.ts";
import { refused } from "../meetings/carried-out.ts";
import { requireJson } from "../own-origin.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import { bodyOf, uploadOf, whileReceiving } from "./upload.ts";

const statusOf: Readonly<Record<DeckUploadRefusal, number>> = {
  EMPTY: 422,
  TOO_LARGE: 413,
  TOO_MANY_PAGES: 413,
  NO_ROOM: 507,
  BUSY: 503,
  UNKNOWN_JOB: 404,
  CANCELLED: 409,
};

/** `GET /api/decks` is asked before a person picks a file. */
export interface DeckPowers {
  readonly hasOffice: boolean;
}

/** Uploads that become decks (LB30–LB34). They read long bodies themselves. */
export function deckRoutes(deps: { readonly auth: Auth; readonly decks: DeckDesk; readonly log: Log }): Router {
  const { auth, decks, log } = deps;
  const router = Router();

  router.get("/api/decks", async (request, response) => {
    await requireRight(auth, request, "see-library");
    const powers: DeckPowers = { hasOffice: decks.hasOffice };
    response.set("Cache-Control", "no-store").json(powers);
  });

  router.post("/api/decks", async (request, response) => {
    const actor = await requireRight(auth, request, "upload-file");
    const taken = await whileReceiving(request, response, () => take(request, actor));
    if (taken === "gone") return;
    if (!taken.ok) throw new HttpProblem(statusOf[taken.problem], taken.problem);
    log.info("deck uploaded", { job: taken.value.id, accountId: actor.id });
    response.status(202).set("Cache-Control", "no-store").json(taken.value);
  });

  const take = (request: Request, actor: Actor) => {
    const { into, more } = request.query;
    const upload = { ...uploadOf(request), isMore: more === "yes" };
    const body = bodyOf(request);
    return typeof into === "string" ? decks.append(into, body, upload, actor) : decks.begin(body, upload, actor);
  };

  router.get("/api/decks/jobs/:id", async (request, response) => {
    await requireRight(auth, request, "upload-file");
    const job = decks.find(request.params.id);
    if (job === null) throw new HttpProblem(404, "UNKNOWN_JOB");
    response.set("Cache-Control", "no-store").json(job);
  });

  router.delete("/api/decks/jobs/:id", requireJson, async (request, response) => {
    await requireRight(auth, request, "upload-file");
    if (!decks.cancel(String(request.params["id"]))) throw new HttpProblem(404, "UNKNOWN_JOB");
    response.status(204).set("Cache-Control", "no-store").end();
  });

  return router;
}

/** A deck's pages into a meeting's plan (LB12). */
export function deckCueRoutes(deps: { readonly auth: Auth; readonly library: Library; readonly log: Log }): Router {
  const { auth, library, log } = deps;
  const router = Router();
  router.post("/api/meetings/:slug/cues", async (request, response) => {
    const actor = await requireRight(auth, request, "add-all", request.params.slug);
    const { slug } = request.params;
    if (!slugPattern.test(slug)) throw new HttpProblem(404, "UNKNOWN_MEETING");
    const added = await library.addCues({ slug, ...parsed(deckCues, request.body) }, actor);
    if (!added.ok)
      throw added.problem === "UNKNOWN_ITEM" ? new HttpProblem(404, added.problem) : refused(added.problem);
    log.info("deck added to a meeting", { slug, cues: added.value, accountId: actor.id });
    response.status(201).set("Cache-Control", "no-store").json({ added: added.value });
  });
  return router;
}
