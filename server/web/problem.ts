import type { Millis } from "../../shared/time.ts";

/** A request we will not carry out, as a person or program can cause it. Answered as `{error: {code, detail?}}`. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly retryAfterMs: Millis | undefined;

  constructor(status: number, code: string, more: { readonly detail?: string; readonly retryAfterMs?: Millis } = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = more.detail;
    this.retryAfterMs = more.retryAfterMs;
  }
}
