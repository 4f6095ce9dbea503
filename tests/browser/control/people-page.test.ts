import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PeoplePageElement } from "../../../client/pages/people/people-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import type { ToldInvitation, ToldPerson } from "../../../shared/access.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { type Answers, farSide } from "./far-side.ts";

const aPerson = (id: string, more: Partial<ToldPerson> = {}): ToldPerson => ({
  ...{ id, login: id, name: id, role: "moderator", meetings: null, disabledAt: null, seenAt: null },
  ...more,
});
const people = [
  aPerson("admin", { name: "Администратор", role: "admin", seenAt: programTime(Date.now() - 60_000) }),
  aPerson("pavel", { name: "Павел Орлов", role: "producer", seenAt: programTime(Date.now()) }),
  aPerson("irina", { name: "Ирина Соколова", meetings: ["kollegiya"] }),
  aPerson("oleg", {
    name: "Олег Константинович Преображенский-Северный",
    role: "editor",
    disabledAt: programTime(Date.now()),
  }),
];
const anInvitation: ToldInvitation = {
  ...{ id: "invitation-1", role: "editor", meeting: "kollegiya", name: "Анна Лебедева", madeBy: "Павел Орлов" },
  ...{ madeAt: programTime(Date.now()), expiresAt: programTime(Date.now() + 7 * 86_400_000) },
};
const meetings = [
  { slug: "kollegiya", title: "Итоги 2025 года и задачи на 2026 год", archivedAt: null },
  { slug: "sovet", title: "Совет", archivedAt: null },
];

let far: ReturnType<typeof farSide>;
beforeEach(() => {
  far = farSide({
    "GET /api/session": [200, { actor: { id: "pavel", name: "Павел Орлов", role: "producer" }, hasPassword: true }],
    "GET /api/meetings?archived=all": [200, meetings],
    "GET /api/people": [200, { people, invitations: [anInvitation] }],
  });
});
afterEach(() => {
  far.leave();
  document.querySelector("efir-people-page")?.remove();
  document.documentElement.removeAttribute("data-theme");
});

async function shown(answers: Answers = {}) {
  far.answer(answers);
  const page = new PeoplePageElement();
  document.body.append(page);
  await vi.waitFor(() => expect(deepAll(page, "efir-person-row")).toHaveLength(people.length), patience);
  // Who looks, and what the meetings are called, come by themselves.
  await vi.waitFor(() => expect(deepText(page)).toMatch(/Итоги 2025 года.*Это вы|Это вы.*Итоги 2025 года/), patience);
  return page;
}

const choose = (page: Element, name: string, value: string) => {
  const found = deepAll(page, `input[name="${name}"][value="${value}"]`)[0];
  if (!(found instanceof HTMLInputElement)) throw new Error(`no ${name} ${value}`);
  found.click();
};

test("[AC7] says of each what they may, where, and when they were here, and lets nobody change the unchangeable", async () => {
  const page = await shown();
  const rows = deepAll(page, "efir-person-row").map(deepText);
  expect(rows[1]).toMatch(/Павел Орлов продюсер все заседания .*Это вы/);
  expect(rows[2]).toMatch(/Ирина Соколова модератор Итоги 2025 года.*Входа ещё не было.*Изменить/);
  expect(rows[3]).toContain("Вход закрыт");
  expect(rows.map((row) => row.includes("Изменить"))).toEqual([false, false, true, true]);
});

test("[AC2] a role and meetings are changed together, and what was done is said", async () => {
  const page = await shown({ "PATCH /api/people/irina": [200, people[2]] });
  controlNamed(page, "Изменить: Ирина Соколова").click();
  await vi.waitFor(() => expect(deepAll(page, 'input[name="meeting"]')).toHaveLength(2), patience);
  choose(page, "meeting", "sovet");
  controlNamed(page, "Сохранить").click();
  const { body } = await far.heard("PATCH /api/people/irina");
  expect(body).toEqual({ role: "moderator", meetings: ["kollegiya", "sovet"] });
  await vi.waitFor(() => expect(deepText(page)).toContain("Сохранено: Ирина Соколова"), patience);
});

