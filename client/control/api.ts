import { accept, type Result, refuse } from "../../shared/result.ts";

/** Why the server did not do it: its code, or `OFFLINE` when there was no answer. */
export interface ApiProblem {
  readonly code: string;
  readonly detail?: string;
}

export type ApiAnswer<Value> = Result<Value, ApiProblem>;

/**
 * One call of the JSON API. @typeParam Value what the address is known to answer (docs/spec/web.md).
 * @param authorization of who comes with a link instead of an account: `Pass …`
 * @param signal gives up; the answer is `OFFLINE` then
 */
export async function call<Value>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  authorization?: string,
  signal?: AbortSignal,
): Promise<ApiAnswer<Value>> {
  const headers = {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(authorization === undefined ? {} : { authorization }),
  };
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const answer: unknown = response.status === 204 ? null : await response.json();
    // Our own server's answer: its shape is the contract that both sides share.
    return response.ok ? accept(answer as Value) : refuse(problemIn(answer));
  } catch {
    return refuse({ code: "OFFLINE" });
  }
}

/** The `error` of an answer of the API; `FAULT` when it has none, as from a proxy in between. */
export function problemIn(answer: unknown): ApiProblem {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return { code: "FAULT" };
  const { error } = answer;
  if (typeof error !== "object" || error === null || !("code" in error)) return { code: "FAULT" };
  const detail = "detail" in error && typeof error.detail === "string" ? { detail: error.detail } : {};
  return { code: String(error.code), ...detail };
}
