import { type Request, type Response, Router } from "express";
import { clipAddress } from "../../../../shared/clips.ts";
import { codePattern, feedAddress, type PublicHighlight, shareShapes } from "../../../../shared/feeds.ts";
import { strongTag } from "../../etag.ts";
import { qrCode } from "../../outputs/qr-code.ts";
import { HttpProblem } from "../../problem.ts";
import { originReader } from "../page-origin.ts";
import { forAnySite } from "./any-site.ts";
import { type FeedPageDeps, placeOf } from "./feed-place.ts";
import { codeOfPermalink, embedOf } from "./oembed.ts";

/**
 * Ten minutes, as films of clips (ADR 28), though none of it ever changes under its name: what is withdrawn has to be gone from
 * every cache soon.
 */
const KEPT = "public, max-age=600";

/** What belongs to one highlight besides its page: its image, its QR code, its moment, its form for other pages (FD113, FD114, FD118). */
export function highlightFiles(deps: FeedPageDeps): Router {
  const { images, moments } = deps.feed;
  const originOf = originReader(deps.publicUrl);
  const router = Router();

  /** @throws {HttpProblem} 404 where nothing ever was, 410 where it was taken back */
  const live = (code: string | null): PublicHighlight => {
    const found = code === null || !codePattern.test(code) ? null : deps.feed.reader.byCode(code);
    if (found === null) throw new HttpProblem(404, "UNKNOWN_HIGHLIGHT");
    if (found.type !== "live") throw new HttpProblem(410, "WITHDRAWN");
    return found.highlight;
  };

  const isGone = (code: string): boolean => {
    const found = codePattern.test(code) ? deps.feed.reader.byCode(code) : null;
    return found !== null && found.type !== "live";
  };

  router.get("/h/:code/qr.svg", (request, response) => {
    forAnySite(response);
    const { code } = live(request.params.code);
    const svg = qrCode(`${originOf(request)}${feedAddress.permalink(code)}`);
    sendFile(request, response, { type: "image/svg+xml", caching: KEPT, bytes: svg });
  });

  router.get("/h/:code/r:rev-:shape.png", async (request, response) => {
    forAnySite(response);
    const { params } = request;
    const shape = shareShapes.find((known) => known === params.shape);
    if (shape !== undefined && isGone(params.code)) {
      // A page elsewhere that shows it has 410 and, where it does not ask for that, words instead of a broken picture.
      const card = await images?.withdrawn(params.code, shape);
      if (card != null) {
        response.status(410).set({ "Content-Type": "image/png", "Cache-Control": "no-store" });
        response.end(request.method === "HEAD" ? undefined : Buffer.from(card.bytes));
        return;
      }
    }
    const { code } = live(params.code);
    const image =
      shape === undefined || !/^\d{1,6}$/u.test(params.rev)
        ? null
        : await images?.image(code, Number(params.rev), shape);
    if (image == null) throw new HttpProblem(404, "NOT_FOUND");
    sendFile(request, response, { type: "image/png", caching: KEPT, ...image });
  });

  router.get("/h/:code/index.m3u8", async (request, response) => {
    forAnySite(response);
    const highlight = live(request.params.code);
    if (highlight.clip !== null) {
      response.set("Cache-Control", "no-store").redirect(302, clipAddress.playlist(highlight.clip.id));
      return;
    }
    const moment = await moments?.moment(highlight);
    if (moment == null) throw new HttpProblem(404, "NOT_RECORDED");
    // While it is being recorded the list may still grow.
    const caching = moment.isWhole ? "public, max-age=60" : "no-cache";
    sendFile(request, response, { type: "application/vnd.apple.mpegurl", caching, bytes: moment.playlist });
  });

  router.get("/oembed", async (request, response) => {
    forAnySite(response);
    const { url, format = "json", maxwidth, maxheight } = request.query;
    if (typeof url !== "string" || url.length > 2_000) throw new HttpProblem(400, "BAD_SHAPE", { detail: "url" });
    if (format !== "json") throw new HttpProblem(501, "JSON_ONLY");
    const highlight = live(codeOfPermalink(url, originOf(request)));
    const place = await placeOf(deps, request, [highlight]);
    const embed = embedOf(
      highlight,
      { maxWidthPx: pixels(maxwidth), maxHeightPx: pixels(maxheight) },
      { ...place, zone: place.zoneOf(highlight) },
    );
    sendFile(request, response, {
      type: "application/json; charset=utf-8",
      caching: KEPT,
      bytes: JSON.stringify(embed),
    });
  });

  return router;
}

interface SentFile {
  readonly type: string;
  readonly caching: string;
  readonly bytes: Uint8Array | string;
  /** By its bytes, where it is not said. */
  readonly etag?: string;
}

function sendFile(
  request: Request,
  response: Response,
  { type, caching, bytes, etag = strongTag(bytes) }: SentFile,
): void {
  const body = Buffer.from(bytes);
  response.set({ "Content-Type": type, "Cache-Control": caching, ETag: etag });
  if (request.fresh) response.status(304).end();
  else {
    response.set("Content-Length", String(body.byteLength));
    response.end(request.method === "HEAD" ? undefined : body);
  }
}

/** `null`: nothing was wished, or what is no length. */
const pixels = (wish: unknown): number | null =>
  typeof wish === "string" && /^\d{1,5}$/u.test(wish) && Number(wish) > 0 ? Number(wish) : null;
