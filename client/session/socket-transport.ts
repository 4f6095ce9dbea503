import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "../../shared/protocol.ts";
import type { Transport } from "./transport.ts";

const CONNECT_TIMEOUT_MS = 8000;

/**
 * Lines over socket.io to the page's own server: websocket first, long polling where a proxy allows nothing else.
 * Its reconnection is off: the session keeps the one schedule, with our positions in every handshake.
 */
export const socketTransport: Transport = {
  open(auth, hearer) {
    const socket: Socket<ServerToClient, ClientToServer> = io({
      forceNew: true,
      reconnection: false,
      transports: ["websocket", "polling"],
      // Without it a refused websocket never falls back to polling.
      tryAllTransports: true,
      timeout: CONNECT_TIMEOUT_MS,
      auth,
    });
    const close = () => {
      socket.off();
      socket.disconnect();
    };
    const lose = () => {
      close();
      hearer.lost();
    };
    socket.on("connect", hearer.connected);
    socket.on("connect_error", lose);
    socket.on("disconnect", lose);
    socket.on("snapshot", hearer.snapshot);
    socket.on("events", hearer.events);
    socket.on("tick", hearer.tick);
    socket.on("health", hearer.health);
    socket.on("audience", hearer.audience);
    socket.on("room", hearer.room);
    socket.on("changed", hearer.changed);
    socket.on("visits", hearer.visits);
    socket.on("feed", hearer.feed);
    socket.on("leave", hearer.leave);
    socket.on("refused", hearer.refused);
    return {
      follow: (position) => socket.emit("follow", position),
      command: (envelope, answer) => socket.emit("command", envelope, answer),
      // Stale by the time a line returns, so not buffered.
      report: (report) => socket.volatile.emit("report", report),
      here: (word) => socket.volatile.emit("here", word),
      visit: (place) => socket.emit("visit", place),
      watchFeed: (place) => socket.emit("watch-feed", place),
      close,
    };
  },
};
