import { type Request, type Response, Router } from "express";
import { type PublicExhibition, standPath } from "../../../../shared/exhibition.ts";
import type { ClipReader } from "../../clip-ports.ts";
import type { ExhibitionReader } from "../../exhibition-ports.ts";
import { meetingNamed } from "../../meetings/meeting-named.ts";
import { hostOf } from "../../own-origin.ts";
import type { ClientBuild, Meeting, MeetingDirectory } from "../../ports.ts";
import { type Filling, fillPage } from "../fill-page.ts";
import { sendPage } from "../send-page.ts";
import { closedPage, noStandPage } from "./closed-page.ts";
import { wishOf } from "./finding.ts";
import { baseOf } from "./frame.ts";
import { planPage } from "./plan-page.ts";
import { standPage } from "./stand-page.ts";

/** The exhibition as viewers walk it: pages that need no script (EB60–EB69 in docs/spec/exhibition.md). */
export function exhibitionPages(deps: {
  readonly client: ClientBuild;
  readonly meetings: MeetingDirectory;
  readonly exhibition: ExhibitionReader;
  /** Absent: no films are shown, as in some tests' houses. */
  readonly clips?: ClipReader;
  readonly publicUrl: URL | null;
}): Router {
  const { client, meetings, exhibition: reader, clips, publicUrl } = deps;
  const router = Router();
  const originOf = (request: Request): string =>
    publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
  const send = (request: Request, response: Response, filling: Filling, status = 200): void =>
    sendPage(request, response.status(status), fillPage(client.page("exhibition"), filling), "public");

  router.get("/m/:slug/vystavka", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const exhibition = await reader.exhibition(meeting.slug);
    if (exhibition === null) return send(request, response, closedPage(meeting), 404);
    send(request, response, planPage(meeting, exhibition, wishOf(request.query), originOf(request)));
  });

  router.get("/m/:slug/vystavka/:path", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const exhibition = await reader.exhibition(meeting.slug);
    if (exhibition === null) return send(request, response, closedPage(meeting), 404);
    const brief = named(exhibition, request.params.path);
    const stand = brief === null ? null : await reader.stand(meeting.slug, brief.id);
    if (brief === null || stand === null) return send(request, response, noStandPage(meeting), 404);
    if (standPath(brief) !== request.params.path) return redirect(response, meeting, standPath(brief));
    const film = await filmOf(meeting.slug, stand.content.film?.clipId);
    send(request, response, standPage({ meeting, exhibition, stand, film }, originOf(request)));
  });

  const filmOf = async (slug: string, id: string | undefined) =>
    id === undefined ? null : ((await clips?.approvedClip(slug, id)) ?? null);

  return router;
}

/** `4-centr-zabota`, `4`: its number says which stand is meant (EB62). */
function named({ stands }: PublicExhibition, path: string) {
  const number = /^(\d{1,4})(?:-|$)/u.exec(path)?.[1];
  return number === undefined ? null : (stands.find((stand) => stand.number === Number(number)) ?? null);
}

/** Not for good: numbers are given anew when the plan is changed. */
const redirect = (response: Response, meeting: Meeting, path: string): void =>
  response.set("Cache-Control", "no-store").redirect(302, `${baseOf(meeting)}/${path}`);
