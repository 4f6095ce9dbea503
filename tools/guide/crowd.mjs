/** Viewers without pictures, so many seconds behind as over a usual network: what the room's meters are drawn by. */
import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { slug } from "./house.mjs";

const PEOPLE = 240;
/** The nearest; half of them are within a second of it, the last ones far behind. */
const NEAREST_MS = 4300;
const SPREAD_MS = 800;

export function crowd(url) {
  const lines = Array.from({ length: PEOPLE }, (_, index) => {
    const lagMs = Math.round(NEAREST_MS - SPREAD_MS * Math.log(1 - index / PEOPLE));
    const line = io(url, {
      ...{ transports: ["websocket"], forceNew: true, extraHeaders: { origin: url } },
      auth: { viewerId: randomUUID(), follow: [{ ledger: `timeline:${slug}`, epoch: null, since: 0 }] },
    });
    line.on("connect", () => line.emit("report", { lagMs }));
    return line;
  });
  const leave = () => {
    for (const line of lines) line.disconnect();
  };
  return { leave };
}
