import { type Request, Router } from "express";
import { z } from "zod";
import { questionAnswer, versionOnly } from "../../../shared/exhibition/commands.ts";
import { missingFields } from "../../../shared/exhibition/required.ts";
import type { StandFigure } from "../../../shared/exhibition.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import type { Pass } from "../pass-ports.ts";
import { HttpProblem } from "../problem.ts";
import { requirePass } from "../with-pass.ts";
import { answerWith } from "./answers.ts";
import type { ExhibitionDeps } from "./parts.ts";
import { filmOf } from "./stand-film.ts";
import { standOf } from "./stand-of.ts";

const MOST_FIGURES = 30;
const wanted = z.object({ q: z.string().max(200).optional() });

/** An institution at its own stand (EB10–EB14, EB51–EB53). Drafts and uploads: draft-routes.ts. */
export function standRoutes({ exhibition, clipReader, meetings, library, log }: ExhibitionDeps): Router {
  const { stands, questions, passes } = exhibition;
  const router = Router();
  const enter = (request: Request): Promise<Pass> => requirePass(passes, request, "stand");

  router.get("/api/stand", async (request, response) => {
    const pass = await enter(request);
    const { slug, record } = await meetingNamed(meetings, pass.meeting);
    const stand = stands.find(standOf(pass));
    if (stand === null) throw new HttpProblem(404, "UNKNOWN_STAND");
    const { settings } = stands.settingsOf(slug);
    response.set("Cache-Control", "no-store").json({
      stand,
      settings,
      missing: missingFields(stand.draft, settings.required),
      meeting: { slug, title: record.title },
      questions: questions.of({ meeting: slug, stand: stand.id }),
      film: await filmOf(clipReader, stand),
    });
  });

  router.post("/api/stand/submit", async (request, response) => {
    const pass = await enter(request);
    const submitted = stands.submit(standOf(pass), parsed(versionOnly, request.body).version);
    if (submitted.ok) log.info("stand submitted", { slug: pass.meeting, standId: pass.subject, passId: pass.id });
    answerWith(response, submitted);
  });

  router.post("/api/stand/take-back", async (request, response) => {
    const pass = await enter(request);
    answerWith(response, stands.takeBack(standOf(pass), parsed(versionOnly, request.body).version));
  });

  router.get("/api/stand/figures", async (request, response) => {
    await enter(request);
    const { q } = parsed(wanted, request.query);
    const figures: StandFigure[] = [];
    for (const { id } of (await library.list("figure", q)).slice(0, MOST_FIGURES)) {
      const item = await library.find(id);
      if (item?.sort === "figure") figures.push({ figureId: id, content: item.content });
    }
    response.set("Cache-Control", "no-store").json(figures);
  });

  router.post("/api/stand/questions/:id/accept", async (request, response) => {
    const pass = await enter(request);
    answerWith(response, questions.accept(scopeOf(pass), request.params.id, answererOf(pass)));
  });

  router.post("/api/stand/questions/:id/answer", async (request, response) => {
    const pass = await enter(request);
    const said = parsed(questionAnswer, request.body);
    answerWith(response, questions.answer(scopeOf(pass), request.params.id, answererOf(pass), said));
  });

  return router;
}

const scopeOf = (pass: Pass) => {
  const { meeting, id } = standOf(pass);
  return { meeting, stand: id };
};

/** Everybody who comes by one link is one hand. */
const answererOf = ({ id, name }: Pass) => ({ id: `pass:${id}`, name, isOrganiser: false });
