import type { Server } from "node:http";
import { networkOf } from "./client-address.ts";

/** Of all connections, for one network: a whole hall sits behind one address, but nobody may take every place. */
const SHARE = 1 / 2;
/** A thousand people of one house with four connections each are not shared out, however few the system allows. */
const HALL = 4_000;

/**
 * Hangs up on a network that has its share of connections already. By the address that connects: behind a proxy that is
 * the proxy's for everybody, so there it must not be asked for (WB20, reliability T10).
 * @param hall connections that one network has in any case.
 */
export function shareConnections(server: Server, hall: number = HALL): void {
  const countByNetwork = new Map<string, number>();
  server.on("connection", (socket) => {
    const network = networkOf(socket.remoteAddress);
    const count = (countByNetwork.get(network) ?? 0) + 1;
    countByNetwork.set(network, count);
    socket.once("close", () => {
      const left = (countByNetwork.get(network) ?? 1) - 1;
      if (left > 0) countByNetwork.set(network, left);
      else countByNetwork.delete(network);
    });
    // Read each time: how many the process can hold is known only after the server was made.
    if (count > Math.max(hall, server.maxConnections * SHARE)) socket.destroy();
  });
}
