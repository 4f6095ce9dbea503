import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { MOST_UNANSWERED } from "../../../../../server/web/counted-response.ts";
import { createHttpServer } from "../../../../../server/web/http-server.ts";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks so many times at once and reads until the server is done with the connection. Answers its words. */
async function askAtOnce(times: number): Promise<string> {
  const answered: string[] = [];
  server = createHttpServer((request, response) => {
    // Not in the same turn, so that all the requests wait together.
    setImmediate(() => response.end(request.url));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address of this kind.
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("data", (bytes) => answered.push(bytes.toString()));
  socket.on("error", () => {});
  const requests = Array.from({ length: times }, (_, index) => {
    const last = index === times - 1 ? "Connection: close\r\n" : "";
    return `GET /${index} HTTP/1.1\r\nHost: efir.test\r\n${last}\r\n`;
  });
  socket.write(requests.join(""));
  await once(socket, "close");
  return answered.join("");
}

test("[WB20] sixteen requests may wait on a connection, and are answered in order", async () => {
  const bodies = [...(await askAtOnce(MOST_UNANSWERED)).matchAll(/^\/(\d+)/gm)].map(([, index]) => Number(index));
  expect(bodies).toEqual(Array.from({ length: 16 }, (_, index) => index));
});

test("[WB20] one more, and the connection is cut off", async () => {
  expect(await askAtOnce(MOST_UNANSWERED + 1)).toBe("");
});

test("[WB20] a connection whose requests were answered may ask again", async () => {
  server = createHttpServer((_request, response) => response.end("here"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  for (let round = 0; round < 2 * MOST_UNANSWERED; round += 1) {
    socket.write("GET / HTTP/1.1\r\nHost: efir.test\r\n\r\n");
    await once(socket, "data");
  }
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});
