import { type Request, type Response, Router } from "express";
import type { Clock } from "../../../clock.ts";
import { calendarFile } from "../../../documents/calendar.ts";
import { decisionRows } from "../../../documents/decision-rows.ts";
import { decisionsCsv } from "../../../documents/decisions-csv.ts";
import { decisionsDocx } from "../../../documents/decisions-docx.ts";
import { attachment } from "../../attachment.ts";
import { fingerprint, weakTag } from "../../etag.ts";
import type { ExhibitionReader } from "../../exhibition-ports.ts";
import { meetingNamed } from "../../meetings/meeting-named.ts";
import { hostOf } from "../../own-origin.ts";
import type { ClientBuild, MeetingDirectory } from "../../ports.ts";
import { HttpProblem } from "../../problem.ts";
import { fillPage } from "../fill-page.ts";
import { sendPage } from "../send-page.ts";
import { archivePage } from "./archive.ts";
import { sections } from "./index.ts";
import { sayWhen } from "./say.ts";
import { sectionPage } from "./section-page.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The parts of a meeting as pages and files of their own, and the archive (WB60–WB64). */
export function documentRoutes(deps: {
  readonly client: ClientBuild;
  readonly clock: Clock;
  readonly meetings: MeetingDirectory;
  readonly publicUrl: URL | null;
  readonly exhibitionReader?: ExhibitionReader;
}): Router {
  const { exhibitionReader, client, clock, meetings, publicUrl } = deps;
  const router = Router();
  const originOf = (request: Request): string =>
    publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
  for (const section of sections) {
    router.get(`/m/:slug/${section.path}`, async (request, response) => {
      const meeting = await meetingNamed(meetings, String(request.params["slug"]));
      const hasExhibition = (await exhibitionReader?.exhibition(meeting.slug)) != null;
      const filling = sectionPage(section, meeting, clock.now(), originOf(request), hasExhibition);
      sendPage(request, response, fillPage(client.page("document"), filling), "public");
    });
  }

  router.get("/m/:slug/kalendar.ics", async (request, response) => {
    const { slug, record } = await meetingNamed(meetings, request.params.slug);
    const file = calendarFile(slug, record, new URL(`/m/${slug}`, originOf(request)));
    if (file === null) throw new HttpProblem(404, "NO_DAYS");
    send(request, response, { type: "text/calendar; charset=utf-8", name: `${slug}.ics`, bytes: Buffer.from(file) });
  });

  router.get("/m/:slug/resheniya.csv", async (request, response) => {
    const { slug, record } = await meetingNamed(meetings, request.params.slug);
    const bytes = decisionsCsv(decisionRows(record, clock.now()));
    send(request, response, { type: "text/csv; charset=utf-8", name: `Решения ${slug}.csv`, bytes });
  });

  const documents = new Map<string, Promise<Buffer>>();
  router.get("/m/:slug/resheniya.docx", async (request, response) => {
    const { slug, record } = await meetingNamed(meetings, request.params.slug);
    const rows = decisionRows(record, clock.now());
    const head = { title: record.title, when: sayWhen(record) ?? "", place: record.about.place ?? "" };
    // Made once for all who ask until a decision changes: it takes tens of milliseconds.
    const key = fingerprint(JSON.stringify([head, rows]));
    const making = documents.get(key) ?? decisionsDocx(head, rows);
    documents.set(key, making);
    for (const oldest of documents.keys()) if (documents.size > MOST_DOCUMENTS) documents.delete(oldest);
    making.catch(() => documents.delete(key));
    send(request, response, { type: DOCX, name: `Решения ${slug}.docx`, bytes: await making });
  });

  router.get("/arhiv", async (request, response) => {
    const { q, str } = request.query;
    const asked = { q: typeof q === "string" ? q : "", page: Math.trunc(Number(str)) || 1 };
    const filling = archivePage(await meetings.list(), asked, originOf(request));
    sendPage(request, response, fillPage(client.page("document"), filling), "public");
  });

  return router;
}

const MOST_DOCUMENTS = 8;

function send(
  request: Request,
  response: Response,
  { type, name, bytes }: { readonly type: string; readonly name: string; readonly bytes: Buffer },
): void {
  response.set({
    "Content-Type": type,
    "Content-Disposition": attachment(name),
    "Cache-Control": "public, no-cache",
    ETag: weakTag(bytes),
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.set("Content-Length", String(bytes.length)).end(request.method === "HEAD" ? undefined : bytes);
}
