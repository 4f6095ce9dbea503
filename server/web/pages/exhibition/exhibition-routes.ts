import express, { type Request, type Response, Router } from "express";
import { type PublicExhibition, standPath } from "../../../../shared/exhibition.ts";
import type { ClipReader } from "../../clip-ports.ts";
import type { Asking } from "../../exhibition/asking.ts";
import type { ExhibitionReader } from "../../exhibition-ports.ts";
import { meetingNamed } from "../../meetings/meeting-named.ts";
import { hostOf, requireForm } from "../../own-origin.ts";
import type { ClientBuild, Meeting, MeetingDirectory } from "../../ports.ts";
import { HttpProblem } from "../../problem.ts";
import { type Filling, fillPage } from "../fill-page.ts";
import { sendPage } from "../send-page.ts";
import { closedPage, noStandPage } from "./closed-page.ts";
import { wishOf } from "./finding.ts";
import { baseOf } from "./frame.ts";
import { planPage } from "./plan-page.ts";
import type { AskedHere } from "./questions.ts";
import { type StandShown, standPage } from "./stand-page.ts";

const MOST_FORM_BODY = 32 * 1024;

/** The exhibition as viewers walk it: pages that need no script (EB60–EB69 in docs/spec/exhibition.md). */
export function exhibitionPages(deps: {
  readonly client: ClientBuild;
  readonly meetings: MeetingDirectory;
  readonly exhibition: ExhibitionReader;
  /** Absent: no films are shown, as in some tests' houses. */
  readonly clips?: ClipReader;
  /** Absent: nobody asks without a script, as in some tests' houses. */
  readonly asking?: Asking;
  readonly publicUrl: URL | null;
}): Router {
  const { client, meetings, exhibition: reader, clips, asking, publicUrl } = deps;
  const router = Router();
  const originOf = (request: Request): string =>
    publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
  const send = (
    request: Request,
    response: Response,
    filling: Filling,
    { status = 200, audience = "public" }: { readonly status?: number; readonly audience?: "public" | "staff" } = {},
  ): void => sendPage(request, response.status(status), fillPage(client.page("exhibition"), filling), audience);

  router.get("/m/:slug/vystavka", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const exhibition = await reader.exhibition(meeting.slug);
    if (exhibition === null) return send(request, response, closedPage(meeting), { status: 404 });
    send(request, response, planPage(meeting, exhibition, wishOf(request.query), originOf(request)));
  });

  router.get("/m/:slug/vystavka/:path", async (request, response) => {
    const found = await find(request, response);
    if (found === null) return;
    const { meeting, stand } = found;
    const { vopros, klyuch } = request.query;
    if (standPath(stand) !== request.params.path) {
      // Whoever comes to look for an answer finds it where its stand is now.
      const query = request.url.includes("?") ? request.url.slice(request.url.indexOf("?")) : "";
      return redirect(response, meeting, standPath(stand) + (vopros === undefined ? "" : query));
    }
    const question = asking?.seen(stand.id, vopros, klyuch) ?? null;
    if (question === null) return send(request, response, await shown(request, found, null));
    // What one person asked is for no cache that several share.
    send(request, response, await shown(request, found, { question }), { audience: "staff" });
  });

  // Without a script: the answer is a page again, at an address that shows what became of the question (EB69).
  router.post("/m/:slug/vystavka/:path", requireForm, formBody, async (request, response) => {
    const found = await find(request, response);
    if (found === null) return;
    const { meeting, stand } = found;
    const said = wordsOf(request.body);
    try {
      if (asking === undefined) throw new HttpProblem(409, "NO_QUESTIONS");
      const { id, key } = asking.ask(request, { slug: meeting.slug, id: stand.id }, said);
      const query = new URLSearchParams({ vopros: id, klyuch: key });
      const address = `${baseOf(meeting)}/${standPath(stand)}?${query}#vopros`;
      response.set("Cache-Control", "no-store").redirect(303, address);
    } catch (problem) {
      if (!(problem instanceof HttpProblem)) throw problem;
      const page = await shown(request, found, { said, problem: problem.code });
      send(request, response, page, { status: problem.status, audience: "staff" });
    }
  });

  /** The stand that an address names; `null`: there is none, and that is said. */
  const find = async (request: Request, response: Response): Promise<Omit<StandShown, "film" | "asked"> | null> => {
    // With several handlers express cannot tell that the pattern's parameters are one word.
    const [slug, path] = [String(request.params["slug"]), String(request.params["path"])];
    const meeting = await meetingNamed(meetings, slug);
    const exhibition = await reader.exhibition(meeting.slug);
    // A form and an address kept for an answer mean the stand that they were made for, whatever its number is now.
    const isAsked = request.method === "POST" || request.query["vopros"] !== undefined;
    const brief = exhibition && ((isAsked ? withName(exhibition, path) : null) ?? named(exhibition, path));
    const stand = brief && (await reader.stand(meeting.slug, brief.id));
    if (exhibition !== null && stand !== null) return { meeting, exhibition, stand };
    send(request, response, exhibition === null ? closedPage(meeting) : noStandPage(meeting), { status: 404 });
    return null;
  };

  const shown = async (request: Request, found: Omit<StandShown, "film" | "asked">, asked: AskedHere | null) => {
    const film = await filmOf(found.meeting.slug, found.stand.content.film?.clipId);
    return standPage({ ...found, film, asked }, originOf(request));
  };

  const filmOf = async (slug: string, id: string | undefined) =>
    id === undefined ? null : ((await clips?.approvedClip(slug, id)) ?? null);

  return router;
}

/** 2,000 letters, each of six signs in a form's own writing. */
const formBody = express.urlencoded({ extended: false, limit: MOST_FORM_BODY });

/** What came of the form's two fields; of a field that came twice, nothing. */
function wordsOf(body: unknown): { readonly text: string; readonly name: string } {
  const { text, name }: { readonly text?: unknown; readonly name?: unknown } = body ?? {};
  return { text: typeof text === "string" ? text : "", name: typeof name === "string" ? name : "" };
}

/** `4-centr-zabota`, `4`: its number says which stand is meant (EB62). */
function named({ stands }: PublicExhibition, path: string) {
  const number = /^(\d{1,4})(?:-|$)/u.exec(path)?.[1];
  return number === undefined ? null : (stands.find((stand) => stand.number === Number(number)) ?? null);
}

/** `4-centr-zabota`: by its name, which stays from when it was first published (EB3). */
const withName = ({ stands }: PublicExhibition, path: string) =>
  stands.find(({ slug }) => slug === /^\d{1,4}-(.+)$/u.exec(path)?.[1]) ?? null;

/** Not for good: numbers are given anew when the plan is changed. */
const redirect = (response: Response, meeting: Meeting, path: string): void =>
  response.set("Cache-Control", "no-store").redirect(302, `${baseOf(meeting)}/${path}`);
