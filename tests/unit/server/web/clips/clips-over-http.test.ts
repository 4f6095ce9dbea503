import { expect, test } from "vitest";
import type { ReporterBriefing } from "../../../../../shared/clips.ts";
import { clipsOverHttp } from "../../../../support/clips-over-http.ts";
import { filmBytes } from "../../../../support/film-bytes.ts";
import { anAccount } from "../../../../support/web-app.ts";

const room = "/api/meetings/meeting";
const clip = `${room}/clips/clip-0001`;

/** A clip in the reviewers' queue, and a moderator beside them. */
async function inReview() {
  const house = await clipsOverHttp();
  await house.register({ bytes: 2_000 });
  await house.send("clip-0001", filmBytes(2_000));
  await house.desk.idle();
  const cookie = await house.web.signInAs();
  return {
    ...house,
    asStaff: (method: string, path: string, body?: unknown) =>
      house.ask(method, path, { by: null, body, headers: { cookie } }),
  };
}

test("[BZ1] a reporter's link tells what they are to do and what became of what they sent, and nothing of others'", async () => {
  const { register, ask, anna } = await clipsOverHttp();
  await register();
  const { status, headers, json } = await ask("GET", "/api/reporter");
  const briefing: ReporterBriefing = json;
  expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(briefing.meeting).toEqual({ slug: "meeting", title: "Итоги 2025 года", items: [] });
  expect(briefing.consentWords.ru).toContain("«Итоги 2025 года»");
  expect(briefing).toMatchObject({ limitsMs: [60_000, 90_000], canConvert: true, needsTwo: false });
  expect(briefing.quota).toEqual({ usedBytes: 1_000, mostBytes: 2 * 1024 ** 3 });
  expect(briefing.clips).toMatchObject([{ id: "clip-0001", state: "receiving", consent: { name: "Ирина Ветрова" } }]);
  expect(JSON.stringify(json)).not.toMatch(/pass_|tokenHash|accountId/);
  expect((await ask("GET", "/api/reporter", { by: anna })).json.clips).toEqual([]);
});

test("[BZ1] a link that was revoked opens nothing, also in the midst of an upload", async () => {
  const { register, ask, web, pyotr } = await clipsOverHttp();
  await register();
  const by = { id: "account-admin", role: "admin", name: "Ирина" } as const;
  await web.passes.revoke({ meeting: "meeting", sort: "reporter", id: pyotr.id }, by);
  expect((await ask("GET", "/api/reporter")).status).toBe(401);
  expect((await ask("HEAD", "/upload/clips/clip-0001", { headers: { "tus-resumable": "1.0.0" } })).status).toBe(401);
});

test("[BZ2] an interview without consent, or with more than was asked for, is not taken", async () => {
  const { ask } = await clipsOverHttp();
  const body = { id: "clip-0001", subject: { name: "Ирина", post: "Хранитель" }, bytes: 10, type: "video/mp4" };
  const consent = { name: "Ирина", words: "", at: Date.now() };
  const codes = [];
  for (const more of [{}, { consent }, { consent: { ...consent, words: "Да" }, state: "approved" }])
    codes.push((await ask("POST", "/api/reporter/clips", { body: { ...body, ...more } })).code);
  expect(codes).toEqual(["BAD_SHAPE", "BAD_SHAPE", "BAD_SHAPE"]);
});

test("[BZ5] looked at, mended and approved, a clip is there for everybody", async () => {
  const { asStaff, ask, changed } = await inReview();
  const queue = (await asStaff("GET", `${room}/clips/desk`)).json;
  expect(queue).toMatchObject({ canConvert: true, twoPeople: false, assignments: [] });
  expect(queue.passes.map(({ name }: { name: string }) => name).toSorted()).toEqual(["Анна", "Пётр"]);
  expect((await ask("GET", clip, { by: null })).code).toBe("UNKNOWN_CLIP");
  const [{ version }] = queue.clips;
  const mended = await asStaff("PATCH", clip, { version, quotation: "Нас ждут", captions: "Нас ждут." });
  expect((await asStaff("POST", `${clip}/approve`, { version })).code).toBe("STALE");
  changed.length = 0;
  expect((await asStaff("POST", `${clip}/approve`, { version: mended.json.version })).json.state).toBe("approved");
  expect(changed).toContain("meeting");
  const shown = (await ask("GET", clip, { by: null })).json;
  expect(shown).toMatchObject({ quotation: "Нас ждут", hasCaptions: true, subject: { name: "Ирина Ветрова" } });
  expect(Object.keys(shown)).not.toContain("consent");
  expect((await ask("GET", `${room}/clips`, { by: null })).json).toEqual([shown]);
});

