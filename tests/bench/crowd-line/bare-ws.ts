/**
 * The measure beside ours: `ws` alone, as its documentation broadcasts. What one connection says goes to all others as it
 * came, then the speaker is answered. No store, no rooms, no positions.
 */
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
server.on("connection", (speaker) => {
  speaker.on("error", () => {});
  speaker.on("message", (data) => {
    for (const client of server.clients) {
      if (client !== speaker && client.readyState === WebSocket.OPEN) client.send(data, { binary: false });
    }
    speaker.send("heard");
  });
});
server.on("listening", () => {
  process.send?.({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on("disconnect", () => process.exit());
