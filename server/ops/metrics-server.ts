import { createServer, type RequestListener, type Server } from "node:http";
import type { Metrics } from "./metrics.ts";

/** The same answers as on the public port, passed in so that this folder knows no transport. */
export type HealthAnswer = (path: "/livez" | "/readyz") => { readonly status: number; readonly text: string };

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

/**
 * A server for Prometheus and probes on a port of its own, which no viewer can reach: three addresses and nothing else
 * (reliability, default 37; OP15). It answers to the end of a drain, when the public port is closed already.
 */
export function createMetricsServer(metrics: Pick<Metrics, "text" | "contentType">, health: HealthAnswer): Server {
  const answerTo = async (method: string, path: string): Promise<Answer> => {
    if (method !== "GET" && method !== "HEAD") return { status: 405, text: "method not allowed\n" };
    switch (path) {
      case "/metrics":
        return { status: 200, text: await metrics.text(), type: metrics.contentType };
      case "/livez":
      case "/readyz":
        return health(path);
    }
    return { status: 404, text: "not found\n" };
  };
  const handle: RequestListener = (request, response) => {
    answerTo(request.method ?? "", request.url ?? "")
      .catch((): Answer => ({ status: 500, text: "figures could not be read\n" }))
      .then(({ status, text, type = "text/plain; charset=utf-8" }) => {
        response.writeHead(status, {
          "cache-control": "no-store",
          "content-type": type,
          "content-length": Buffer.byteLength(text),
          "x-content-type-options": "nosniff",
        });
        response.end(request.method === "HEAD" ? undefined : text);
      });
  };
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000, maxHeaderSize: 8 * 1024 }, handle);
  server.maxConnections = 50;
  return server;
}
