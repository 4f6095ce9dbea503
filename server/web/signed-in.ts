import type { Request } from "express";
import { type Actor, type HouseRight, type MeetingRight, mayIn, mayInHouse } from "../../shared/roles.ts";
import type { Auth } from "./auth/auth.ts";
import { HttpProblem } from "./problem.ts";

/**
 * Whoever asks, if they have the right: of what belongs to a meeting with its address, which need not be one (AC3).
 * @throws {HttpProblem} 401 NOT_SIGNED_IN, 403 NOT_ALLOWED.
 */
export async function requireRight(
  auth: Auth,
  request: Request,
  ...asked: readonly [right: HouseRight] | readonly [right: MeetingRight, slug: string]
): Promise<Actor> {
  const actor = await auth.actorOf(request);
  if (actor === null) throw new HttpProblem(401, "NOT_SIGNED_IN");
  const mayThey = asked.length === 2 ? mayIn(actor, ...asked) : mayInHouse(actor, ...asked);
  if (!mayThey) throw new HttpProblem(403, "NOT_ALLOWED");
  return actor;
}
