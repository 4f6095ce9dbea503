import type { IncomingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";

export interface SecureAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** When its last byte came, on the clock of `performance.now()`. */
  readonly endedAt: number;
}

const trusting = new Agent({ rejectUnauthorized: false, keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

/** A GET over TLS, each on a connection of its own, whose certificate may be anybody's. */
export function secureGet(url: string, headers: Readonly<Record<string, string>> = {}): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: trusting, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          endedAt: performance.now(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}
