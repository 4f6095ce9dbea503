import type { Request } from "express";
import type { Sender } from "../../clips/ports.ts";
import { networkOf } from "../client-address.ts";
import type { Pass } from "../pass-ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";
import type { ClipDeps } from "./parts.ts";

type Asking = Pick<ClipDeps, "auth" | "clips">;

/** @throws {HttpProblem} 401 NOT_SIGNED_IN: no link, or one that opens nothing here any more; 429 TOO_FAST. */
export async function reporterOf({ clips }: Asking, request: Request): Promise<Pass> {
  const pass = await clips.passes.passOf(request, networkOf(request.ip));
  if (pass?.sort !== "reporter") throw new HttpProblem(401, "NOT_SIGNED_IN");
  return pass;
}

/**
 * Who may bring a film into that meeting: an institution by its link, or staff.
 * @throws {HttpProblem} 401, 403.
 */
export async function filmSender({ auth, clips }: Asking, request: Request, slug: string): Promise<Sender> {
  const pass = await clips.passes.passOf(request, networkOf(request.ip));
  if (pass !== null) {
    if (pass.sort !== "stand" || pass.meeting !== slug) throw new HttpProblem(403, "NOT_ALLOWED");
    return asSender(pass);
  }
  const { id, name } = await requireRight(auth, request, "see-exhibition", slug);
  return { sort: "account", id, name };
}

/**
 * Whose uploads a request is about. What of them it may touch is for the desk to say.
 * @throws {HttpProblem} 401 NOT_SIGNED_IN.
 */
export async function uploaderOf({ auth, clips }: Asking, request: Request): Promise<Sender> {
  const pass = await clips.passes.passOf(request, networkOf(request.ip));
  if (pass !== null) return asSender(pass);
  const actor = await auth.actorOf(request);
  if (actor === null) throw new HttpProblem(401, "NOT_SIGNED_IN");
  return { sort: "account", id: actor.id, name: actor.name };
}

export const asSender = ({ id, meeting, name }: Pass): Sender => ({ sort: "pass", id, meeting, name });
