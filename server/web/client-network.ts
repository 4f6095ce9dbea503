import type { IncomingMessage } from "node:http";
import { networkOf, plainAddress } from "./client-address.ts";

/**
 * The network a request counts for, where express has not looked at it: playlists, parts and sockets.
 * @param trustedHops how many proxies stand in front. The last `X-Forwarded-For` entry is what the nearest one saw.
 */
export function networkReader(trustedHops: number): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    if (trustedHops === 0) return networkOf(socket.remoteAddress);
    const forwarded = headers["x-forwarded-for"];
    const hops = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? ""))
      .split(",")
      .map((hop) => hop.trim());
    // Fewer entries than proxies, or no address: somebody came past them, so only the connection itself is believed.
    return networkOf(plainAddress(hops.filter(Boolean).at(-trustedHops) ?? "") ?? socket.remoteAddress);
  };
}
