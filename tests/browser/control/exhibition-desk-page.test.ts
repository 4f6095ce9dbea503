import axe from "axe-core";
import { LitElement } from "lit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ExhibitionDesk } from "../../../client/pages/exhibition-desk/exhibition-desk.ts";
import { ExhibitionDeskPageElement } from "../../../client/pages/exhibition-desk/exhibition-desk-page.ts";
import { initialState } from "../../../client/session/session-state.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import { newExhibition } from "../../../shared/exhibition/settings.ts";
import { emptyStand, type Stand, type StandContent, type StandState } from "../../../shared/exhibition.ts";
import type { ToldPass } from "../../../shared/passes.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { controlNamed, deepAll, deepText } from "../deep-elements.ts";
import { type Answers, farSide } from "./far-side.ts";

const now = programTime(Date.now());
const words = (more: Partial<StandContent>): StandContent => ({
  ...emptyStand,
  lead: "Коротко",
  text: "Текст",
  ...more,
});
const aStand = (number: number, title: string, state: StandState, more: Partial<Stand> = {}): Stand => ({
  ...{
    id: `stand-000${number}`,
    meeting: "kollegiya",
    number,
    slug: `stand-${number}`,
    size: "small",
    state,
    version: 5,
  },
  draft: words({ institution: `Учреждение ${number}`, title }),
  ...{ published: null, publishedAt: null, note: null, isHidden: false, updatedAt: now },
  ...more,
});
const photo = { image: { file: "a.png", widthPx: 40, heightPx: 30 }, alt: "Мастерская" };
const submitted = aStand(2, "Ремесло", "submitted", {
  published: words({ institution: "Учреждение 2", title: "Ремесло", text: "Пять мастерских" }),
  publishedAt: now,
  draft: words({ institution: "Учреждение 2", title: "Ремесло", text: "Шесть мастерских", gallery: [photo] }),
});
const stands = [aStand(1, "Министерство", "draft"), submitted, aStand(3, "Дом ветеранов", "accepted")];
const link: ToldPass = {
  ...{ id: "pass-0001", sort: "stand", meeting: "kollegiya", subject: submitted.id, name: "Центр «Забота»" },
  ...{ madeBy: "Ирина", madeAt: now, expiresAt: programTime(now + 86_400_000), seenAt: null },
};
const settings = { ...newExhibition, required: ["lead", "text"] as const };
const desk = { settings, version: 3, stands, passes: [link], visits: { [submitted.id]: { now: 2, all: 17 } } };
const address = "/api/meetings/kollegiya/exhibition";
const one = `${address}/stands/${submitted.id}`;
const actor = (role: string) => [200, { actor: { id: "irina", name: "Ирина", role }, hasPassword: true }] as const;

let far: ReturnType<typeof farSide>;
beforeEach(() => {
  document.documentElement.dataset["meeting"] = "kollegiya";
  far = farSide({
    "GET /api/session": actor("moderator"),
    [`GET ${address}/desk`]: [200, desk],
    [`GET ${address}/questions`]: [200, []],
  });
});
afterEach(() => {
  document.querySelector("efir-exhibition-desk-page")?.remove();
  history.replaceState(null, "", location.pathname + location.search);
  delete document.documentElement.dataset["meeting"];
  document.documentElement.removeAttribute("data-theme");
  far.leave();
});

async function shown(hash = "", awaited: string | RegExp = "План и порядок", answers: Answers = {}) {
  far.answer(answers);
  history.replaceState(null, "", `${location.pathname}${location.search}${hash}`);
  const page = new ExhibitionDeskPageElement();
  document.body.append(page);
  await said(page, awaited);
  return page;
}

const said = (page: Element, text: string | RegExp) => vi.waitFor(() => expect(deepText(page)).toMatch(text), patience);
const review = (answers: Answers = {}) => shown(`#stend-${submitted.id}`, "Вернуть с замечанием", answers);

test("[EB90] who may only see it reads, and changes nothing", async () => {
  const page = await shown("", "План и порядок", { "GET /api/session": actor("editor") });
  expect(deepAll(page, "select, form")).toEqual([]);
  location.hash = `#stend-${submitted.id}`;
  await said(page, "Менять выставку может модератор");
  expect(deepText(page)).not.toContain("Вернуть с замечанием");
});

test("[EB91] a stand that is moved is drawn there at once, and the server is told its number", async () => {
  const page = await shown("", "1 × 1", { [`PATCH ${one}`]: [200, submitted] });
  await said(page, "Ждёт решения: 1 стенд");
  await vi.waitFor(() => controlNamed(page, "Выше: Ремесло"), patience);
  controlNamed(page, "Выше: Ремесло").click();
  expect((await far.heard(`PATCH ${one}`)).body).toEqual({ version: 5, number: 1 });
  await said(page, "Ремесло: теперь стенд 1");
});

