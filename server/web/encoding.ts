import type { Request } from "express";

/**
 * The smallest form the asker takes; `null`: as it is. Asked one by one, since browsers list gzip first at equal weight
 * and content negotiation would follow that order.
 */
export function bestEncoding(request: Request): "br" | "gzip" | null {
  if (request.headers["accept-encoding"] === undefined) return null;
  if (request.acceptsEncodings("br") === "br") return "br";
  return request.acceptsEncodings("gzip") === "gzip" ? "gzip" : null;
}