test("[BZ7] returned without a reason it is not; with one its reporter reads it", async () => {
  const { asStaff, ask, now } = await inReview();
  const { version } = now();
  expect((await asStaff("POST", `${clip}/return`, { version })).code).toBe("BAD_SHAPE");
  await asStaff("POST", `${clip}/return`, { version, note: "Темно" });
  expect((await ask("GET", "/api/reporter")).json.clips[0]).toMatchObject({ state: "returned", note: "Темно" });
  const amended = await ask("PATCH", "/api/reporter/clips/clip-0001", { body: { title: "Ирина Ветрова, у окна" } });
  expect([amended.status, amended.json.state]).toEqual([200, "review"]);
});

test("[BZ8] consent is withdrawn by a call, and the clip is gone for everybody", async () => {
  const { asStaff, ask, now, files } = await inReview();
  await asStaff("POST", `${clip}/approve`, { version: now().version });
  expect((await asStaff("POST", `${clip}/withdraw`, {})).json).toMatchObject({ state: "withdrawn", subject: null });
  expect([(await ask("GET", clip, { by: null })).status, await files()]).toEqual([404, []]);
  expect((await asStaff("GET", `${room}/clips/desk`)).json.clips[0].consent).toMatchObject({
    name: "",
    withdrawnBy: "account-admin",
  });
});

test("[BZ21] captions of ten minutes are taken, more than that is not read", async () => {
  const { asStaff, now } = await inReview();
  const { version } = now();
  expect((await asStaff("PATCH", clip, { version, captions: "Щ".repeat(59_000) })).status).toBe(200);
  expect((await asStaff("PATCH", clip, { version, captions: "Щ".repeat(200_000) })).status).toBe(413);
  const broken = await asStaff("PATCH", clip, { version: now().version, captions: "WEBVTT\n\nнет времени" });
  expect(broken.json).toEqual({ error: { code: "BAD_CAPTIONS", detail: "3 BAD_TIME" } });
});

test("[BZ10] an assignment is given to whoever takes it first, and to a link that was made for it", async () => {
  const { asStaff, ask, anna } = await inReview();
  const made = await asStaff("POST", `${room}/assignments`, { text: "Спросите о новой выставке" });
  const take = (by: typeof anna | undefined) =>
    ask("POST", `/api/reporter/assignments/${made.json.id}/take`, { body: {}, ...(by === undefined ? {} : { by }) });
  expect([made.status, (await take(anna)).status, (await take(undefined)).code]).toEqual([
    201,
    200,
    "ASSIGNMENT_TAKEN",
  ]);
  expect((await ask("GET", "/api/reporter", { by: anna })).json.assignments).toMatchObject([{ takenBy: anna.id }]);
  const link = await asStaff("POST", `${room}/reporters`, { name: "Второй этаж", days: 3 });
  expect([link.status, link.json.token.startsWith("pass_")]).toEqual([201, true]);
  expect((await asStaff("DELETE", `${room}/reporters/${link.json.id}`)).status).toBe(204);
});

test("[BZ19] an institution brings its film by its own link, to its own meeting only", async () => {
  const { ask, link, send, desk } = await clipsOverHttp();
  const museum = await link("Музей", "stand");
  const film = { id: "film-0001", sort: "film", title: "Год музея", bytes: 3_000, type: "video/mp4" };
  expect((await ask("POST", "/api/meetings/other/clips", { by: museum, body: film })).code).toBe("NOT_ALLOWED");
  expect((await ask("POST", `${room}/clips`, { body: film })).code).toBe("NOT_ALLOWED");
  expect((await ask("POST", `${room}/clips`, { by: museum, body: film })).json.state).toBe("receiving");
  expect(await send("film-0001", filmBytes(3_000), { by: museum })).toBe("done");
  await desk.idle();
  expect(desk.clip("film-0001")).toMatchObject({ state: "review", sort: "film", by: "Музей", consent: null });
});

test("staff of another meeting see nothing of the clips of this one", async () => {
  const { web, ask, register } = await clipsOverHttp();
  await register();
  web.accounts.set("account-2", anAccount({ id: "account-2", login: "oleg", role: "moderator", meetings: ["sovet"] }));
  const cookie = await web.signInAs("account-2");
  const headers = { cookie };
  expect((await ask("GET", `${room}/clips/desk`, { by: null, headers })).code).toBe("NOT_ALLOWED");
  expect((await ask("POST", `${clip}/withdraw`, { by: null, headers, body: {} })).code).toBe("NOT_ALLOWED");
});