test("[EB92] words that go and come are marked, pictures are shown", async () => {
  const page = await review();
  const marked = (name: string) => deepAll(page, name).map((each) => each.textContent);
  expect([marked("del"), marked("ins")]).toEqual([["Пять"], ["Шесть"]]);
  expect(deepAll(page, "figure.is img").map((each) => each.getAttribute("alt"))).toEqual(["Мастерская"]);
});

test("[EB93] an organiser writes in the same form, and it is saved to the stand", async () => {
  const page = await review({ [`PUT ${one}`]: [200, { ...submitted, version: 6 }] });
  controlNamed(page, "Править самим").click();
  await vi.waitFor(() => expect(deepAll(page, "input#place")).toHaveLength(1), patience);
  const [place] = deepAll(page, "input#place");
  if (!(place instanceof HTMLInputElement)) throw new Error("no field of the place");
  place.value = "Каменск";
  place.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  controlNamed(page, "Закончить правку").click();
  expect((await far.heard(`PUT ${one}`)).body).toMatchObject({ version: 5, draft: { place: "Каменск" } });
  await vi.waitFor(() => expect(deepAll(page, "efir-stand-draft")).toEqual([]), patience);
});

test("[EB94] a link is made for somebody and shown once; to revoke one is asked about", async () => {
  const token = `pass_${"t".repeat(43)}`;
  const page = await review({
    [`POST ${one}/passes`]: [201, { ...link, id: "pass-0002", token }],
    [`DELETE ${address}/passes/pass-0001`]: [204, null],
  });
  await said(page, "Ещё не открывали, действует до");
  controlNamed(page, "Создать ссылку").click();
  expect((await far.heard(`POST ${one}/passes`)).body).toEqual({ name: "Учреждение 2", days: 30 });
  await vi.waitFor(() => expect(deepAll(page, "input#value")).toHaveLength(1), patience);
  const [shownLink] = deepAll(page, "input#value");
  expect(shownLink instanceof HTMLInputElement && shownLink.value).toBe(`${location.origin}/s/${token}`);
  controlNamed(page, "Отозвать ссылку: Центр «Забота»").click();
  await said(page, "Она перестанет открывать стенд сразу");
  expect(far.calls()).not.toContain(`DELETE ${address}/passes/pass-0001`);
  controlNamed(page, "Отозвать ссылку").click();
  await far.heard(`DELETE ${address}/passes/pass-0001`);
});

test("[EB95] a stand is returned only with a note, and accepted of the version that was seen", async () => {
  const page = await review({
    [`POST ${one}/return`]: [200, { ...submitted, state: "returned" }],
    [`POST ${one}/accept`]: [409, { error: { code: "STALE" } }],
  });
  controlNamed(page, "Принять и опубликовать").click();
  expect((await far.heard(`POST ${one}/accept`)).body).toEqual({ version: 5 });
  await said(page, "Стенд тем временем изменили");
  controlNamed(page, "Вернуть с замечанием").click();
  await vi.waitFor(() => controlNamed(page, "Вернуть"), patience);
  controlNamed(page, "Вернуть").click();
  await said(page, "Напишите, что поправить");
  const [note] = deepAll(page, "textarea#note");
  if (note instanceof HTMLTextAreaElement) note.value = "Мастерских семь";
  controlNamed(page, "Вернуть").click();
  expect((await far.heard(`POST ${one}/return`)).body).toEqual({ version: 5, note: "Мастерских семь" });
});

test("[EB95] what lacks something is not accepted, and it is said what", async () => {
  const silent = { ...submitted, draft: { ...submitted.draft, lead: "", gallery: [{ ...photo, alt: "" }] } };
  const page = await review({ [`GET ${address}/desk`]: [200, { ...desk, stands: [silent] }] });
  await said(page, "не заполнено: Коротко, Галерея: опишите, что на фото");
  controlNamed(page, "Принять и опубликовать").click();
  expect(far.calls()).not.toContain(`POST ${one}/accept`);
});

test("[EB96] to delete is asked about, and stands on «no»", async () => {
  const page = await review({ [`DELETE ${one}`]: [204, null] });
  controlNamed(page, "Удалить").click();
  await said(page, "вместе с вопросами, посещениями и ссылками");
  await vi.waitFor(
    () => expect(deepAll(page, "[data-spare]").some((each) => each.matches(":focus"))).toBe(true),
    patience,
  );
  expect(far.calls()).not.toContain(`DELETE ${one}`);
  controlNamed(page, "Удалить навсегда").click();
  await far.heard(`DELETE ${one}`);
  await said(page, "План и порядок");
});

