import { expect, test } from "vitest";
import { UploadAllowance } from "../../../../server/web/exhibition/upload-allowance.ts";
import type { Clip } from "../../../../shared/clips.ts";
import { emptyStand } from "../../../../shared/exhibition.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { aContent, someSettings } from "../../../support/exhibition-builders.ts";
import { aClip } from "../../../support/told-clips.ts";
import { type Answer, aMeeting, anAccount, noLibrary, TestClock, webApp } from "../../../support/web-app.ts";

const base = "/api/meetings/kollegiya/exhibition";
const own = { origin: "http://efir.test" };

/** A meeting with its organiser, and calls as a page of ours makes them. */
async function aHouse(more: Parameters<typeof webApp>[0] = {}) {
  const app = webApp({
    accounts: [
      anAccount(),
      anAccount({ id: "account-editor", login: "editor", role: "editor" }),
      anAccount({ id: "account-sovet", login: "sovet", role: "moderator", meetings: ["sovet"] }),
    ],
    ...more,
  });
  for (const slug of ["kollegiya", "sovet"]) app.meetings.set(slug, aMeeting({ slug }));
  const cookie = await app.signInAs();
  const send = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = { cookie }) =>
    app.ask(path, { method, body, headers: { ...own, ...headers } });
  const make = async (content = aContent()) => (await send("POST", `${base}/stands`, { content })).json();
  const pass = async (standId: string, name = "Забота") => {
    const made = (await send("POST", `${base}/stands/${standId}/passes`, { name, days: 7 })).json();
    const headers = { authorization: `Pass ${made.token}` };
    const as = (method: string, path: string, body?: unknown): Promise<Answer> => send(method, path, body, headers);
    return { made, as, headers };
  };
  return { ...app, cookie, send, make, pass };
}

test("[EB1] [EB10] an institution writes and submits its stand, an organiser accepts it, and anybody reads it", async () => {
  const { send, ask, make, pass } = await aHouse();
  const { settings, version } = (await send("GET", `${base}/desk`)).json();
  await send("PUT", `${base}/settings`, { version, settings: { ...settings, isOpen: true } });
  const made = await make(emptyStand);
  const { as } = await pass(made.id);
  const told = (await as("GET", "/api/stand")).json();
  expect(told).toMatchObject({ meeting: { slug: "kollegiya", title: "Итоги 2025 года" }, questions: [] });
  expect(told.missing).toEqual(["institution", "title", "lead", "text", "cover"]);
  const early = await as("POST", "/api/stand/submit", { version: told.stand.version });
  expect([early.status, early.json()]).toEqual([422, { error: { code: "MISSING" }, missing: told.missing }]);
  const saved = await as("PUT", "/api/stand", { version: told.stand.version, draft: aContent() });
  expect([saved.status, saved.json()]).toMatchObject([200, { state: "draft", draft: aContent() }]);
  const submitted = (await as("POST", "/api/stand/submit", { version: saved.json().version })).json();
  expect(submitted.state).toBe("submitted");
  expect((await ask(`${base}/stands/${made.id}`)).status).toBe(404);
  const accepted = await send("POST", `${base}/stands/${made.id}/accept`, { version: submitted.version });
  expect(accepted.json()).toMatchObject({ state: "accepted", published: aContent() });
  expect((await ask(`${base}/stands/${made.id}`)).json()).toMatchObject({ content: aContent(), takesQuestions: true });
  expect((await ask(base)).json()).toMatchObject({ stands: [{ id: made.id, slug: "tsentr-zabota" }] });
});

