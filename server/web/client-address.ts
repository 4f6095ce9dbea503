import { isIP, isIPv4 } from "node:net";
import type { Request } from "express";
import type { Visitor } from "./auth/auth.ts";

/** Everybody whose address is none counts together: a made-up one must not be a network of its own. */
const NOWHERE = "unknown";

/**
 * What limits count by: an IPv4 address, or the /64 of an IPv6 one, since a home or a phone has a whole /64 to rotate in.
 * Express has already believed as many `X-Forwarded-For` hops as `TRUST_PROXY` allows.
 */
export function networkOf(address: string | undefined): string {
  const plain = plainAddress(address ?? "");
  if (plain === null) return NOWHERE;
  if (isIPv4(plain)) return plain;
  return `${expand(plain).slice(0, 4).join(":")}::/64`;
}

/** An address without what proxies put around it: a port, brackets, a zone, the IPv6 form of IPv4. `null`: it is none. */
export function plainAddress(text: string): string | null {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
  const [zoneless = ""] = bare.split("%");
  const plain = zoneless.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(plain) === 0 ? null : plain;
}

export const visitorOf = (request: Request): Visitor => ({
  network: networkOf(request.ip),
  cookies: request.headers.cookie,
});

function expand(address: string): readonly string[] {
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16));
}