test("[AC2] a meeting that was archived since stays open to whom it was, and nobody is invited there", async () => {
  const archived = { slug: "kollegiya", title: "Итоги 2025 года", archivedAt: programTime(0) };
  const page = await shown({
    "GET /api/meetings?archived=all": [200, [archived, meetings[1]]],
    "PATCH /api/people/irina": [200, people[2]],
  });
  const places = deepAll(page, "option").map((one) => one.getAttribute("value"));
  expect(places).toEqual(["sovet", ""]);
  controlNamed(page, "Изменить: Ирина Соколова").click();
  await vi.waitFor(() => expect(deepAll(page, 'input[name="meeting"]')).toHaveLength(2), patience);
  controlNamed(page, "Сохранить").click();
  const { body } = await far.heard("PATCH /api/people/irina");
  expect(body).toEqual({ role: "moderator", meetings: ["kollegiya"] });
});

test("[AC8] what is above is not offered", async () => {
  const page = await shown();
  controlNamed(page, "Изменить: Ирина Соколова").click();
  await vi.waitFor(() => expect(deepAll(page, "efir-person-form")).toHaveLength(1), patience);
  const [form] = deepAll(page, "efir-person-form");
  await vi.waitFor(() => expect(form && deepAll(form, 'input[name="role"]').length).toBeGreaterThan(0), patience);
  const offered = form === undefined ? [] : deepAll(form, 'input[name="role"]').map((one) => one.getAttribute("value"));
  expect(offered).toEqual(["viewer", "editor", "moderator", "producer"]);
});

test("[AC7] to remove is asked about and stands on «no»; a refusal is said in words", async () => {
  const page = await shown({ "DELETE /api/people/oleg": [409, { error: { code: "OPERATORS_ACCOUNT" } }] });
  controlNamed(page, /Изменить: Олег/).click();
  await vi.waitFor(() => controlNamed(page, "Удалить"), patience);
  controlNamed(page, "Удалить").click();
  await vi.waitFor(() => expect(deepText(page)).toContain("выйдет отовсюду сразу. В журналах"), patience);
  expect(far.calls()).not.toContain("DELETE /api/people/oleg");
  controlNamed(page, "Удалить навсегда").click();
  await vi.waitFor(() => expect(deepText(page)).toContain("Учётную запись admin менять нельзя"), patience);
});

test("[AC10] [AC12] a link is made for a person, a role and a meeting, shown once, with its token after the sign", async () => {
  const made = { ...anInvitation, name: "Ирина С.", role: "moderator", token: "t".repeat(43) };
  const page = await shown({ "POST /api/meetings/kollegiya/invitations": [201, made] });
  controlNamed(page, "Создать ссылку").click();
  await vi.waitFor(() => expect(deepText(page)).toContain("Напишите, кого приглашаете"), patience);
  fill(page, "name", " Ирина С. ");
  fill(page, "to", "kollegiya");
  controlNamed(page, "Создать ссылку").click();
  const { body } = await far.heard("POST /api/meetings/kollegiya/invitations");
  expect(body).toEqual({ name: "Ирина С.", role: "moderator" });
  await vi.waitFor(() => expect(deepText(page)).toContain("Ссылка: Ирина С., модератор"), patience);
  const [link] = deepAll(page, "input#value");
  expect(link instanceof HTMLInputElement && link.value).toBe(
    `${location.origin}/pult/vhod#priglashenie=${made.token}`,
  );
  controlNamed(page, "Готово").click();
  await vi.waitFor(() => expect(deepAll(page, "input#value")).toEqual([]), patience);
});

test("[AC13] an invitation is taken back", async () => {
  const page = await shown({ "DELETE /api/people/invitations/invitation-1": [204, null] });
  controlNamed(page, "Отозвать приглашение: Анна Лебедева").click();
  await far.heard("DELETE /api/people/invitations/invitation-1");
  await vi.waitFor(() => expect(deepText(page)).toContain("Приглашение отозвано: Анна Лебедева"), patience);
});

test.each(themes)("axe finds nothing in %s, under a form too", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const page = await shown();
  expect((await axe.run(page)).violations).toEqual([]);
  controlNamed(page, "Изменить: Ирина Соколова").click();
  await vi.waitFor(() => expect(deepAll(page, "efir-person-form")).toHaveLength(1), patience);
  expect((await axe.run(page)).violations).toEqual([]);
});