test("[EB14] [AC55] a link opens its own stand alone, whatever else it is shown to", async () => {
  const { make, pass, send, meetings } = await aHouse();
  const [mine, theirs] = [await make(), await make(aContent({ title: "Чужой" }))];
  const { as, headers } = await pass(mine.id);
  expect((await as("GET", "/api/stand")).json().stand.id).toBe(mine.id);
  for (const wrong of [{ id: theirs.id }, { standId: theirs.id }, { meeting: "sovet" }]) {
    const answer = await as("PUT", "/api/stand", { version: 1, draft: aContent({ title: "Взято" }), ...wrong });
    expect(answer.json()).toMatchObject({ error: { code: "BAD_SHAPE" } });
  }
  const staff = [`${base}/desk`, `${base}/questions`, `${base}/visits.csv`, "/api/library", "/api/meetings/kollegiya"];
  for (const path of staff) expect([path, (await as("GET", path)).status]).toEqual([path, 401]);
  const put = await as("PUT", `${base}/stands/${theirs.id}`, { version: 1, draft: aContent() });
  expect([put.status, put.json().error.code]).toEqual([401, "NOT_SIGNED_IN"]);
  expect((await send("GET", `${base}/desk`)).json().stands[1].draft.title).toBe("Чужой");
  // With its meeting gone there is nothing that it opens.
  meetings.delete("kollegiya");
  expect((await send("GET", "/api/stand", undefined, headers)).status).toBe(404);
});

test("[EB19] an institution is told what became of its film, and nothing of another meeting's", async () => {
  const clips = new Map<string, Clip>();
  const clipReader = { approved: () => [], approvedClip: () => null, clip: (id: string) => clips.get(id) ?? null };
  const { make, pass } = await aHouse({ clipReader });
  const film = { clipId: "film-0001", title: "Мастерские" };
  const { as } = await pass((await make(aContent({ film }))).id);
  const told = async () => (await as("GET", "/api/stand")).json().film;
  expect(await told()).toEqual({ clipId: film.clipId, state: "gone", problem: null });
  const failed = aClip({ id: film.clipId, sort: "film", state: "failed", problem: "NEEDS_FFMPEG" });
  clips.set(film.clipId, failed);
  expect(await told()).toEqual({ clipId: film.clipId, state: "failed", problem: "NEEDS_FFMPEG" });
  clips.set(film.clipId, { ...failed, meeting: "sovet" });
  expect(await told()).toMatchObject({ state: "gone", problem: null });
});

test("[AC54] a cookie opens nothing that is a link's, nor does a reporter's link", async () => {
  const { send, passes, cookie } = await aHouse();
  const order = { sort: "reporter", meeting: "kollegiya", subject: null, name: "Корреспондент", days: 1 } as const;
  const { token } = await passes.make(order, { id: "account-admin", role: "admin", name: "Ирина" });
  const calls = [
    ["GET", "/api/stand"],
    ["PUT", "/api/stand"],
    ["POST", "/api/stand/submit"],
    ["POST", "/api/stand/images"],
    ["POST", "/api/stand/files"],
    ["GET", "/api/stand/figures"],
    ["POST", "/api/stand/questions/question-1/accept"],
  ] as const;
  for (const [method, path] of calls) {
    const body = method === "GET" ? undefined : {};
    expect([path, (await send(method, path, body, { cookie })).status]).toEqual([path, 401]);
    const reporter = await send(method, path, body, { authorization: `Pass ${token}` });
    expect([path, reporter.status, reporter.json().error.code]).toEqual([path, 403, "NOT_ALLOWED"]);
  }
});

test("[AC51] a link that was taken back, or whose stand was deleted, opens nothing", async () => {
  const { make, pass, send } = await aHouse();
  const stand = await make();
  const [one, other] = [await pass(stand.id), await pass(stand.id)];
  expect((await send("DELETE", `${base}/passes/${one.made.id}`)).status).toBe(204);
  expect([(await one.as("GET", "/api/stand")).status, (await other.as("GET", "/api/stand")).status]).toEqual([
    401, 200,
  ]);
  expect((await send("GET", `${base}/desk`)).json().passes).toMatchObject([{ id: other.made.id, name: "Забота" }]);
  expect((await send("DELETE", `${base}/stands/${stand.id}`)).status).toBe(204);
  expect((await other.as("GET", "/api/stand")).status).toBe(401);
});

