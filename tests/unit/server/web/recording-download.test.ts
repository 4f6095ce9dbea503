import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import express from "express";
import { afterEach, expect, test, vi } from "vitest";
import { silentLog } from "../../../../server/log.ts";
import { recordingRoutes } from "../../../../server/web/api/recording-routes.ts";
import { createHttpServer } from "../../../../server/web/http-server.ts";
import { aRecording, aRecordingDesk } from "../../../support/recordings.ts";
import { webApp } from "../../../support/web-app.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A file of 1 GB that counts what was read of it, over a real connection. */
async function served() {
  const state = { read: 0, isOpen: false };
  const piece = Buffer.alloc(256 * 1024);
  const recording = aRecording(Buffer.alloc(0), {
    open: async () => ({
      bytes: 2 ** 30,
      async *read(from, to) {
        state.isOpen = true;
        try {
          for (let at = from; at < to; at += piece.length) {
            state.read += piece.length;
            yield piece.subarray(0, Math.min(piece.length, to - at));
          }
        } finally {
          state.isOpen = false;
        }
      },
    }),
  });
  const app = webApp();
  const cookie = await app.signInAs();
  const routes = recordingRoutes({ auth: app.auth, recordings: aRecordingDesk(recording).desk, log: silentLog });
  const server = createHttpServer(express().use(routes));
  closing.push(() => server.close().closeAllConnections());
  await once(server.listen(0, "127.0.0.1"), "listening");
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const download = async (range?: string): Promise<IncomingMessage> => {
    const headers = range === undefined ? { cookie } : { cookie, range };
    const [response] = await once(get({ port, path: "/api/recordings/main-1.mp4", headers, agent: false }), "response");
    return response;
  };
  return { state, download };
}

test("[RC9] nothing is read ahead of a client that takes nothing", async () => {
  const { state, download } = await served();
  const response = await download();
  let before = -1;
  await vi.waitUntil(
    () => {
      const isStill = state.read === before;
      before = state.read;
      return isStill;
    },
    { interval: 100, timeout: 5000 },
  );

  // What the two sockets' buffers take, and a piece.
  expect(state.read).toBeLessThan(16 * 1024 * 1024);
  response.destroy();
});

test("[RC10] a client that goes gives its place back, and the file is let go", async () => {
  const { state, download } = await served();
  const first = await download();
  const second = await download();
  const refused = await download();
  await text(refused);
  first.destroy();
  await vi.waitFor(async () => {
    const next = await download("bytes=0-9");
    await text(next);
    expect(next.statusCode).toBe(206);
  });
  second.destroy();
  await vi.waitFor(() => expect(state.isOpen).toBe(false));

  expect(refused.statusCode).toBe(503);
});
