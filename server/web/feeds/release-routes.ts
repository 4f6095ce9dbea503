import { type Request, type Response, Router } from "express";
import { highlightAct, highlightApproval, highlightWithdrawal } from "../../../shared/feeds/commands.ts";
import type { FeedRefused } from "../../../shared/feeds/refusals.ts";
import type { Highlight } from "../../../shared/feeds.ts";
import type { Result } from "../../../shared/result.ts";
import { parsed } from "../body.ts";
import { type InRoom, inRoom } from "../meetings/in-room.ts";
import { answer } from "./answers.ts";
import type { FeedDeps } from "./parts.ts";

type Called = Request<{ slug: string; id: string }>;
type Outcome = Result<Highlight, FeedRefused>;

/** What lets a highlight leave the building, corrects it and calls it back (FD37–FD47). */
export function releaseRoutes(deps: FeedDeps): Router {
  const { desk, log } = deps;
  const router = Router();
  const address = "/api/meetings/:slug/feed/highlights/:id";

  const act =
    (said: string, carryOut: (room: InRoom, id: string, body: unknown) => Outcome | Promise<Outcome>) =>
    async (request: Called, response: Response) => {
      const room = await inRoom(deps, request, "approve-highlight");
      const { id } = request.params;
      const outcome = await carryOut(room, id, request.body);
      // An act that was refused has changed nothing: there is nothing to keep of it.
      if (outcome.ok) {
        const { rev, state } = outcome.value;
        log.info(said, { highlight: id, slug: room.slug, rev, state, accountId: room.actor.id });
      }
      answer(response, outcome);
    };

  router.post(
    `${address}/approve`,
    act("highlight approved", ({ slug, actor }, id, body) =>
      desk.approve(slug, id, parsed(highlightApproval, body), actor),
    ),
  );
  router.post(
    `${address}/take-back`,
    act("highlight taken back", ({ slug }, id, body) => desk.takeBack(slug, id, parsed(highlightAct, body).version)),
  );
  router.post(
    `${address}/release-now`,
    act("highlight released at once", ({ slug }, id, body) =>
      desk.releaseNow(slug, id, parsed(highlightAct, body).version),
    ),
  );
  router.post(
    `${address}/correct`,
    act("highlight being corrected", ({ slug }, id, body) =>
      desk.correct(slug, id, parsed(highlightAct, body).version),
    ),
  );
  router.post(
    `${address}/cancel-correction`,
    act("correction given up", ({ slug }, id, body) =>
      desk.cancelCorrection(slug, id, parsed(highlightAct, body).version),
    ),
  );
  router.post(
    `${address}/withdraw`,
    act("highlight withdrawn", ({ slug, actor }, id, body) => {
      const { version, reason } = parsed(highlightWithdrawal, body);
      return desk.withdraw(slug, id, { version, reason, by: actor.name });
    }),
  );

  return router;
}
