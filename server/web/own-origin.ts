import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import { HttpProblem } from "./problem.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
/** Letters, digits, dots, dashes and a port; or a bracketed IPv6 address. */
const hostPattern = /^(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/;

/** The `Host` asked for; `null` when it is absent or would not be one in a header or an address. */
export const hostOf = (headers: IncomingHttpHeaders): string | null =>
  headers.host !== undefined && hostPattern.test(headers.host) ? headers.host : null;

/**
 * Was this sent by a page of ours? Browsers put `Origin` on every unsafe request and on socket handshakes; its host
 * must be the one asked for, or that of the public address. Also for the socket's handshake (WB6).
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: URL | null): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const { origin } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === publicUrl?.origin) return true;
  const { protocol, host } = new URL(origin);
  if (protocol !== "http:" && protocol !== "https:") return false;
  const asked = hostOf(headers);
  // Parsed alike, so that a default port written or left out makes no difference.
  return asked !== null && URL.canParse(`${protocol}//${asked}`) && host === new URL(`${protocol}//${asked}`).host;
}

/** Refuses what other sites' pages send with our cookies (WB6). */
export const requireOwnOrigin =
  (publicUrl: URL | null): RequestHandler =>
  (request, _response, next) => {
    if (safeMethods.has(request.method) || isOwnOrigin(request.headers, publicUrl)) return next();
    throw new HttpProblem(403, "FOREIGN_ORIGIN");
  };

/** A form on another site can send text, never `application/json` without asking first (WB7). */
export const requireJson: RequestHandler = (request, _response, next) => {
  if (safeMethods.has(request.method) || request.is("application/json") !== false) return next();
  if (request.method === "DELETE" && request.headers["content-type"] === undefined) return next();
  throw new HttpProblem(415, "JSON_ONLY");
};

/** The one thing that a page without a script sends: its own form (EB69). Whose page it was, `requireOwnOrigin` has asked. */
export const requireForm: RequestHandler = (request, _response, next) => {
  if (request.is("application/x-www-form-urlencoded") !== false) return next();
  throw new HttpProblem(415, "FORM_ONLY");
};
