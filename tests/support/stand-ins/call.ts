import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** A call that a stand-in has read whole. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What it answers. An object leaves as JSON, a string as it is. `undefined`: no body. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  // A request's body comes as buffers while no encoding is set.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://stand-in");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

/** A body's fields, JSON or form; `{}` of what is neither. */
export function fieldsOf(call: Call): Readonly<Record<string, unknown>> {
  const type = call.headers["content-type"] ?? "";
  if (type.includes("form-urlencoded")) return Object.fromEntries(new URLSearchParams(call.body.toString()));
  try {
    const value: unknown = JSON.parse(call.body.toString());
    // An object, so it has names.
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
