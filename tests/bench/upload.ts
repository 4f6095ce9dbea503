import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Upload } from "tus-js-client";
import { signIn } from "../support/control-client.ts";
import { filmBytes } from "../support/film-bytes.ts";
import { adminPassword, startServer } from "../support/running-server.ts";
import { type Row, row, seconds } from "./figures.ts";

const BYTES = 6 * 1024 * 1024;
const BITS_PER_SECOND = 1_000_000;
const RESET_EVERY_MS = 5_000;
/** A phone's send buffer on a slow line; what is in it when the line breaks is lost. */
const TICK_MS = 20;

/** A clip of 6 MB through a line of 1 Mbit/s up that is reset every 5 s, by tus-js-client, into the real server. */
export async function* uploadRows(): AsyncGenerator<Row> {
  const server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  const control = await signIn(server.httpUrl);
  try {
    await control.openMeeting("kollegiya", "Коллегия");
    const made = await control.request("POST", "/api/meetings/kollegiya/reporters", { name: "Пётр", days: 1 });
    const { token } = (await made.json()) as { token: string };
    const line = await poorLine(Number(new URL(server.httpUrl).port));
    const headers = { authorization: `Pass ${token}`, origin: server.httpUrl, host: new URL(server.httpUrl).host };
    const id = randomBytes(12).toString("hex");
    await fetch(`${server.httpUrl}/api/reporter/clips`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        ...{ id, bytes: BYTES, type: "video/mp4", subject: { name: "Ирина", post: "Хранитель" } },
        consent: { name: "Ирина", words: "Согласна", at: Date.now() },
      }),
    });
    const startedAt = performance.now();
    await send(filmBytes(BYTES), { endpoint: `${line.url}/upload/clips`, metadata: { clip: id }, headers });
    const tookMs = performance.now() - startedAt;
    const [share, leastMs] = [line.sentBytes() / BYTES, (BYTES * 8_000) / BITS_PER_SECOND];
    line.close();
    yield row("bytes sent over bytes needed, 1 Mbit/s, a reset every 5 s", "≤ 1.1", share.toFixed(3), share <= 1.1);
    yield row("— resets met", "", String(line.resets()));
    yield row("— took (the line alone needs)", "", `${seconds(tookMs)} (${seconds(leastMs)})`);
  } finally {
    control.close();
    await server.stop();
  }
}

function send(bytes: Buffer, options: ConstructorParameters<typeof Upload>[1]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const upload = new Upload(bytes, {
    retryDelays: Array.from({ length: 200 }, () => 250),
    storeFingerprintForResuming: false,
    ...options,
    onSuccess: () => resolve(),
    onError: reject,
  });
  upload.start();
  return promise;
}

/** Bytes towards the server pass at the line's rate; every so often all its connections are reset at both ends. */
async function poorLine(targetPort: number) {
  let [sent, resets] = [0, 0];
  const pairs = new Set<readonly [Socket, Socket]>();
  const relay = createServer({ highWaterMark: 16 * 1024 }, (client) => {
    const upstream = connect(targetPort, "127.0.0.1");
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on("error", () => {});
    void passSlowly(client, upstream, (bytes) => {
      sent += bytes;
    });
    upstream.on("data", (chunk) => client.write(chunk));
    upstream.on("close", () => client.destroy());
    client.on("close", () => {
      upstream.destroy();
      pairs.delete(pair);
    });
  });
  await once(relay.listen(0, "127.0.0.1"), "listening");
  const timer = setInterval(() => {
    if (pairs.size > 0) resets += 1;
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  }, RESET_EVERY_MS);
  // A relay that listens on a port has an address of this kind.
  const { port } = relay.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Over the line, headers and all, whether they arrived or not. */
    sentBytes: () => sent,
    resets: () => resets,
    close: () => {
      clearInterval(timer);
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      relay.close();
    },
  };
}

async function passSlowly(client: Socket, upstream: Socket, count: (bytes: number) => void): Promise<void> {
  const perTick = (BITS_PER_SECOND / 8 / 1000) * TICK_MS;
  try {
    for await (const chunk of client) {
      for (let at = 0; at < chunk.byteLength; at += perTick) {
        await wait(TICK_MS);
        if (client.destroyed) return;
        const piece = chunk.subarray(at, at + perTick);
        count(piece.byteLength);
        upstream.write(piece);
      }
    }
    upstream.end();
  } catch {
    // Its line was reset.
    upstream.destroy();
  }
}
