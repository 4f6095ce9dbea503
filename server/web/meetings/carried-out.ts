import type { CommandOutcome } from "../../../shared/protocol.ts";
import type { RefusalCode } from "../../../shared/refusals.ts";
import { HttpProblem } from "../problem.ts";

const statusByCode: Partial<Readonly<Record<RefusalCode, number>>> = {
  NOT_ALLOWED: 403,
  UNKNOWN_LEDGER: 404,
  UNKNOWN_MEETING: 404,
  BAD_SHAPE: 422,
  STORE_FULL: 507,
  STORE_UNAVAILABLE: 503,
};

/** @throws {HttpProblem} with the refusal's own code. */
export function carriedOut(outcome: CommandOutcome): void {
  if (!outcome.ok) throw refused(outcome.refusal.code, outcome.refusal.detail);
}

/** What stands in the way of a command is 409. */
export function refused(code: RefusalCode | "SLUG_TAKEN", detail?: string): HttpProblem {
  const status = code === "SLUG_TAKEN" ? 409 : (statusByCode[code] ?? 409);
  return new HttpProblem(status, code, detail === undefined ? {} : { detail });
}
