import type { IncomingMessage, ServerResponse } from "node:http";
import { routes } from "./routes.ts";

/** For the body of any call but an upload, which is a few kilobytes. */
const BODY_MS = 30_000;
/** An upload that stands still for so long is given up. */
const STILL_MS = 30_000;
const LAST_WORDS_MS = 5_000;
/** 200 MB at 2 Mbit/s. */
const LONGEST_UPLOAD_MS = 15 * 60_000;
/** 500 MB at 1 Mbit/s. What is cut off goes on from where it was, so nobody loses more than this moment. */
export const LONGEST_RESUMABLE_MS = 75 * 60_000;

/** Bodies so large are uploads, as slow as their sender's line: a photo of 8 MB takes a minute at 1 Mbit/s. */
const UPLOAD_BYTES = 8 * 1024 * 1024;
const uploads: ReadonlySet<string> = new Set(
  routes.filter(({ mostBody = 0 }) => mostBody >= UPLOAD_BYTES).map(({ method, path }) => `${method} ${path}`),
);
/** By tus: what has come of them is kept. */
const resumable = /^\/upload\/clips\/[\w-]+$/;

/** Cuts off who sends a body too slowly (WB20): by the whole where it is short, by standing still where it is an upload. */
export function cutSlowBody(request: IncomingMessage, response: ServerResponse): void {
  if (!hasBody(request)) return;
  const [path = ""] = (request.url ?? "").split("?", 1);
  const isResumable = request.method === "PATCH" && resumable.test(path);
  const cut = () => {
    if (request.complete) return;
    // An answer would be the last word; a line that broke is taken up again by itself (BZ12).
    if (response.headersSent || isResumable) request.destroy();
    else request.socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  };
  const timers = timersOf(
    request,
    isResumable ? "resumable" : uploads.has(`${request.method} ${path}`) ? "upload" : "call",
    cut,
  );
  const callOff = () => timers.forEach(clearTimeout);
  request.once("close", callOff);
  response.once("finish", () => {
    if (request.complete) return;
    callOff();
    endLeftovers(request);
  });
}

function timersOf(
  request: IncomingMessage,
  sort: "call" | "upload" | "resumable",
  cut: () => void,
): readonly NodeJS.Timeout[] {
  switch (sort) {
    case "call":
      return [setTimeout(cut, BODY_MS).unref()];
    case "upload":
      return [whenStill(request, cut).unref(), setTimeout(cut, LONGEST_UPLOAD_MS).unref()];
    case "resumable":
      return [whenStill(request, cut).unref()];
  }
}

/** Answered in the midst of its body, a sender may go on for a moment, so that it gets to read why; it is thrown away. */
function endLeftovers(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.complete || request.destroy(), LAST_WORDS_MS).unref();
  // An answered request hears nothing of its line's end, and would be held with all that was read for as long as the timer.
  for (const ending of [request, request.socket]) ending.once("close", () => clearTimeout(timer));
}

/** Counts what the socket has read: a listener for its data would take it from the parser. */
function whenStill(request: IncomingMessage, cut: () => void): NodeJS.Timeout {
  let before = -1;
  return setInterval(() => {
    const now = request.socket.bytesRead;
    if (now === before) cut();
    before = now;
  }, STILL_MS);
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
