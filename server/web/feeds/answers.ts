import type { Response } from "express";
import type { FeedRefusal, FeedRefused } from "../../../shared/feeds/refusals.ts";
import type { Result } from "../../../shared/result.ts";
import { HttpProblem } from "../problem.ts";

const statusOf: Readonly<Record<FeedRefusal, number>> = {
  UNKNOWN_HIGHLIGHT: 404,
  UNKNOWN_ROW: 404,
  UNKNOWN_SOURCE: 404,
  UNKNOWN_TARGET: 422,
  ID_TAKEN: 409,
  STALE: 409,
  WRONG_STATE: 409,
  HASH: 409,
  SECOND_PERSON: 409,
  TOO_LATE: 409,
  TOO_MANY: 409,
  INCOMPLETE: 422,
  CANNOT_RENDER: 422,
  NOT_DRAWN: 503,
  NO_NOTE: 422,
  MADE_BY_HOUSE: 409,
};

/** What came of it, or why not. Who was overtaken is told what stands there now: nothing typed is lost. */
export function answer<Value>(response: Response, outcome: Result<Value, FeedRefused>, status = 200): void {
  response.set("Cache-Control", "no-store");
  if (outcome.ok) {
    if (status === 204) response.status(204).end();
    else response.status(status).json(outcome.value);
    return;
  }
  const { code, detail, current } = outcome.problem;
  if (current === undefined) throw new HttpProblem(statusOf[code], code, detail === undefined ? {} : { detail });
  response.status(statusOf[code]).json({ error: { code, ...(detail === undefined ? {} : { detail }) }, current });
}
