import { createServer, type RequestListener, type Server } from "node:http";
import { shareConnections } from "./connections.ts";
import { HouseResponse } from "./house-response.ts";
import { cutSlowBody, LONGEST_RESUMABLE_MS } from "./slow-bodies.ts";

/** Our own addresses have at most 300 characters with their query. */
const LONGEST_ADDRESS = 4096;

/** What the parser gives up on, where it is not plain nonsense. */
const statusByCode: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

export interface HttpServerOptions {
  /** Everybody comes from the proxy's address then: no network can be told from another by its connections. */
  readonly isBehindProxy?: boolean;
}

/** A server that slow, greedy and endless senders cannot hold (reliability T10, B9; WB20). */
export function createHttpServer(handler: RequestListener, { isBehindProxy = false }: HttpServerOptions = {}): Server {
  const server = createServer(
    {
      headersTimeout: 5_000,
      // Uploads' own; whatever else has a body is cut off sooner, by cutSlowBody.
      requestTimeout: LONGEST_RESUMABLE_MS,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16 * 1024,
      // Parts are written the moment they are ready: Nagle would hold the last packet of each.
      noDelay: true,
      insecureHTTPParser: false,
      rejectNonStandardBodyWrites: true,
      ServerResponse: HouseResponse,
    },
    // Who was cut off is not worked for: the rest of what it sent in one go is still parsed.
    (request, response) => {
      if (request.socket.destroyed) return;
      cutSlowBody(request, response);
      if ((request.url?.length ?? 0) <= LONGEST_ADDRESS) handler(request, response);
      else response.writeHead(414, { connection: "close", "content-length": 0 }).end();
    },
  );
  server.maxHeadersCount = 100;
  server.maxConnections = 20_000;
  if (!isBehindProxy) shareConnections(server);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const status = statusByCode[error.code ?? ""] ?? "400 Bad Request";
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else socket.destroy();
  });
  return server;
}