test("[AC56] [EB14] an editor sees the exhibition and changes nothing of it, another meeting's moderator sees none", async () => {
  const { make, send, signInAs } = await aHouse();
  const { id } = await make();
  const [editor, stranger] = [await signInAs("account-editor"), await signInAs("account-sovet")];
  const desk = await send("GET", `${base}/desk`, undefined, { cookie: editor });
  expect([desk.status, desk.json().passes]).toEqual([200, []]);
  for (const [method, path] of [
    ["POST", `${base}/stands/${id}/accept`],
    ["POST", `${base}/stands/${id}/passes`],
    ["DELETE", `${base}/stands/${id}`],
  ] as const) {
    expect((await send(method, path, {}, { cookie: editor })).status).toBe(403);
  }
  expect((await send("GET", `${base}/desk`, undefined, { cookie: stranger })).status).toBe(403);
});

test("[EB15] what a save ran against comes with the refusal", async () => {
  const { make, pass, send } = await aHouse();
  const stand = await make();
  const { as } = await pass(stand.id);
  await send("PUT", `${base}/stands/${stand.id}`, { version: 1, draft: aContent({ lead: "Организатор." }) });
  const stale = await as("PUT", "/api/stand", { version: 1, draft: aContent({ lead: "Учреждение." }) });
  expect([stale.status, stale.json()]).toMatchObject([
    409,
    { error: { code: "STALE" }, current: { version: 2, draft: { lead: "Организатор." } } },
  ]);
  const settings = await send("PUT", `${base}/settings`, { version: 5, settings: someSettings() });
  expect([settings.status, settings.json()]).toMatchObject([
    409,
    { error: { code: "STALE" }, current: { version: 0 } },
  ]);
});

test("[EB18] pictures come by a link, and no more of them in a day than its share", async () => {
  const kept = { file: `${"a".repeat(32)}.png`, widthPx: 1, heightPx: 1 };
  const images = { keep: () => Promise.resolve({ ok: true, value: kept } as const), pathOf: () => null };
  const { make, pass, ask, clock } = await aHouse({ images });
  const { headers } = await pass((await make()).id);
  const send = () => {
    const body = Buffer.from("a picture");
    const said = { "content-type": "image/png", "content-length": String(body.length) };
    return ask("/api/stand/images", { method: "POST", body, headers: { ...own, ...headers, ...said } });
  };
  const first = await send();
  expect([first.status, first.json()]).toEqual([201, kept]);
  for (let sent = 1; sent < 400; sent += 1) await send();
  const last = await send();
  expect([last.status, last.json().error.code]).toEqual([429, "QUOTA_SPENT"]);
  clock.advance(millis(24 * 60 * 60_000));
  expect((await send()).status).toBe(201);
});

test("[EB18] of large ones fewer, counted by what is announced, each link by itself", () => {
  const allowance = new UploadAllowance(new TestClock());
  for (let sent = 0; sent < 3; sent += 1) allowance.take("pass-1", 200 * 1024 ** 2);
  expect(() => allowance.take("pass-1", 1)).toThrow("QUOTA_SPENT");
  expect(() => allowance.take("pass-2", Number.NaN)).toThrow("NO_LENGTH");
  allowance.take("pass-2", 1);
});

test("[EB30] a link looks for the library's figures, and is shown nothing else of it", async () => {
  const figure = { value: "361", unit: "тыс. человек", label: "получают поддержку" };
  const item = { id: "figure-1", sort: "figure", version: 1, updatedAt: programTime(0), content: figure } as const;
  const asked: unknown[] = [];
  const { make, pass } = await aHouse({
    library: {
      ...noLibrary.library,
      list: (...query) => {
        asked.push(query);
        return [{ ...item, title: "361" }];
      },
      find: () => item,
    },
  });
  const { as } = await pass((await make()).id);
  expect((await as("GET", "/api/stand/figures?q=361")).json()).toEqual([{ figureId: "figure-1", content: figure }]);
  expect(asked).toEqual([["figure", "361"]]);
});

