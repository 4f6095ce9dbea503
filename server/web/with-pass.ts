import type { Request } from "express";
import type { PassSort } from "../../shared/passes.ts";
import { networkOf } from "./client-address.ts";
import type { Pass, PassReader } from "./pass-ports.ts";
import { HttpProblem } from "./problem.ts";

/**
 * The pass a request comes with, if it is one of that sort. A cookie counts for nothing here.
 * @throws {HttpProblem} 401 NOT_SIGNED_IN: none, a wrong one, or one that opens nothing any more; 403 NOT_ALLOWED: one of
 * another sort; 429 TOO_FAST.
 */
export async function requirePass(passes: PassReader, request: Request, sort: PassSort): Promise<Pass> {
  const pass = await passes.passOf(request, networkOf(request.ip));
  if (pass === null) throw new HttpProblem(401, "NOT_SIGNED_IN");
  if (pass.sort !== sort) throw new HttpProblem(403, "NOT_ALLOWED");
  return pass;
}
