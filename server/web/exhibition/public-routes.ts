import { Router } from "express";
import { z } from "zod";
import { newQuestion } from "../../../shared/exhibition/commands.ts";
import type { PublicExhibition } from "../../../shared/exhibition.ts";
import { idPattern, slugPattern } from "../../../shared/ids.ts";
import { millis } from "../../../shared/time.ts";
import { Throttle } from "../auth/throttle.ts";
import { tokenPattern } from "../auth/token.ts";
import { parsed } from "../body.ts";
import { networkOf } from "../client-address.ts";
import { HttpProblem } from "../problem.ts";
import type { ExhibitionDeps } from "./parts.ts";

const asker = z.object({ key: z.string().regex(tokenPattern) });

/** What anybody may read of an exhibition, and ask its stands (EB20, EB50). */
export function publicExhibitionRoutes({ exhibition, clock, log }: ExhibitionDeps): Router {
  const { reader, questions } = exhibition;
  const router = Router();
  const address = "/api/meetings/:slug/exhibition";
  // A hall sits behind one address; somebody who asks more often reads no answers.
  const asking = new Throttle({ limit: 20, windowMs: millis(10 * 60_000) });

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
    if (!slugPattern.test(slug) || !idPattern.test(id)) throw new HttpProblem(404, "UNKNOWN_STAND");
    const said = parsed(newQuestion, request.body);
    const waitMs = asking.hit(networkOf(request.ip), clock.now());
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    const asked = questions.ask(slug, id, said);
    if (!asked.ok) throw new HttpProblem(asked.problem === "UNKNOWN_STAND" ? 404 : 409, asked.problem);
    log.info("stand asked", { slug, standId: id, questionId: asked.value.id });
    response.status(201).set("Cache-Control", "no-store").json(asked.value);
  });

  router.get(`${address}/stands/:id/questions/:question`, (request, response) => {
    const { id, question } = request.params;
    const known = asker.safeParse(request.query);
    const found = known.success ? questions.seen(id, question, known.data.key) : null;
    if (found === null) throw new HttpProblem(404, "UNKNOWN_QUESTION");
    response.set("Cache-Control", "no-store").json(found);
  });

  return router;
}
