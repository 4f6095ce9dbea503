import { type Request, type Response, Router } from "express";
import { cutCaptions } from "../../../shared/clips/captions.ts";
import type { Clip } from "../../../shared/clips.ts";
import { mayIn } from "../../../shared/roles.ts";
import type { Auth } from "../auth/auth.ts";
import { networkOf } from "../client-address.ts";
import type { ClipReader } from "../clip-ports.ts";
import { fingerprint } from "../etag.ts";
import { HttpProblem } from "../problem.ts";
import { BlockCache } from "./block-cache.ts";
import type { ClipMediaParts } from "./media-ports.ts";
import { sendFile } from "./send-file.ts";

/** Of clips that play at this moment: two or three minutes of them. */
const CACHED_BYTES = 32 * 1024 * 1024;

/** By what a name ends in; a name of another end is no file of a clip. */
const contentTypes: Readonly<Record<string, string>> = {
  mp4: "video/mp4",
  m4s: "video/iso.segment",
  m3u8: "application/vnd.apple.mpegurl",
};

export interface ClipMediaDeps {
  readonly auth: Auth;
  readonly clips: ClipReader;
  readonly media: ClipMediaParts;
}

/** Films of clips, by ranges and by segments, and their captions. Rules BZ75–BZ78 in docs/spec/clips.md. */
export function clipMediaRoutes({ auth, clips, media }: ClipMediaDeps): Router {
  const router = Router();
  const cache = new BlockCache(CACHED_BYTES);

  router.get("/clip/:id/:file", async (request, response) => {
    const { id, file: name } = request.params;
    const clip = await clips.clip(id);
    // What is not for them is not there for them.
    if (clip === null || !(await maySee(clip, request))) throw new HttpProblem(404, "NOT_FOUND");
    if (name === "captions.vtt") {
      sendCaptions(clip, request, response);
      return;
    }
    if (await sendFirstForm(clip, name, request, response)) return;
    const contentType = contentTypes[name.split(".")[1] ?? ""];
    const file = contentType === undefined ? null : await media.shelf.fileOf(clip.id, name);
    if (contentType === undefined || file === null) throw new HttpProblem(404, "NOT_FOUND");
    // Another cut of the same clip is another file under the same name.
    const etag = `"${clip.version}-${file.bytes.toString(36)}-${Math.round(file.changedAt).toString(36)}"`;
    response.set({ ...headersOf(clip), "Content-Type": contentType, ETag: etag });
    await sendFile(request, response, { bytes: file.bytes, etag, read: (from, to) => cache.read(file, from, to) });
  });

  return router;

  /** Of a part of the stream that has no film yet, or that is being played without. @returns `false`: it has files, or nothing. */
  async function sendFirstForm(clip: Clip, name: string, request: Request, response: Response): Promise<boolean> {
    if (clip.sort !== "stream" || (name !== "film.mp4" && name !== "index.m3u8")) return false;
    const form = await media.stream?.firstForm(clip.id);
    if (form === null || form === undefined) return false;
    // Soon it is another file under the same name.
    response.set({ ...headersOf(clip), "Cache-Control": "no-cache" });
    if (name === "index.m3u8") {
      response.set("Content-Type", contentTypes["m3u8"]).end(request.method === "HEAD" ? undefined : form.playlist());
      return true;
    }
    const film = await form.film();
    if (film === null) throw new HttpProblem(503, "BUSY");
    const { etag } = form;
    response.set({ "Content-Type": "video/mp4", ETag: etag });
    await sendFile(request, response, { bytes: film.bytes, etag, read: (from, to) => film.read(from, to) });
    return true;
  }

  /** Who came with a link: what was sent by it. Staff: what is of a meeting where they may see clips. */
  async function maySee(clip: Clip, request: Request): Promise<boolean> {
    if (clip.state === "approved") return true;
    if (media.passes !== undefined && request.headers.authorization !== undefined) {
      const pass = await media.passes.passOf(request, networkOf(request.ip));
      return pass !== null && clip.passId === pass.id;
    }
    return mayIn(await auth.actorOf(request), "see-clips", clip.meeting);
  }
}

function sendCaptions(clip: Clip, request: Request, response: Response): void {
  if (clip.captions === null) throw new HttpProblem(404, "NOT_FOUND");
  // An approved clip's film is cut to its trim; for reviewers it is whole (BZ24).
  const body = Buffer.from(cutCaptions(clip.captions, clip.state === "approved" ? clip.trim : null));
  response.set({
    ...headersOf(clip),
    "Content-Type": "text/vtt; charset=utf-8",
    "Content-Length": String(body.byteLength),
    ETag: `"${clip.version}-${fingerprint(body)}"`,
  });
  if (request.fresh) response.status(304).removeHeader("Content-Length");
  response.end(request.fresh || request.method === "HEAD" ? undefined : body);
}

const headersOf = (clip: Clip) => ({
  // Never drawn in our origin, whatever is hidden in it.
  "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  // Ten minutes and not for ever: who was recorded may take their consent back, and a clip may be cut anew.
  "Cache-Control": clip.state === "approved" ? "public, max-age=600" : "private, no-store",
});
