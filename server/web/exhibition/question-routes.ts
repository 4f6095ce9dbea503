import { Router } from "express";
import { questionAnswer } from "../../../shared/exhibition/commands.ts";
import type { Actor } from "../../../shared/roles.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { requireRight } from "../signed-in.ts";
import { answerWith } from "./answers.ts";
import type { ExhibitionDeps } from "./parts.ts";

/** Questions to all of a meeting's stands, for its organisers (EB51–EB53). */
export function questionRoutes({ exhibition, auth, meetings }: ExhibitionDeps): Router {
  const { questions } = exhibition;
  const router = Router();
  const address = "/api/meetings/:slug/exhibition/questions";

  router.get(address, async (request, response) => {
    await requireRight(auth, request, "see-exhibition", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    response.set("Cache-Control", "no-store").json(questions.of({ meeting: slug }));
  });

  router.post(`${address}/:id/accept`, async (request, response) => {
    const actor = await requireRight(auth, request, "run-exhibition", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    answerWith(response, questions.accept({ meeting: slug }, request.params.id, answererOf(actor)));
  });

  router.post(`${address}/:id/answer`, async (request, response) => {
    const actor = await requireRight(auth, request, "run-exhibition", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const said = parsed(questionAnswer, request.body);
    answerWith(response, questions.answer({ meeting: slug }, request.params.id, answererOf(actor), said));
  });

  return router;
}

const answererOf = ({ id, name }: Actor) => ({ id, name, isOrganiser: true });
