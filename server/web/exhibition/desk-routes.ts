import { type Request, type Response, Router } from "express";
import { settingsChange, standPlace, standReturn, versionOnly } from "../../../shared/exhibition/commands.ts";
import { type MeetingRight, mayIn } from "../../../shared/roles.ts";
import { visitsCsv } from "../../documents/visits-csv.ts";
import { attachment } from "../attachment.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import { answerWith } from "./answers.ts";
import type { ExhibitionDeps } from "./parts.ts";

/** A meeting's exhibition as its organisers run it (EB1–EB5, EB16, EB44). Drafts' bodies are longer: draft-routes.ts. */
export function exhibitionDeskRoutes({ exhibition, auth, meetings, log }: ExhibitionDeps): Router {
  const { stands, visits, passes } = exhibition;
  const router = Router();
  const address = "/api/meetings/:slug/exhibition";

  /** Whoever asks, in that meeting. */
  const enter = async (request: Request<{ slug: string }>, right: MeetingRight) => {
    const actor = await requireRight(auth, request, right, request.params.slug);
    const meeting = await meetingNamed(meetings, request.params.slug);
    return { actor, slug: meeting.slug, meeting };
  };

  router.get(`${address}/desk`, async (request, response) => {
    const { actor, slug } = await enter(request, "see-exhibition");
    const { settings, version } = stands.settingsOf(slug);
    const told = mayIn(actor, "make-pass", slug) ? await passes.told(slug, "stand") : [];
    const desk = { settings, version, stands: stands.of(slug), passes: told, visits: visits.of(slug) };
    response.set("Cache-Control", "no-store").json(desk);
  });

  router.put(`${address}/settings`, async (request, response) => {
    const { actor, slug } = await enter(request, "run-exhibition");
    const change = parsed(settingsChange, request.body);
    log.info("exhibition set up", { slug, isOpen: change.settings.isOpen, accountId: actor.id });
    answerWith(response, stands.configure(slug, change));
  });

  router.patch(`${address}/stands/:id`, async (request, response) => {
    const { slug } = await enter(request, "run-exhibition");
    const { version: _, ...place } = parsed(standPlace, request.body);
    answerWith(response, stands.place({ meeting: slug, id: request.params.id }, place));
  });

  router.post(`${address}/stands/:id/accept`, async (request, response) => {
    const { actor, slug } = await enter(request, "run-exhibition");
    const { id } = request.params;
    const accepted = stands.accept({ meeting: slug, id }, parsed(versionOnly, request.body).version);
    if (accepted.ok) log.info("stand published", { slug, standId: id, accountId: actor.id });
    answerWith(response, accepted);
  });

  router.post(`${address}/stands/:id/return`, async (request, response) => {
    const { actor, slug } = await enter(request, "run-exhibition");
    const { id } = request.params;
    const returned = stands.return({ meeting: slug, id }, parsed(standReturn, request.body));
    if (returned.ok) log.info("stand returned", { slug, standId: id, accountId: actor.id });
    answerWith(response, returned);
  });

  router.delete(`${address}/stands/:id`, async (request, response) => {
    const { actor, slug } = await enter(request, "run-exhibition");
    const { id } = request.params;
    if (!stands.remove({ meeting: slug, id })) throw new HttpProblem(404, "UNKNOWN_STAND");
    await passes.revokeOf(slug, id, actor);
    log.info("stand deleted", { slug, standId: id, accountId: actor.id });
    response.status(204).set("Cache-Control", "no-store").end();
  });

  router.get(`${address}/visits.csv`, async (request, response) => {
    const { slug, meeting } = await enter(request, "see-exhibition");
    const bytes = visitsCsv(stands.of(slug), visits.hoursOf(slug), meeting.record.about.timeZone);
    send(response, `Посещения выставки ${slug}.csv`, bytes);
  });

  return router;
}

function send(response: Response, name: string, bytes: Buffer): void {
  response.set({
    "Cache-Control": "no-store",
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": attachment(name),
  });
  response.send(bytes);
}
