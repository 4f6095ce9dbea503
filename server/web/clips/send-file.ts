import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { readRange } from "../hls/byte-range.ts";

export interface Sendable {
  readonly bytes: number;
  /** Strong; already among the headers. */
  readonly etag: string;
  /** From `from` to before `to`. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** A client that takes nothing for so long is cut off. It may come again for the rest. */
const STUCK_MS = 30_000;

/** The file, the range asked for, or that the client has it. Resolves when the last byte is out or the client has gone. */
export async function sendFile(request: Request, response: Response, { bytes, etag, read }: Sendable): Promise<void> {
  response.set("Accept-Ranges", "bytes");
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const range = readRange(askedRange(request, etag), bytes);
  if (range.type === "unsatisfiable") {
    response.status(416).set("Content-Range", `bytes */${bytes}`).end();
    return;
  }
  const [from, to] = range.type === "whole" ? [0, bytes] : [range.from, range.to];
  if (range.type === "part") response.status(206).set("Content-Range", `bytes ${from}-${to - 1}/${bytes}`);
  response.set("Content-Length", String(to - from));
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.setTimeout(STUCK_MS, () => response.destroy());
  await pipeline(Readable.from(read(from, to), { objectMode: false }), response).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}

/** Another version than the one the client has a piece of is sent whole (RFC 9110 13.1.5). */
function askedRange(request: Request, etag: string): string | undefined {
  const condition = request.headers["if-range"];
  return condition === undefined || condition === etag ? request.headers.range : undefined;
}

/** The client went before the end: nobody's fault. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
