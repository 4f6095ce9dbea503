/** What an error of the client proves. Traps 1–5 and 11 of its version 1.29.1 are answered here (docs/spec/feeds.md, FD61–FD63). */
import { ApiPartialResponseError, ApiResponseError } from "twitter-api-v2";
import type { ProgramTime } from "../../../shared/time.ts";
import type { NotSent, Outcome } from "../target-kind.ts";
import { xLimitEnds } from "./x-rate-limit.ts";

/** What went wrong, before it is known what was asked for. */
export type Trouble = NotSent | Extract<Outcome, { type: "unknown" }>;

interface Call {
  /** Whether X may have read it. */
  readonly mayHaveArrived: boolean;
  readonly now: ProgramTime;
}

export function troubleOf(error: unknown, call: Call): Trouble {
  // A proxy's «no» comes as if X had said it; it did not arrive there either.
  if (!call.mayHaveArrived)
    return { type: "not-sent", reason: "UNREACHABLE", said: `no connection (${nameOf(error)})` };
  if (error instanceof ApiResponseError) return ofAnswer(error.code, problemOf(error.data), error.headers, call.now);
  if (error instanceof ApiPartialResponseError) {
    const { statusCode = 0, headers } = error.response;
    // A 403 whose reason cannot be read may be the one that says that the post is there.
    if (statusCode !== 403) return ofAnswer(statusCode, { title: "", detail: "", type: "" }, headers, call.now);
  }
  return lost(`no answer that could be read (${nameOf(error)})`);
}

export const lost = (said: string): Trouble => ({ type: "unknown", reason: "LOST_ANSWER", said });

interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly type: string;
}

function ofAnswer(
  status: number,
  problem: Problem,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: ProgramTime,
): Trouble {
  const said = [`HTTP ${status}`, problem.title, problem.detail].filter((part) => part !== "").join(", ");
  const notSent = (reason: NotSent["reason"]): NotSent => ({ type: "not-sent", reason, said });
  if (status < 500 && /too long|bit shorter/i.test(problem.detail)) return notSent("TOO_LARGE");
  switch (status) {
    case 401:
      return notSent("AUTH");
    case 402:
      return notSent("NO_MONEY");
    case 403:
      return forbidden(problem, said);
    case 404:
      return notSent("GONE");
    case 408:
      return lost(said);
    case 413:
      return notSent("TOO_LARGE");
    case 429:
      // The month's posts are used up: no waiting of ours ends that.
      if (/usage-capped/.test(problem.type)) return notSent("NO_MONEY");
      return { ...notSent("RATE_LIMITED"), until: xLimitEnds(headers, now) ?? undefined };
  }
  return status >= 400 && status < 500 ? notSent("REFUSED") : lost(said);
}

function forbidden(problem: Problem, said: string): Trouble {
  // Neither a code nor an id comes with it, so its words are all there is (node-twitter-api-v2#469).
  if (/duplicate content/i.test(problem.detail)) return { type: "unknown", reason: "DUPLICATE", said };
  if (/deleted or not visible/i.test(problem.detail)) return { type: "not-sent", reason: "GONE", said };
  const isOfAccount =
    /client-forbidden|oauth1-permissions|unsupported-authentication|client-not-enrolled/.test(problem.type) ||
    /permission|suspended|locked/i.test(problem.detail);
  return { type: "not-sent", reason: isOfAccount ? "AUTH" : "REFUSED", said };
}

/** Problem details (RFC 9457), or a page of HTML, or nothing. */
function problemOf(data: unknown): Problem {
  const { title, detail, type, errors } = (typeof data === "object" && data !== null ? data : {}) as {
    readonly [name in "title" | "detail" | "type" | "errors"]?: unknown;
  };
  const [first] = Array.isArray(errors) ? (errors as readonly { readonly message?: unknown }[]) : [];
  return { title: text(title), detail: text(detail) || text(first?.message), type: text(type) };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A name or a code, never a message: what a message quotes is not ours to say. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "gave up";
  // The client keeps the cause where its own getter does not look (1.29.1).
  const { _options } = error as { readonly _options?: { readonly error?: { readonly code?: unknown } } };
  const code = _options?.error?.code ?? (error as { readonly code?: unknown }).code;
  return typeof code === "string" ? code : error.name;
}
