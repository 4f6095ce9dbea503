import type { Request } from "express";
import { type Actor, may, type Right } from "../../shared/roles.ts";
import type { Auth } from "./auth/auth.ts";
import { HttpProblem } from "./problem.ts";

/**
 * Whoever asks, if their role has the right.
 * @throws {HttpProblem} 401 NOT_SIGNED_IN, 403 NOT_ALLOWED.
 */
export async function requireRight(auth: Auth, request: Request, right: Right): Promise<Actor> {
  const actor = await auth.actorOf(request);
  if (actor === null) throw new HttpProblem(401, "NOT_SIGNED_IN");
  if (!may(actor.role, right)) throw new HttpProblem(403, "NOT_ALLOWED");
  return actor;
}
