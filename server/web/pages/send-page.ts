import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Request, Response } from "express";
import { bestEncoding } from "../encoding.ts";
import { weakTag } from "../etag.ts";

interface ReadyText {
  readonly plain: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

/** A page changes when a card does, and thousands may ask for it at that moment: it is compressed once. */
const MOST_READY = 32;
const readyByTag = new Map<string, ReadyText>();

/** @param audience "staff": nobody's cache between us may keep it. */
export function sendPage(request: Request, response: Response, html: string, audience: "public" | "staff"): void {
  response.set({
    "Content-Type": "text/html; charset=utf-8",
    // Revalidated each time, and answered 304 while nothing changed.
    "Cache-Control": audience === "public" ? "public, no-cache" : "private, no-cache",
  });
  sendText(request, response, html);
}

/** Any text, with its tag, in the smallest form that is taken. Its other headers are set already. */
export function sendText(request: Request, response: Response, text: string): void {
  const tag = weakTag(text);
  response.set({ ETag: tag, Vary: "Accept-Encoding" });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const { brotli, gzip, plain } = ready(tag, text);
  const encoding = bestEncoding(request);
  const body = encoding === "br" ? brotli : encoding === "gzip" ? gzip : plain;
  if (encoding !== null) response.set("Content-Encoding", encoding);
  response.set("Content-Length", String(body.length)).end(request.method === "HEAD" ? undefined : body);
}

function ready(tag: string, text: string): ReadyText {
  const known = readyByTag.get(tag);
  if (known !== undefined) return known;
  const plain = Buffer.from(text, "utf8");
  // Some 20 kB at a middling level: well under a millisecond, so it need not leave the thread.
  const page = {
    plain,
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    gzip: gzipSync(plain),
  };
  readyByTag.set(tag, page);
  for (const oldest of readyByTag.keys()) {
    if (readyByTag.size <= MOST_READY) break;
    readyByTag.delete(oldest);
  }
  return page;
}
