import { type Request, Router } from "express";
import { newStand, standDraft } from "../../../shared/exhibition/commands.ts";
import { fileUpload } from "../api/file-routes.ts";
import { imageUpload } from "../api/image-routes.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { requireRight } from "../signed-in.ts";
import { requirePass } from "../with-pass.ts";
import { answerWith } from "./answers.ts";
import { draftBody } from "./draft-body.ts";
import type { ExhibitionDeps } from "./parts.ts";
import { standOf } from "./stand-of.ts";
import { UploadAllowance } from "./upload-allowance.ts";

/** What brings more than a call's usual body: whole drafts, pictures and documents (EB11, EB18). */
export function standDraftRoutes(deps: ExhibitionDeps): Router {
  const { exhibition, auth, meetings, images, files, clock, log } = deps;
  const { stands, passes } = exhibition;
  const router = Router();
  const address = "/api/meetings/:slug/exhibition/stands";
  const mayRun = (request: Request) => requireRight(auth, request, "run-exhibition", slugIn(request));
  const mayEdit = (request: Request) => requirePass(passes, request, "stand");

  router.post(address, ...draftBody(mayRun), async (request, response) => {
    const { slug } = await meetingNamed(meetings, slugIn(request));
    answerWith(response, stands.add(slug, parsed(newStand, request.body)), 201);
  });

  router.put(`${address}/:id`, ...draftBody(mayRun), async (request, response) => {
    const { slug } = await meetingNamed(meetings, slugIn(request));
    // With several handlers express cannot tell that the pattern's parameter is one word.
    const key = { meeting: slug, id: String(request.params["id"]) };
    answerWith(response, stands.edit(key, true, parsed(standDraft, request.body)));
  });

  router.put("/api/stand", ...draftBody(mayEdit), async (request, response) => {
    const pass = await mayEdit(request);
    answerWith(response, stands.edit(standOf(pass), false, parsed(standDraft, request.body)));
  });

  const allowance = new UploadAllowance(clock);
  const mayUpload = async (request: Request) => {
    const pass = await mayEdit(request);
    allowance.take(pass.id, Number(request.headers["content-length"]));
    return pass;
  };

  router.post(
    "/api/stand/images",
    ...imageUpload({ images, log }, async (request) => {
      await mayUpload(request);
    }),
  );

  const upload = fileUpload({ files, log }, async (request) => ({ passId: (await mayUpload(request)).id }));
  router.post("/api/stand/files", upload);

  return router;
}

const slugIn = (request: Request): string => String(request.params["slug"]);
