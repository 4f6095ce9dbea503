import type { ClipRefusal, Refused } from "../../../shared/clips/refusals.ts";
import type { Result } from "../../../shared/result.ts";
import { millis } from "../../../shared/time.ts";
import { HttpProblem } from "../problem.ts";

const statusOf: Readonly<Record<ClipRefusal, number>> = {
  UNKNOWN_CLIP: 404,
  UNKNOWN_ASSIGNMENT: 404,
  ID_TAKEN: 409,
  STALE: 409,
  WRONG_STATE: 409,
  SECOND_PERSON: 409,
  ASSIGNMENT_TAKEN: 409,
  NOT_RECORDED: 409,
  TOO_MANY: 409,
  QUOTA_SPENT: 409,
  LENGTH_UNKNOWN: 411,
  TOO_LARGE: 413,
  BAD_TRIM: 422,
  BAD_CAPTIONS: 422,
  WRONG_LENGTH: 422,
  EMPTY: 422,
  NOT_A_FILM: 422,
  TRUNCATED: 422,
  NO_PICTURE: 422,
  TOO_LONG: 422,
  TOO_SHORT: 422,
  TOO_MANY_PIXELS: 422,
  NEEDS_FFMPEG: 422,
  CODEC_UNKNOWN: 422,
  CONVERSION_FAILED: 422,
  TOOK_TOO_LONG: 422,
  BUSY: 503,
  NO_ROOM: 507,
};

/** @throws {HttpProblem} what was refused, with its code. */
export function granted<Value>(outcome: Result<Value, Refused>): Value {
  if (outcome.ok) return outcome.value;
  const { code, detail } = outcome.problem;
  throw new HttpProblem(statusOf[code], code, {
    ...(detail === undefined ? {} : { detail }),
    ...(code === "BUSY" ? { retryAfterMs: millis(10_000) } : {}),
  });
}
