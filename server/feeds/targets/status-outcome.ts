/** What an HTTP status says of a create, where a network adds nothing of its own (docs/spec/feeds.md, «Bad input and trouble»). */
import type { ProgramTime } from "../../../shared/time.ts";
import type { NotSent, Outcome } from "../target-kind.ts";
import { afterWait, latest, momentOf } from "./until.ts";

export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | null;
}

/** Of a status that is no success. @param said without secrets */
export function statusOutcome({ status, header }: HttpAnswer, now: ProgramTime, said: string): Outcome {
  if (status === 429) {
    const until = latest([
      afterWait(header("retry-after") ?? undefined, now),
      ...["x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset"].map((name) =>
        momentOf(header(name) ?? undefined, now),
      ),
    ]);
    return { type: "not-sent", reason: "RATE_LIMITED", until: until ?? undefined, said };
  }
  const reason = reasonByStatus[status];
  if (reason !== undefined) return { type: "not-sent", reason, said };
  if (status === 409) return { type: "unknown", reason: "DUPLICATE", said };
  // 408: it waited for the rest of a request, and may have had all of it. 303: it had, and its answer is elsewhere.
  if (status >= 400 && status < 500 && status !== 408) return { type: "not-sent", reason: "REFUSED", said };
  return { type: "unknown", reason: "LOST_ANSWER", said };
}

const reasonByStatus: Readonly<Record<number, "AUTH" | "NO_MONEY" | "GONE" | "TOO_LARGE">> = {
  401: "AUTH",
  402: "NO_MONEY",
  403: "AUTH",
  404: "GONE",
  410: "GONE",
  413: "TOO_LARGE",
};

export const lostAnswer = (said: string): Extract<Outcome, { type: "unknown" }> => ({
  type: "unknown",
  reason: "LOST_ANSWER",
  said,
});
export const unreachable = (said: string): NotSent => ({ type: "not-sent", reason: "UNREACHABLE", said });
