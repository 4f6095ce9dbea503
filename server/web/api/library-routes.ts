import express, { type Request, type RequestHandler, Router } from "express";
import { z } from "zod";
import { idPattern } from "../../../shared/ids.ts";
import { libraryChange, newLibraryItem } from "../../../shared/library/commands.ts";
import { type LibraryItem, librarySorts } from "../../../shared/library.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import type { ChangeOf, Library } from "../library-ports.ts";
import { requireJson } from "../own-origin.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

/** The words of 500 pages, in Russian, are more than other calls send. */
const MOST_CHANGE = 5 * 1024 * 1024;

const wanted = z.object({ sort: z.enum(librarySorts).optional(), q: z.string().max(200).optional() });

/** The library for the control room (LB1–LB11). */
export function libraryRoutes(deps: { readonly auth: Auth; readonly library: Library; readonly log: Log }): Router {
  const { auth, library, log } = deps;
  const router = Router();

  const itemNamed = async (id: string): Promise<LibraryItem> => {
    const item = idPattern.test(id) ? await library.find(id) : null;
    if (item === null) throw new HttpProblem(404, "UNKNOWN_ITEM");
    return item;
  };

  router.get("/api/library", async (request, response) => {
    await requireRight(auth, request, "see-library");
    const { sort, q } = parsed(wanted, request.query);
    response.set("Cache-Control", "no-store").json(await library.list(sort, q));
  });

  router.post("/api/library", requireJson, express.json({ limit: "32kb" }), async (request, response) => {
    const actor = await requireRight(auth, request, "edit-library");
    const added = await library.add(parsed(newLibraryItem, request.body), actor);
    if (!added.ok) throw new HttpProblem(409, added.problem);
    log.info("library item added", { id: added.value.id, sort: added.value.sort, accountId: actor.id });
    response.status(201).set("Cache-Control", "no-store").json(added.value);
  });

  router.get("/api/library/:id", async (request, response) => {
    await requireRight(auth, request, "see-library");
    response.set("Cache-Control", "no-store").json(await itemNamed(request.params.id));
  });

  router.put("/api/library/:id", ...changeBody(auth), async (request, response) => {
    const actor = await requireRight(auth, request, "edit-library");
    // With several handlers express cannot tell that the pattern's parameter is one word.
    const { id, sort } = await itemNamed(String(request.params["id"]));
    // The schema is that sort's own, so sort and content agree.
    const change = { id, sort, ...parsed(libraryChange(sort), request.body) } as ChangeOf;
    const saved = await library.change(change, actor);
    response.set("Cache-Control", "no-store");
    if (saved.ok) {
      log.info("library item changed", { id, sort, version: saved.value.version, accountId: actor.id });
      response.json(saved.value);
      return;
    }
    switch (saved.problem.code) {
      case "STALE":
        response.status(409).json({ error: { code: "STALE" }, current: saved.problem.current });
        return;
      case "NOT_ALLOWED":
        throw new HttpProblem(403, "NOT_ALLOWED", { detail: "correct-figure" });
      case "UNKNOWN_ITEM":
        throw new HttpProblem(404, "UNKNOWN_ITEM");
    }
  });

  router.delete("/api/library/:id", requireJson, async (request, response) => {
    const actor = await requireRight(auth, request, "drop-library");
    const item = await itemNamed(String(request.params["id"]));
    response.set("Cache-Control", "no-store");
    const uses = await library.uses(item);
    if (uses.length > 0 && request.query["anyway"] !== "yes") {
      response.status(409).json({ error: { code: "USED" }, uses });
      return;
    }
    if (!(await library.drop(item.id))) throw new HttpProblem(404, "UNKNOWN_ITEM");
    log.info("library item deleted", { id: item.id, sort: item.sort, uses: uses.length, accountId: actor.id });
    response.status(204).end();
  });

  router.get("/api/library/:id/uses", async (request, response) => {
    const { meetings } = await requireRight(auth, request, "see-library");
    const uses = await library.uses(await itemNamed(request.params.id));
    const seen = meetings === undefined ? uses : uses.filter(({ slug }) => meetings.includes(slug));
    response.set("Cache-Control", "no-store").json(seen);
  });

  router.get("/api/library/:id/versions", async (request, response) => {
    await requireRight(auth, request, "see-library");
    const { id } = await itemNamed(request.params.id);
    response.set("Cache-Control", "no-store").json(await library.figureVersions(id));
  });

  return router;
}

/** Before a long body is read: a stranger must not make us hold it. */
const changeBody = (auth: Auth): readonly RequestHandler[] => [
  async (request: Request, _response, next) => {
    await requireRight(auth, request, "edit-library");
    next();
  },
  requireJson,
  express.json({ limit: MOST_CHANGE, strict: true }),
];
