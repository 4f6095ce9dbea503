import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { shareConnections } from "../../../../server/web/connections.ts";
import { createHttpServer } from "../../../../server/web/http-server.ts";
import { plainGet } from "../../../support/plain-request.ts";

let server: Server;
const lines: Socket[] = [];

afterEach(() => {
  for (const line of lines.splice(0)) line.destroy();
  server.closeAllConnections();
  server.close();
});

async function listening(made: Server): Promise<number> {
  server = made;
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address of this kind.
  return (server.address() as AddressInfo).port;
}

/** Ten places, shared. */
function aSharedServer(hall: number): Promise<number> {
  const made = createServer((_request, response) => response.end("here"));
  made.maxConnections = 10;
  shareConnections(made, hall);
  return listening(made);
}

/** How many of so many connections from one address are still there after a round trip of the last. */
async function staying(port: number, count: number, localAddress: string): Promise<number> {
  const opened = Array.from({ length: count }, () => connect({ port, host: "127.0.0.1", localAddress }));
  lines.push(...opened);
  const left = await Promise.all(
    opened.map(
      (line) =>
        new Promise<number>((resolve) => {
          line.on("error", () => {});
          line.once("close", () => resolve(0));
          line.once("data", () => resolve(1));
          line.write("GET / HTTP/1.1\r\nHost: efir.test\r\n\r\n");
        }),
    ),
  );
  return left.reduce((sum, each) => sum + each, 0);
}

test("[WB20] one network has half of all connections, and another the rest", async () => {
  const port = await aSharedServer(0);
  expect(await staying(port, 8, "127.0.0.66")).toBe(5);
  expect(await staying(port, 5, "127.0.0.67")).toBe(5);
});

test("[WB20] places that were left are free again", async () => {
  const port = await aSharedServer(0);
  expect(await staying(port, 5, "127.0.0.66")).toBe(5);
  for (const line of lines.splice(0)) line.destroy();
  await expect.poll(async () => staying(port, 1, "127.0.0.66")).toBe(1);
});

test("[WB20] a hall behind one address is not shared out where there are few places", async () => {
  expect(await staying(await aSharedServer(8), 8, "127.0.0.66")).toBe(8);
});

test("[WB20] an address of more than 4096 characters is not looked at", async () => {
  const origin = `http://127.0.0.1:${await listening(createHttpServer((_request, response) => response.end("here")))}`;
  expect((await plainGet(origin, `/${"a".repeat(4_095)}`)).status).toBe(200);
  expect((await plainGet(origin, `/?${"a".repeat(4_095)}`)).status).toBe(414);
});
