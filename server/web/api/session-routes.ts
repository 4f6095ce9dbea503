import { type Response, Router } from "express";
import { z } from "zod";
import type { Admission, Auth } from "../auth/auth.ts";
import { tokenPattern } from "../auth/token.ts";
import { parsed } from "../body.ts";
import { visitorOf } from "../client-address.ts";

const passwordField = z.string().min(1).max(1024);
const signIn = z.strictObject({ login: z.string().min(1).max(64).default("admin"), password: passwordField });
const link = z.strictObject({ kod: z.string().regex(tokenPattern) });
const newPassword = z.strictObject({ password: passwordField, current: passwordField.optional() });

/** Signing in and out (WB10–WB19). */
export function sessionRoutes({ auth }: { readonly auth: Auth }): Router {
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
