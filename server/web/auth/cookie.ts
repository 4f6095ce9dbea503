import type { Millis } from "../../../shared/time.ts";
import { tokenPattern } from "./token.ts";

export interface SessionCookie {
  readonly name: string;
  readonly isSecure: boolean;
  /** The session token in a `Cookie` header; `null` when absent or not one of ours. */
  read(header: string | undefined): string | null;
}

/** `__Host-` binds the cookie to this very host, but browsers take it over https only. */
export function sessionCookie(isHttps: boolean): SessionCookie {
  const name = isHttps ? "__Host-efir_sid" : "efir_sid";
  return {
    name,
    isSecure: isHttps,
    read(header) {
      for (const pair of header?.split(";") ?? []) {
        const at = pair.indexOf("=");
        if (at === -1 || pair.slice(0, at).trim() !== name) continue;
        const token = pair.slice(at + 1).trim();
        return tokenPattern.test(token) ? token : null;
      }
      return null;
    },
  };
}

/** @param maxAge 0 forgets it. */
export function cookieHeader(cookie: SessionCookie, token: string, maxAge: Millis): string {
  const parts = [
    `${cookie.name}=${token}`,
    "Path=/",
    `Max-Age=${Math.floor(maxAge / 1000)}`,
    "HttpOnly",
    "SameSite=Lax",
  ];
  if (cookie.isSecure) parts.push("Secure");
  return parts.join("; ");
}
