import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { ledgerId, slugPattern } from "../../../shared/ids.ts";
import type { Snapshot } from "../../../shared/protocol.ts";
import type { AnyCatchUp, Ledgers } from "../../ledger/ledgers.ts";

const compress = promisify(gzip);

/** A snapshot in the bytes it is sent in, built once per `seq` whoever asks. */
interface ReadySnapshot {
  /** `{epoch}-{seq}` */
  readonly tag: string;
  readonly plain: Buffer;
  gzipped: Promise<Buffer> | null;
}

/** A client that takes nothing for so long is cut off (reliability, default 12). */
const STUCK_MS = 10_000;
const WORTH_COMPRESSING = 1024;

/** It is public and carries no cookie: any page, player or CDN may have it. */
const OPEN_HEADERS = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
} as const;
const FRESH = "public, max-age=1, stale-while-revalidate=5";

/**
 * The record of a meeting at an address that caches hold: `GET /m/{slug}/record.json`, for CDNs and pages without a line.
 * A plain handler for `node:http`, in front of express. TL34.
 */
export class RecordSnapshots {
  readonly #ledgers: Ledgers;
  /** A ledger hands out the same snapshot until its next commit. */
  readonly #readyByCatchUp = new WeakMap<AnyCatchUp, ReadySnapshot>();

  constructor(ledgers: Ledgers) {
    this.#ledgers = ledgers;
  }

  /** @returns true when the request was ours: it is answered, or will be. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const slug = slugIn(request.url ?? "");
    if (slug === null) return false;
    const isRead = request.method === "GET" || request.method === "HEAD";
    const ready = isRead ? this.#find(slug) : null;
    if (!isRead) refuse(request, response, 405, { allow: "GET, HEAD" });
    else if (ready === null) refuse(request, response, 404);
    else if (hasIt(request, ready.tag)) end(request, response, 304, cachingOf(`"${ready.tag}"`));
    // Compressing fails only when memory does: then as it is.
    else void bodyOf(request, ready).then((body) => answer(request, response, ready, body));
    return true;
  }

  #find(slug: string): ReadySnapshot | null {
    const catchUp = this.#ledgers.catchUp({ ledger: ledgerId("timeline", slug), epoch: null, since: 0 });
    if (catchUp === null || catchUp.kind !== "snapshot") return null;
    let ready = this.#readyByCatchUp.get(catchUp);
    if (ready === undefined) {
      ready = build(catchUp.snapshot);
      this.#readyByCatchUp.set(catchUp, ready);
    }
    return ready;
  }
}

function slugIn(url: string): string | null {
  const [path = ""] = url.split("?", 1);
  const slug = /^\/m\/([^/]+)\/record\.json$/.exec(path)?.[1];
  return slug !== undefined && slugPattern.test(slug) ? slug : null;
}

function build(snapshot: Snapshot): ReadySnapshot {
  const plain = Buffer.from(JSON.stringify(snapshot));
  return { tag: `${snapshot.epoch}-${snapshot.seq}`, plain, gzipped: null };
}

/** RFC 9110, 13.1.2: compared weakly, any of a list. */
function hasIt({ headers }: IncomingMessage, tag: string): boolean {
  const known = headers["if-none-match"] ?? "";
  return known.trim() === "*" || known.split(",").some((one) => one.trim().replace(/^W\//, "") === `"${tag}"`);
}

interface Body {
  readonly bytes: Buffer;
  readonly isGzip: boolean;
}

async function bodyOf(request: IncomingMessage, ready: ReadySnapshot): Promise<Body> {
  const accepts = request.headers["accept-encoding"];
  const asked = typeof accepts === "string" && /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(accepts);
  if (!asked || ready.plain.byteLength < WORTH_COMPRESSING) return { bytes: ready.plain, isGzip: false };
  ready.gzipped ??= compress(ready.plain);
  try {
    return { bytes: await ready.gzipped, isGzip: true };
  } catch {
    return { bytes: ready.plain, isGzip: false };
  }
}

function answer(request: IncomingMessage, response: ServerResponse, { tag }: ReadySnapshot, body: Body): void {
  // RFC 9110, 8.8.3: two encodings are one thing only to a weak comparison.
  const etag = body.isGzip ? `W/"${tag}"` : `"${tag}"`;
  const headers = {
    ...cachingOf(etag),
    "content-type": "application/json; charset=utf-8",
    "content-length": body.bytes.byteLength,
    ...(body.isGzip && { "content-encoding": "gzip" }),
  };
  end(request, response, 200, headers, body.bytes);
}

const cachingOf = (etag: string) => ({ etag, "cache-control": FRESH, vary: "accept-encoding" });

function refuse(request: IncomingMessage, response: ServerResponse, status: 404 | 405, more = {}): void {
  const bytes = Buffer.from(status === 404 ? "not found\n" : "method not allowed\n");
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "content-length": bytes.byteLength,
    ...more,
  };
  end(request, response, status, headers, bytes);
}

function end(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
  bytes?: Buffer,
): void {
  if (response.destroyed || response.headersSent) return;
  response.setTimeout(STUCK_MS, () => response.destroy());
  response.writeHead(status, { ...OPEN_HEADERS, ...headers });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
