import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { readRange } from "../hls/byte-range.ts";
import type { Recording, RecordingFile } from "../recording-ports.ts";
import { recordingAttachment } from "./recording-attachment.ts";

/** A client that takes nothing for so long is cut off. It may come again for the rest (RC9). */
const STUCK_MS = 30_000;

/**
 * The file, or the range asked for. Resolves when the last byte is out or the client has gone.
 * @throws what the file throws when it cannot be read; the answer is then cut short, which a client sees by its length.
 */
export async function sendRecording(
  request: Request,
  response: Response,
  { title, from: recordedFrom, etag }: Recording,
  file: RecordingFile,
): Promise<void> {
  response.set({
    "Accept-Ranges": "bytes",
    // Seven gigabytes in a cache serve nobody, and they are for the control room alone.
    "Cache-Control": "no-store",
    "Content-Disposition": recordingAttachment(title, recordedFrom),
    "Content-Type": "video/mp4",
    ETag: etag,
  });
  const range = readRange(askedRange(request, etag), file.bytes);
  if (range.type === "unsatisfiable") {
    response.status(416).set("Content-Range", `bytes */${file.bytes}`).removeHeader("Content-Disposition");
    response.end();
    return;
  }
  const [from, to] = range.type === "whole" ? [0, file.bytes] : [range.from, range.to];
  if (range.type === "part") response.status(206).set("Content-Range", `bytes ${from}-${to - 1}/${file.bytes}`);
  response.set("Content-Length", String(to - from));
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.setTimeout(STUCK_MS, () => response.destroy());
  await pipeline(file.read(from, to), response).catch((error: unknown) => {
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
