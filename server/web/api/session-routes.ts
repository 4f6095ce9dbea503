import { type Response, Router } from "express";
import { z } from "zod";
import { loginPattern, type OpenedInvitation } from "../../../shared/access.ts";
import type { Admission, Auth } from "../auth/auth.ts";
import { tokenPattern } from "../auth/token.ts";
import { parsed } from "../body.ts";
import { visitorOf } from "../client-address.ts";
import type { MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";

const passwordField = z.string().min(1).max(1024);
const signIn = z.strictObject({ login: z.string().min(1).max(64).default("admin"), password: passwordField });
const link = z.strictObject({ kod: z.string().regex(tokenPattern) });
const invitation = z.strictObject({ priglashenie: z.string().regex(tokenPattern) });
const newPerson = z.strictObject({
  priglashenie: z.string().regex(tokenPattern),
  login: z.string().trim().toLowerCase().regex(loginPattern),
  name: z.string().trim().min(1).max(100),
  password: passwordField,
});
const newPassword = z.strictObject({ password: passwordField, current: passwordField.optional() });

/** Signing in and out (WB10–WB19), and coming in by an invitation (AC11, AC12). */
export function sessionRoutes({
  auth,
  meetings,
}: {
  readonly auth: Auth;
  readonly meetings: Pick<MeetingDirectory, "find">;
}): Router {
  const router = Router();

  router.get("/api/session", async (request, response) => {
    const known = await auth.whoIs(visitorOf(request));
    response.set("Cache-Control", "no-store").json(known ?? { actor: null, hasPassword: false });
  });

  router.post("/api/session", async (request, response) => {
    const { login, password } = parsed(signIn, request.body);
    welcome(response, await auth.signIn(login, password, visitorOf(request)));
  });

  router.post("/api/session/link", async (request, response) => {
    const { kod } = parsed(link, request.body);
    welcome(response, await auth.signInByLink(kod, visitorOf(request)));
  });

  // Asked by POST: the token stays out of addresses, and so out of logs.
  router.post("/api/invitation", async (request, response) => {
    const { priglashenie } = parsed(invitation, request.body);
    const { name, role, meeting: slug, expiresAt } = await auth.invitation(priglashenie, visitorOf(request));
    const found = slug === null ? null : await meetings.find(slug);
    // The meeting was deleted meanwhile: there is nothing left to be invited to.
    if (slug !== null && found === null) throw new HttpProblem(401, "INVITATION_SPENT");
    const meeting = found && { slug: found.slug, title: found.record.title };
    response.set("Cache-Control", "no-store").json({ name, role, meeting, expiresAt } satisfies OpenedInvitation);
  });

  router.post("/api/session/invitation", async (request, response) => {
    const { priglashenie, ...person } = parsed(newPerson, request.body);
    welcome(response, await auth.enrol(priglashenie, person, visitorOf(request)));
  });

  router.delete("/api/session", async (request, response) => {
    response.set("Set-Cookie", await auth.signOut(visitorOf(request)));
    response.set("Cache-Control", "no-store").json({ actor: null, hasPassword: false });
  });

  router.post("/api/password", async (request, response) => {
    const { password, current } = parsed(newPassword, request.body);
    welcome(response, await auth.setPassword(password, current, visitorOf(request)));
  });

  return router;
}

function welcome(response: Response, { actor, hasPassword, setCookie }: Admission): void {
  response.set("Cache-Control", "no-store").set("Set-Cookie", setCookie).json({ actor, hasPassword });
}
