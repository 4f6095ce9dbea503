import { type Request, type Response, Router } from "express";
import { may, mayIn } from "../../../shared/roles.ts";
import type { Clock } from "../../clock.ts";
import type { Auth } from "../auth/auth.ts";
import type { ExhibitionReader } from "../exhibition-ports.ts";
import { meetingNamed } from "../meetings/meeting-named.ts";
import { hostOf } from "../own-origin.ts";
import type { ClientBuild, MeetingDirectory } from "../ports.ts";
import { currentMeeting } from "./current-meeting.ts";
import { fillPage } from "./fill-page.ts";
import { markup } from "./markup.ts";
import { plainStyle } from "./plain-page.ts";
import { publicListPage } from "./public-list-page.ts";
import { sendPage } from "./send-page.ts";
import { viewerHead } from "./viewer-head.ts";
import { viewerWords } from "./viewer-words.ts";

/** The pages (WB40–WB46). */
export function pageRoutes(deps: {
  readonly auth: Auth;
  readonly client: ClientBuild;
  readonly clock: Clock;
  readonly meetings: MeetingDirectory;
  readonly publicUrl: URL | null;
  readonly exhibitionReader?: ExhibitionReader;
}): Router {
  const { exhibitionReader, auth, client, clock, meetings, publicUrl } = deps;
  const router = Router();

  /** Sends whoever may not in to the door, and says where they were going. A page of no meeting is a frame for its lists. */
  const isAdmitted = async (request: Request, response: Response, onwards: string, slug?: string): Promise<boolean> => {
    const actor = await auth.actorOf(request);
    const mayCome =
      slug === undefined ? may(actor?.role ?? "viewer", "follow-rundown") : mayIn(actor, "follow-rundown", slug);
    if (mayCome) return true;
    response.set("Cache-Control", "no-store").redirect(`/pult/vhod${onwards === "" ? "" : `?dalee=${onwards}`}`);
    return false;
  };

  router.get("/", async (_request, response) => {
    const list = await meetings.list();
    const current = currentMeeting(list, clock.now());
    response.set("Cache-Control", "no-store");
    if (current === null) response.type("html").send(publicListPage(list));
    else response.redirect(`/m/${current.slug}`);
  });

  router.get("/m/:slug", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    const origin = publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
    const html = fillPage(client.page("viewer"), {
      head: viewerHead(meeting, origin, clock.now()),
      body: viewerWords(meeting, clock.now(), (await exhibitionReader?.exhibition(meeting.slug)) != null),
      meeting: { ...meeting, language: meeting.record.about.language },
    });
    sendPage(request, response, html, "public");
  });

  router.get("/pult", async (request, response) => {
    if (!(await isAdmitted(request, response, ""))) return;
    sendPage(request, response, fillPage(client.page("control"), titled("Заседания")), "staff");
  });

  router.get("/pult/vhod", (request, response) => {
    sendPage(request, response, fillPage(client.page("control"), titled("Вход в пульт")), "staff");
  });

  router.get("/pult/zapisi", async (request, response) => {
    if (!(await isAdmitted(request, response, "zapisi"))) return;
    sendPage(request, response, fillPage(client.page("control"), titled("Записи")), "staff");
  });

  router.get("/pult/lyudi", async (request, response) => {
    if (!(await isAdmitted(request, response, "lyudi"))) return;
    sendPage(request, response, fillPage(client.page("control"), titled("Люди")), "staff");
  });

  for (const [page, onwards] of [
    ["/pult/lenty", "lenty"],
    // Somebody who has to sign in first has lost the code: they begin again.
    ["/pult/lenty/x", "lenty"],
  ] as const) {
    router.get(page, async (request, response) => {
      if (!(await isAdmitted(request, response, onwards))) return;
      sendPage(request, response, fillPage(client.page("control"), titled("Аккаунты лент")), "staff");
    });
  }

  router.get("/pult/novoe", async (request, response) => {
    if (!(await isAdmitted(request, response, "novoe"))) return;
    sendPage(request, response, fillPage(client.page("control"), titled("Новое заседание")), "staff");
  });

  router.get("/pult/:slug/zasedanie", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    if (!(await isAdmitted(request, response, meeting.slug, meeting.slug))) return;
    const filling = { ...titled(`Заседание: ${meeting.record.title}`), meeting };
    sendPage(request, response, fillPage(client.page("control"), filling), "staff");
  });

  router.get("/pult/:slug/vystavka", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    if (!(await isAdmitted(request, response, meeting.slug, meeting.slug))) return;
    const filling = { ...titled(`Выставка: ${meeting.record.title}`), meeting };
    sendPage(request, response, fillPage(client.page("control"), filling), "staff");
  });

  // The same frame for every token: whether it opens a stand is the API's to say (EB80).
  router.get("/s/:token", (request, response) => {
    sendPage(request, response, fillPage(client.page("stand-editor"), titled("Ваш стенд")), "staff");
  });

  router.get("/pult/:slug/blic", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    if (!(await isAdmitted(request, response, meeting.slug, meeting.slug))) return;
    const filling = { ...titled(`Блиц-интервью: ${meeting.record.title}`), meeting };
    sendPage(request, response, fillPage(client.page("control"), filling), "staff");
  });

  router.get("/pult/:slug/lenta", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    if (!(await isAdmitted(request, response, meeting.slug, meeting.slug))) return;
    const filling = { ...titled(`Лента: ${meeting.record.title}`), meeting };
    sendPage(request, response, fillPage(client.page("control"), filling), "staff");
  });

  router.get("/pult/biblioteka", async (request, response) => {
    if (!(await isAdmitted(request, response, "biblioteka"))) return;
    sendPage(request, response, fillPage(client.page("control"), titled("Библиотека")), "staff");
  });

  router.get("/pult/:slug", async (request, response) => {
    const meeting = await meetingNamed(meetings, request.params.slug);
    if (!(await isAdmitted(request, response, meeting.slug, meeting.slug))) return;
    const filling = { ...titled(`Пульт: ${meeting.record.title}`), meeting };
    sendPage(request, response, fillPage(client.page("control"), filling), "staff");
  });

  router.get("/plain.css", (_request, response) => {
    response.set("Cache-Control", "public, max-age=3600").type("css").send(plainStyle);
  });

  return router;
}

const titled = (title: string) => ({
  head: markup`<title>${title} — Эфир коллегии</title>\n<meta name="robots" content="noindex">`,
});
