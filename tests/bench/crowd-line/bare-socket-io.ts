/** The measure beside ours: what it is told over IPC goes to all by socket.io's `emit`. No store, no rooms, no positions. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
http.listen(0, "127.0.0.1", () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});
process.on("message", (page: object) => void io.emit("feed", page));
process.on("disconnect", () => process.exit());
