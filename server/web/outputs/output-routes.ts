import { type Request, type Response, Router } from "express";
import { isOverlayLayer } from "../../../shared/overlay-layers.ts";
import { millis } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { Throttle } from "../auth/throttle.ts";
import { visitorOf } from "../client-address.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { hostOf } from "../own-origin.ts";
import { fillPage } from "../pages/fill-page.ts";
import { type Markup, markup } from "../pages/markup.ts";
import { plainPage } from "../pages/plain-page.ts";
import { sendPage } from "../pages/send-page.ts";
import type { ClientBuild, Meeting, MeetingDirectory } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { framedBy } from "./framed.ts";
import type { OverlayKeys } from "./overlay-keys.ts";
import { qrCode } from "./qr-code.ts";

/** What the pages outside the house need of it. */
export interface OutputDesk {
  readonly overlayKeys: OverlayKeys;
  /** Sites whose pages may hold the widget, as `https://portal.example`. */
  readonly embedOrigins: readonly string[];
}

interface OutputDeps {
  readonly client: ClientBuild;
  readonly clock: Clock;
  readonly log: Log;
  readonly meetings: MeetingDirectory;
  readonly outputs: OutputDesk;
  readonly publicUrl: URL | null;
}

/** The meeting outside its own page: over an encoder's picture, on a hall's screen, in other sites' pages (docs/spec/outputs.md). */
export function outputRoutes(deps: OutputDeps): Router {
  const { client, meetings } = deps;
  const router = Router();
  const admit = doorOf(deps);

  router.get("/overlay/:slug/:layer", async (request, response) => {
    const { slug, layer } = request.params;
    if (!isOverlayLayer(layer)) throw new HttpProblem(404, "NOT_FOUND");
    const meeting = await meetingNamed(meetings, slug);
    if (!admit(request, response, meeting.slug)) return;
    const html = fillPage(client.page("overlay"), { head: headOf(meeting, layer), meeting: spoken(meeting) });
    sendPage(request, response, html, "staff");
  });

  router.get("/m/:slug/qr.svg", async (request, response) => {
    const { slug } = await meetingNamed(meetings, request.params.slug);
    const origin = deps.publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
    response.set({ "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=3600", Vary: "Host" });
    response.end(qrCode(`${origin}/m/${slug}`));
  });

  router.get("/tv/:slug", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const html = fillPage(client.page("tv"), { head: headOf(meeting, "Экран в зале"), meeting: spoken(meeting) });
    sendPage(request, response, html, "public");
  });

  router.use("/e/:slug", framedBy(deps.outputs.embedOrigins));
  router.get("/e/:slug", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const html = fillPage(client.page("embed"), { head: headOf(meeting, null), meeting: spoken(meeting) });
    sendPage(request, response, html, "public");
  });

  return router;
}

/** Wrong keys of one network in five minutes. The right one always opens: who guesses must not blind those beside them. */
const WRONG_KEYS = { limit: 25, windowMs: millis(5 * 60_000) };

/** Says no by itself, in words: whoever sees them stands before an encoder (OU2). */
function doorOf({ clock, log, outputs: { overlayKeys } }: OutputDeps) {
  const wrongKeys = new Throttle(WRONG_KEYS);
  return (request: Request, response: Response, slug: string): boolean => {
    const { key } = request.query;
    if (typeof key === "string" && overlayKeys.opens(slug, key)) return true;
    const waitMs = wrongKeys.hit(visitorOf(request).network, clock.now());
    log.info("overlay refused", { slug, waitMs });
    if (waitMs > 0) throw new HttpProblem(429, "TOO_FAST", { retryAfterMs: millis(waitMs) });
    response.status(403).set("Cache-Control", "no-store").type("html").send(wrongKeyPage);
    return false;
  };
}

const wrongKeyPage = plainPage(
  "Ключ не подходит",
  markup`<h1>Ключ не подходит</h1><p>Этот адрес больше не действует. Новый адрес даёт пульт: окно «Выходы».</p>`,
);

/** Not for search engines: the meeting's own page is. `place`: what this page is of it; `null`: the meeting itself. */
const headOf = ({ record }: Meeting, place: string | null): Markup =>
  markup`<title>${[place, record.title].filter(Boolean).join(": ")} — Эфир коллегии</title>\n<meta name="robots" content="noindex">`;

const spoken = ({ slug, stage, record }: Meeting) => ({ slug, stage, language: record.about.language });
