import { createServer, type RequestListener, type Server } from "node:http";
import { HouseResponse } from "./house-response.ts";

/** A server that slow, greedy and endless senders cannot hold (reliability T10, B9; WB20). */
export function createHttpServer(handler: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 5_000,
      requestTimeout: 30_000,
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
      if (!request.socket.destroyed) handler(request, response);
    },
  );
  server.maxHeadersCount = 100;
  server.maxConnections = 20_000;
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    else socket.destroy();
  });
  return server;
}
