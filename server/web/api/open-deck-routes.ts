import { Router } from "express";
import type { OpenDeck } from "../../../shared/library.ts";
import { strongTag } from "../etag.ts";
import type { Library } from "../library-ports.ts";
import { HttpProblem } from "../problem.ts";

const deckId = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The pages of a deck that viewers may download whole (LB35): their page fetches the next two ahead. Of any other deck
 * nobody learns even that it is there.
 */
export function openDeckRoutes({ library }: { readonly library: Library }): Router {
  const router = Router();
  router.get("/d/:deck", async (request, response) => {
    const { deck: id } = request.params;
    const item = deckId.test(id) ? await library.find(id) : null;
    if (item?.sort !== "deck" || !item.content.isDownloadable) throw new HttpProblem(404, "NOT_FOUND");
    const deck: OpenDeck = item.content.pages.map(({ number, image, small }) => ({ number, image, small }));
    const body = JSON.stringify(deck);
    response.set({
      "Cache-Control": "public, max-age=60",
      ETag: strongTag(body),
    });
    if (request.fresh) response.status(304).end();
    else response.type("json").send(body);
  });
  return router;
}
