import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

const kinds = ["playlist", "part", "segment", "init", "page"] as const;
export type RequestKind = (typeof kinds)[number];
export type StatusClass = "1xx" | "2xx" | "3xx" | "4xx" | "5xx" | "cut";

export interface RequestCount {
  readonly kind: RequestKind;
  readonly status: StatusClass;
  readonly times: number;
}

/** Counts what an http server answers and sends, without a word from the handlers. One listener a request is all it costs. */
export class HttpMeter {
  readonly #timesByKey = new Map<`${RequestKind} ${StatusClass}`, number>();
  readonly #open = new Set<Socket>();
  #sentByClosed = 0;

  constructor(server: Server) {
    server.on("connection", (socket) => this.#follow(socket));
    server.on("request", (request, response) => this.#count(request, response));
  }

  get connections(): number {
    return this.#open.size;
  }

  /** Of all connections ever, sockets of pages included. */
  get sentBytes(): number {
    let sent = this.#sentByClosed;
    for (const socket of this.#open) sent += socket.bytesWritten;
    return sent;
  }

  get requests(): readonly RequestCount[] {
    return [...this.#timesByKey].map(([key, times]) => {
      // Both halves were put together below.
      const [kind, status] = key.split(" ") as [RequestKind, StatusClass];
      return { kind, status, times };
    });
  }

  #follow(socket: Socket): void {
    this.#open.add(socket);
    socket.once("close", () => {
      this.#open.delete(socket);
      this.#sentByClosed += socket.bytesWritten;
    });
  }

  #count(request: IncomingMessage, response: ServerResponse): void {
    response.once("close", () => {
      const status: StatusClass = response.writableFinished ? classOf(response.statusCode) : "cut";
      const key = `${kindOf(request.url ?? "")} ${status}` as const;
      this.#timesByKey.set(key, (this.#timesByKey.get(key) ?? 0) + 1);
    });
  }
}

/** By the shape of the address alone: what is asked for need not exist. */
export function kindOf(url: string): RequestKind {
  if (!url.startsWith("/hls/") && !url.startsWith("/replay/")) return "page";
  const queryAt = url.indexOf("?");
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  if (path.endsWith(".m3u8")) return "playlist";
  if (path.endsWith(".mp4")) return "init";
  return /\.\d+-\d+\.m4s$/.test(path) ? "part" : "segment";
}

function classOf(status: number): StatusClass {
  if (status < 200) return "1xx";
  if (status < 300) return "2xx";
  if (status < 400) return "3xx";
  return status < 500 ? "4xx" : "5xx";
}
