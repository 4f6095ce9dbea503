import { randomUUID } from "node:crypto";
import { Router } from "express";
import { z } from "zod";
import { type ToldToken, tokenRoles } from "../../../shared/access.ts";
import { mayGive } from "../../../shared/roles.ts";
import type { ApiToken } from "../access-ports.ts";
import { newApiToken } from "../auth/bearers.ts";
import { hashToken } from "../auth/token.ts";
import { parsed } from "../body.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import type { AccessDeps } from "./access-desk.ts";

/** More are a mistake; each is looked at by people. */
const MOST_TOKENS = 20;
const wanted = z.strictObject({ name: z.string().trim().min(1).max(100), role: z.enum(tokenRoles) });

/** A meeting's tokens of automation: made, listed, revoked (AC20–AC23). */
export function tokenRoutes(deps: AccessDeps): Router {
  const { auth, access, meetings, clock, log } = deps;
  const { tokens } = access;
  const router = Router();
  const address = "/api/meetings/:slug/tokens";

  router.get(address, async (request, response) => {
    await requireRight(auth, request, "make-key", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const told = (await tokens.of(slug)).map(async (token) => toldOf(token, await auth.nameOf(token.madeBy)));
    response.set("Cache-Control", "no-store").json(await Promise.all(told));
  });

  router.post(address, async (request, response) => {
    const actor = await requireRight(auth, request, "make-key", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const { name, role } = parsed(wanted, request.body);
    if (!mayGive(actor.role, role)) throw new HttpProblem(403, "ABOVE_YOU");
    if ((await tokens.of(slug)).length >= MOST_TOKENS) throw new HttpProblem(409, "TOO_MANY");
    const text = newApiToken();
    const made: ApiToken = {
      ...{ id: randomUUID(), meeting: slug, name, role, madeBy: actor.id, madeAt: clock.now() },
      ...{ lastUsedAt: null, revokedAt: null },
    };
    await tokens.add(made, hashToken(text));
    log.info("token made", { tokenId: made.id, slug, role, accountId: actor.id });
    response
      .status(201)
      .set("Cache-Control", "no-store")
      .json({ ...toldOf(made, actor.name), token: text });
  });

  router.delete(`${address}/:id`, async (request, response) => {
    const actor = await requireRight(auth, request, "make-key", request.params.slug);
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const isRevoked = await tokens.revoke(slug, request.params.id, clock.now());
    if (!isRevoked) throw new HttpProblem(404, "UNKNOWN_TOKEN");
    log.info("token revoked", { tokenId: request.params.id, slug, accountId: actor.id });
    response.status(204).set("Cache-Control", "no-store").end();
  });

  return router;
}

/** Field by field: never the meeting's other secrets. */
const toldOf = ({ id, name, role, madeAt, lastUsedAt }: ApiToken, madeBy: string | null): ToldToken => ({
  ...{ id, name, role, madeBy, madeAt, lastUsedAt },
});
