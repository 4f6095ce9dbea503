import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { readRange, sliceChunks } from "./byte-range.ts";
import type { ReadyText } from "./ready-text.ts";

/** A client that takes nothing for so long is cut off (reliability, default 12). */
const STUCK_MS = 10_000;
const WORTH_COMPRESSING = 1024;

/** Media is for every page: embeds, other players, a CDN. It carries no cookie and changes nothing. */
const OPEN_HEADERS = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
} as const;

/** @param more headers of this answer, e.g. how it may be cached. */
export function replyPlaylist(
  request: IncomingMessage,
  response: ServerResponse,
  text: ReadyText,
  more: OutgoingHttpHeaders,
): void {
  const accepts = request.headers["accept-encoding"];
  const isSmall = lengthOf(text.plain) < WORTH_COMPRESSING;
  const isGzip = !isSmall && typeof accepts === "string" && /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(accepts);
  const chunks = isGzip ? text.gzip : text.plain;
  const headers = {
    "content-type": "application/vnd.apple.mpegurl",
    "content-length": lengthOf(chunks),
    vary: "accept-encoding",
    ...(isGzip ? { "content-encoding": "gzip" } : {}),
    ...more,
  };
  write(request, response, 200, headers, chunks);
}

/** The client has this very text. */
export function replyNotModified(request: IncomingMessage, response: ServerResponse, more: OutgoingHttpHeaders): void {
  write(request, response, 304, { vary: "accept-encoding", ...more }, []);
}

const FOR_EVER = "public, max-age=31536000, immutable";

/** Ready buffers, whole or one range of them. */
export function replyMedia(
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  chunks: readonly Uint8Array[],
): void {
  const total = lengthOf(chunks);
  const headers = { "content-type": contentType, "cache-control": FOR_EVER, "accept-ranges": "bytes" };
  const range = readRange(request.headers.range, total);
  switch (range.type) {
    case "whole":
      write(request, response, 200, { ...headers, "content-length": total }, chunks);
      return;
    case "part": {
      const { from, to } = range;
      const partial = { "content-length": to - from, "content-range": `bytes ${from}-${to - 1}/${total}` };
      write(request, response, 206, { ...headers, ...partial }, sliceChunks(chunks, from, to));
      return;
    }
    case "unsatisfiable":
      replyShort(request, response, 416, { "content-range": `bytes */${total}` });
  }
}

const lengthOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);

const SHORT_TEXT = {
  400: "bad request\n",
  404: "not found\n",
  405: "method not allowed\n",
  416: "range not satisfiable\n",
  503: "try again\n",
} as const;

/** A refusal: short, never with anything of the request in it, never cached. */
export function replyShort(
  request: IncomingMessage,
  response: ServerResponse,
  status: keyof typeof SHORT_TEXT,
  more: OutgoingHttpHeaders = {},
): void {
  const bytes = Buffer.from(SHORT_TEXT[status]);
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "content-length": bytes.byteLength,
    ...more,
  };
  write(request, response, status, headers, [bytes]);
}

/** Later, but soon: hls.js retries 5xx and never 4xx. */
export function replyLater(request: IncomingMessage, response: ServerResponse): void {
  replyShort(request, response, 503, { "retry-after": "1" });
}

/** A page asks whether it may send a Range. */
export function replyPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    ...OPEN_HEADERS,
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "range",
    "access-control-max-age": "86400",
  });
  response.end();
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  chunks: readonly Uint8Array[],
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...OPEN_HEADERS, ...headers });
  if (request.method === "HEAD" || chunks.length === 0) response.end();
  else if (chunks.length === 1) response.end(chunks[0]);
  else {
    // Corked: headers and buffers leave in one writev, none of them copied.
    response.cork();
    for (const chunk of chunks) response.write(chunk);
    response.end();
    response.uncork();
  }
  // Most answers are in the kernel's hands by now. Counted from the last byte that the client took, so a slow but living
  // one is served.
  if (!response.writableFinished) response.setTimeout(STUCK_MS, () => response.destroy());
}
