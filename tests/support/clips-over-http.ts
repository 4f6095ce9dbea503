import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { Upload, type UploadOptions } from "tus-js-client";
import { onTestFinished } from "vitest";
import { Uploads } from "../../server/clips/uploads/uploads.ts";
import { silentLog } from "../../server/log.ts";
import { createHttpServer } from "../../server/web/http-server.ts";
import type { MadePass } from "../../shared/passes.ts";
import type { Actor } from "../../shared/roles.ts";
import { aClipHouse, anOrder } from "./clip-house.ts";
import { aMeeting, webApp } from "./web-app.ts";

const producer: Actor = { id: "account-admin", role: "admin", name: "Ирина Соколова" };

/** The clips' desk behind the real app on a port, with links of two reporters of the meeting `meeting`. */
export async function clipsOverHttp(more: Parameters<typeof aClipHouse>[0] = {}) {
  const house = await aClipHouse(more);
  const { desk, folders } = house;
  const uploads = new Uploads({
    intake: desk.intake,
    folders,
    limits: desk.limits,
    log: silentLog,
    path: "/upload/clips",
  });
  const web = webApp({ clips: { desk, uploads } });
  web.meetings.set("meeting", aMeeting({ slug: "meeting" }));
  const server = createHttpServer(web.express);
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const link = (name: string, sort: "reporter" | "stand" = "reporter"): Promise<MadePass> =>
    web.passes.make(
      { sort, meeting: "meeting", subject: sort === "stand" ? "stand-0001" : null, name, days: 2 },
      producer,
    );
  const [pyotr, anna] = [await link("Пётр"), await link("Анна")];
  const headersOf = (pass: MadePass | null) => ({
    origin: url,
    ...(pass === null ? {} : { authorization: `Pass ${pass.token}` }),
  });
  /** As a page of ours asks. */
  const ask = async (
    method: string,
    path: string,
    { by = pyotr as MadePass | null, body = undefined as unknown, headers = {} } = {},
  ) => {
    const answer = await fetch(url + path, {
      method,
      headers: { ...headersOf(by), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
    const json: any = text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : null;
    return { status: answer.status, headers: answer.headers, json, code: json?.error?.code };
  };
  return {
    ...{ ...house, web, url, port, pyotr, anna, link, headersOf, ask },
    /** Told of by Pyotr; its answer's code, or state. */
    register: async (order: Partial<ReturnType<typeof anOrder>> = {}, by = pyotr) => {
      const { sort: _sort, ...body } = anOrder(order);
      const { json, code } = await ask("POST", "/api/reporter/clips", { body, by });
      return code ?? json.state;
    },
    /** Sends the bytes as a phone's page does; settles with `done` or with the answer's status. */
    send: (
      id: string,
      bytes: Buffer,
      options: Partial<UploadOptions> & { readonly by?: MadePass; readonly through?: string } = {},
    ) => {
      const { by = pyotr, through = url, ...rest } = options;
      return sendByTus(bytes, {
        endpoint: `${through}/upload/clips`,
        metadata: { clip: id },
        // The page's own; through a relay the server still is who is asked.
        headers: { ...headersOf(by), host: `127.0.0.1:${port}` },
        ...rest,
      });
    },
  };
}

/** @returns `done`, or the status and body of the answer that ended it */
export function sendByTus(bytes: Buffer, options: Partial<UploadOptions>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const upload = new Upload(bytes, {
    // Longer than a disk with other work keeps another upload waiting.
    retryDelays: Array.from({ length: 600 }, () => 5),
    storeFingerprintForResuming: false,
    ...options,
    onSuccess: () => resolve("done"),
    onError: (error) => {
      const answer = "originalResponse" in error ? error.originalResponse : null;
      resolve(`${answer?.getStatus() ?? "none"} ${answer?.getBody().trim() ?? error.message}`);
    },
  });
  upload.start();
  return promise;
}

/** A line that is cut after so many bytes of each connection, drawn anew; both ends see a reset. */
export async function cuttingLine(targetPort: number, cutAfter: () => number) {
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, "127.0.0.1");
    let left = cutAfter();
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.on("data", (chunk) => {
      upstream.write(chunk.subarray(0, left));
      left -= chunk.byteLength;
      if (left > 0) return;
      cuts += 1;
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    });
    client.on("close", () => upstream.destroy());
    upstream.on("data", (chunk) => client.write(chunk));
    upstream.on("close", () => client.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, cuts: () => cuts };
}
