import { Router } from "express";
import type { PublicExhibition } from "../../../shared/exhibition.ts";
import { idPattern, slugPattern } from "../../../shared/ids.ts";
import { HttpProblem } from "../problem.ts";
import type { Asking } from "./asking.ts";
import type { ExhibitionDeps } from "./parts.ts";

export interface AskedExhibition extends ExhibitionDeps {
  readonly asking: Asking;
}

/** What anybody may read of an exhibition, and ask its stands (EB20, EB50). */
export function publicExhibitionRoutes({ exhibition: { reader }, asking }: AskedExhibition): Router {
  const router = Router();
  const address = "/api/meetings/:slug/exhibition";

  /** A plan of a hundred stands is written out once for all who open it in the same second. */
  const textByPlan = new WeakMap<PublicExhibition, string>();
  const textOf = (plan: PublicExhibition): string => {
    const text = textByPlan.get(plan) ?? JSON.stringify(plan);
    textByPlan.set(plan, text);
    return text;
  };

  router.get(address, async (request, response) => {
    const { slug } = request.params;
    const told = slugPattern.test(slug) ? await reader.exhibition(slug) : null;
    if (told === null) throw new HttpProblem(404, "NO_EXHIBITION");
    response.set("Cache-Control", "no-store").type("json").send(textOf(told));
  });

  router.get(`${address}/stands/:id`, async (request, response) => {
    const { slug, id } = request.params;
    const told = slugPattern.test(slug) && idPattern.test(id) ? await reader.stand(slug, id) : null;
    if (told === null) throw new HttpProblem(404, "UNKNOWN_STAND");
    response.set("Cache-Control", "no-store").json(told);
  });

  router.post(`${address}/stands/:id/questions`, async (request, response) => {
    const { slug, id } = request.params;
    const asked = asking.ask(request, { slug, id }, request.body);
    response.status(201).set("Cache-Control", "no-store").json(asked);
  });

  router.get(`${address}/stands/:id/questions/:question`, (request, response) => {
    const { id, question } = request.params;
    const found = asking.seen(id, question, request.query["key"]);
    if (found === null) throw new HttpProblem(404, "UNKNOWN_QUESTION");
    response.set("Cache-Control", "no-store").json(found);
  });

  return router;
}