test("[EB97] settings are saved whole; of somebody else's it is told first", async () => {
  const page = await shown("#nastroiki", "Без чего стенд не отправить", {
    [`PUT ${address}/settings`]: [409, { error: { code: "STALE" } }],
  });
  await vi.waitFor(() => controlNamed(page, "Сохранить"), patience);
  deepAll(page, 'input[value="cover"]')[0]?.click();
  deepAll(page, 'input[name="isOpen"]')[0]?.click();
  await said(page, "Есть несохранённое");
  far.answer({ [`GET ${address}/desk`]: [200, { ...desk, version: 4 }] });
  controlNamed(page, "Сохранить").click();
  const { body } = await far.heard(`PUT ${address}/settings`);
  expect(body).toMatchObject({ version: 3, settings: { isOpen: true, required: ["lead", "text", "cover"] } });
  await said(page, "изменили");
  far.answer({ [`PUT ${address}/settings`]: [200, { version: 5, settings }] });
  // The lists are asked for anew before it may be pressed again.
  await vi.waitFor(() => expect(controlNamed(page, "Сохранить").matches(":disabled")).toBe(false), patience);
  controlNamed(page, "Сохранить").click();
  const saved = () => far.asked.findLast(({ call }) => call === `PUT ${address}/settings`)?.body;
  await vi.waitFor(() => expect(saved()).toMatchObject({ version: 4 }), patience);
  await said(page, "Настройки сохранены");
});

test("[EB97] the deadline is written by the meeting's clocks, wherever its organiser is", async () => {
  const form = document.createElement("efir-exhibition-settings");
  Object.assign(form, { settings: { ...settings, deadline: programTime(Date.UTC(2026, 0, 30, 13, 0)) }, version: 3 });
  const side = { address, act: (asked: Promise<unknown>) => asked.then(() => null) };
  Object.assign(form, { timeZone: "Asia/Kamchatka", desk: side });
  document.body.append(form);
  await vi.waitFor(() => expect(deepAll(form, "#deadline")).toHaveLength(1), patience);
  const [field] = deepAll(form, "#deadline");
  if (!(field instanceof HTMLInputElement)) throw new Error("no field of the deadline");
  expect([field.value, deepText(form).includes("Петропавловск-Камчатский")]).toEqual(["2026-01-31T01:00", true]);
  field.value = "2026-02-01T09:30";
  field.dispatchEvent(new Event("change"));
  await said(form, "Есть несохранённое");
  controlNamed(form, "Сохранить").click();
  const { body } = await far.heard(`PUT ${address}/settings`);
  expect(body).toMatchObject({ settings: { deadline: Date.UTC(2026, 0, 31, 21, 30) } });
  form.remove();
});

test("[EB91] who is where comes by itself, and what changed is asked for again", async () => {
  let listener = () => {};
  let state = initialState;
  const session = {
    get state() {
      return state;
    },
    subscribe: (hear: () => void) => {
      listener = hear;
      return () => {};
    },
  };
  class Host extends LitElement {}
  customElements.define("efir-desk-host", Host);
  const host = new Host();
  const follower = new ExhibitionDesk(host, "kollegiya", session);
  document.body.append(host);
  await vi.waitFor(() => expect(follower.known.told?.stands).toHaveLength(3), patience);
  expect(follower.visits[submitted.id]).toEqual({ now: 2, all: 17 });
  state = { ...state, visits: { [submitted.id]: { now: 5, all: 21 } } };
  listener();
  expect(follower.visits[submitted.id]).toEqual({ now: 5, all: 21 });
  far.answer({ [`GET ${address}/desk`]: [200, { ...desk, stands: [] }] });
  state = { ...state, changes: { ...state.changes, exhibition: 1 } };
  listener();
  await vi.waitFor(() => expect(follower.known.told?.stands).toEqual([]), patience);
  host.remove();
});

test.each(themes)("axe finds nothing in %s: the list, one stand, the settings", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const page = await shown();
  for (const [hash, awaited] of [
    ["#stendy", "1 × 1"],
    [`#stend-${submitted.id}`, "Что изменится для посетителей"],
    ["#nastroiki", "Без чего стенд не отправить"],
  ] as const) {
    location.hash = hash;
    await said(page, awaited);
    expect((await axe.run(page)).violations).toEqual([]);
  }
});