test("[EB50] [EB52] [EB53] a question goes to the stand's people, and its answer back", async () => {
  const { make, pass, send, ask, post } = await aHouse();
  const stand = await make();
  await send("PUT", `${base}/settings`, { version: 0, settings: someSettings() });
  await send("POST", `${base}/stands/${stand.id}/accept`, { version: stand.version });
  const asked = await post(`${base}/stands/${stand.id}/questions`, { text: "Как записаться?", name: "Анна" });
  expect(asked.status).toBe(201);
  const { id, key } = asked.json();
  const seen = async (by = key) => ask(`${base}/stands/${stand.id}/questions/${id}?key=${by}`);
  expect((await seen()).json()).toMatchObject({ state: "open", acceptedBy: null });
  expect((await seen("x".repeat(43))).status).toBe(404);
  const [one, other] = [await pass(stand.id, "Приёмная"), await pass(stand.id, "Мастерские")];
  expect((await one.as("GET", "/api/stand")).json().questions).toMatchObject([{ id, text: "Как записаться?" }]);
  const outcomes = await Promise.all([one, other].map(({ as }) => as("POST", `/api/stand/questions/${id}/accept`, {})));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const holder = outcomes[0]?.status === 200 ? one : other;
  await holder.as("POST", `/api/stand/questions/${id}/answer`, { answer: "По вторникам.", isPublic: true });
  expect((await seen()).json()).toMatchObject({ state: "answered", answer: "По вторникам." });
  expect((await ask(`${base}/stands/${stand.id}`)).json().answers).toMatchObject([{ answer: "По вторникам." }]);
  const moderated = await send("POST", `${base}/questions/${id}/answer`, { answer: "Звоните.", isPublic: false });
  expect(moderated.status).toBe(200);
  expect((await ask(`${base}/stands/${stand.id}`)).json().answers).toEqual([]);
});

test("[EB50] one network asks no more often than a hall does", async () => {
  const { make, send, post } = await aHouse();
  const stand = await make();
  await send("PUT", `${base}/settings`, { version: 0, settings: someSettings() });
  await send("POST", `${base}/stands/${stand.id}/accept`, { version: stand.version });
  const one = (address: string) =>
    post(`${base}/stands/${stand.id}/questions`, { text: "Где?", name: "" }, { address });
  for (let asked = 0; asked < 20; asked += 1) expect((await one("203.0.113.7")).status).toBe(201);
  const refused = await one("203.0.113.7");
  expect([refused.status, refused.json().error.code]).toEqual([429, "TOO_FAST"]);
  expect((await one("203.0.113.8")).status).toBe(201);
});

test("[EB44] visits are a table that spreadsheets open and do not run", async () => {
  const { make, send, exhibition, clock } = await aHouse();
  const stand = await make(aContent({ institution: "=1+1", title: 'Дом "Забота"; филиал' }));
  await send("PUT", `${base}/settings`, { version: 0, settings: someSettings() });
  await send("POST", `${base}/stands/${stand.id}/accept`, { version: stand.version });
  clock.advance(millis(60_000));
  for (const viewerId of ["viewer-1", "viewer-2"]) {
    exhibition.visits.at({ slug: "kollegiya", standId: stand.id, viewerId, place: viewerId });
  }
  const csv = await send("GET", `${base}/visits.csv`);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.headers["content-disposition"]).toContain("attachment");
  const [head, row, end] = csv.bytes.toString("utf8").split("\r\n");
  expect(head).toBe("\ufeff№ стенда;Учреждение;Место;Название;Дата;Час;Пришло человек");
  expect(row).toMatch(/^1;'=1\+1;Усть-Ярск;"Дом ""Забота""; филиал";30\.01\.2026;\d\d:00;2$/);
  expect(end).toBe("");
});
