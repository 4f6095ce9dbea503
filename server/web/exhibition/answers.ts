/** How the desk's outcomes become answers: what a change ran against comes with it, so that nothing typed is lost (EB15). */
import type { Response } from "express";
import type { Result } from "../../../shared/result.ts";
import type { ActProblem } from "../../exhibition/questions.ts";
import type { DeskProblem, SettingsProblem } from "../../exhibition/stands.ts";
import { HttpProblem } from "../problem.ts";

/** @throws {HttpProblem} for what needs no more words than its code. */
export function answerWith<Value>(
  response: Response,
  outcome: Result<Value, DeskProblem | SettingsProblem | ActProblem>,
  status = 200,
): void {
  response.set("Cache-Control", "no-store");
  if (outcome.ok) {
    response.status(status).json(outcome.value);
    return;
  }
  const { problem } = outcome;
  switch (problem.code) {
    case "STALE":
    case "TAKEN":
    case "ANSWERED":
      response.status(409).json({ error: { code: problem.code }, current: problem.current });
      return;
    case "MISSING":
      response.status(422).json({ error: { code: problem.code }, missing: problem.missing });
      return;
    case "UNKNOWN_FIGURE":
    case "UNKNOWN_FILE":
    case "UNKNOWN_FILM":
      throw new HttpProblem(422, problem.code, { detail: problem.detail });
    case "UNKNOWN_STAND":
    case "UNKNOWN_QUESTION":
      throw new HttpProblem(404, problem.code);
    case "TOO_LARGE":
      throw new HttpProblem(413, problem.code);
    case "TOO_MANY":
    case "DEADLINE":
    case "SUBMITTED":
    case "NOT_SUBMITTED":
    case "NOTHING_NEW":
      throw new HttpProblem(409, problem.code);
  }
}
