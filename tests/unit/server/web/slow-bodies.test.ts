import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHttpServer } from "../../../../server/web/http-server.ts";
import { patience } from "../../../support/patience.ts";

let server: Server;
const lines: Socket[] = [];

beforeEach(async () => {
  // The loop's own work goes on: only waiting is the test's to do.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  server = createHttpServer((request, response) => {
    if (request.url === "/refused") response.writeHead(401).end("no");
    else request.resume();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
});

afterEach(() => {
  vi.useRealTimers();
  for (const line of lines.splice(0)) line.destroy();
  server.closeAllConnections();
  server.close();
});

/** Says that a body will come, and sends a little of it. */
async function begun(path: string, method = "POST") {
  // A server that listens on a port has an address of this kind.
  const line = connect((server.address() as AddressInfo).port, "127.0.0.1");
  lines.push(line);
  let heard = "";
  line.on("data", (chunk) => (heard += chunk));
  const asked = once(server, "request");
  line.write(`${method} ${path} HTTP/1.1\r\nHost: efir.test\r\nContent-Length: 1000\r\n\r\nfirst`);
  const [request] = await asked;
  const send = async () => {
    const came = once(request, "data");
    line.write("more");
    await came;
  };
  return { heard: () => heard, ended: once(line, "close"), send };
}

test("[WB20] a call's body that takes longer than half a minute is cut off", async () => {
  const { heard, ended, send } = await begun("/api/meetings");
  vi.advanceTimersByTime(20_000);
  await send();
  vi.advanceTimersByTime(10_000);
  await ended;
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
});

test.each(["/api/decks?into=x", "/api/stand/images"])(
  "[WB20] an upload to %s may take minutes while it comes, and is cut off when it stands still",
  async (path) => {
    const { heard, ended, send } = await begun(path);
    for (let halfMinutes = 0; halfMinutes < 10; halfMinutes++) {
      await send();
      vi.advanceTimersByTime(30_000);
    }
    expect(heard()).toBe("");
    vi.advanceTimersByTime(30_000);
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  },
);

test("[WB20] who was answered in the midst of a body may go on for five seconds", async () => {
  const { heard, ended } = await begun("/refused");
  await expect.poll(heard, patience).toMatch(/^HTTP\/1\.1 401 /);
  vi.advanceTimersByTime(5_000);
  await ended;
});

test("[WB20] an upload that never stands still is cut off after fifteen minutes", async () => {
  const { heard, ended, send } = await begun("/api/decks?into=x");
  for (let thirds = 0; thirds < 45; thirds++) {
    await send();
    vi.advanceTimersByTime(20_000);
  }
  await ended;
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
});

test("[BZ12] an upload that can be resumed may take longer, and one that stands still is cut without a last word", async () => {
  const { heard, ended, send } = await begun("/upload/clips/clip-0001", "PATCH");
  for (let thirds = 0; thirds < 60; thirds++) {
    await send();
    vi.advanceTimersByTime(20_000);
  }
  expect(heard()).toBe("");
  vi.advanceTimersByTime(60_000);
  await ended;
  expect(heard()).toBe("");
});
