import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SignInPageElement } from "../../../client/pages/sign-in/sign-in-page.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import type { OpenedInvitation } from "../../../shared/access.ts";
import { programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { controlNamed, deepAll, deepText, fill } from "../deep-elements.ts";
import { farSide } from "./far-side.ts";

const token = "t".repeat(43);
const invitation: OpenedInvitation = {
  name: "Ирина Соколова",
  role: "moderator",
  meeting: { slug: "kollegiya", title: "Итоги 2025 года" },
  expiresAt: programTime(0),
};
const password = "пять слов про снег зимой";

let far: ReturnType<typeof farSide>;
const own = location.pathname;
beforeEach(() => {
  far = farSide({
    "GET /api/session": [200, { actor: null, hasPassword: false }],
    "POST /api/invitation": [200, invitation],
  });
  history.replaceState(null, "", `${own}#priglashenie=${token}`);
});
afterEach(() => {
  far.leave();
  document.querySelector("efir-sign-in-page")?.remove();
  document.documentElement.removeAttribute("data-theme");
  history.replaceState(null, "", own);
});

async function shown() {
  const page = new SignInPageElement();
  document.body.append(page);
  await vi.waitFor(() => expect(deepText(page)).toContain("Вас приглашают в пульт"), patience);
  await far.heard("POST /api/invitation");
  return page;
}
const writtenIn = (page: Element, name: string) =>
  deepAll(page, `input[name="${name}"]`).map((field) => (field instanceof HTMLInputElement ? field.value : ""))[0];

test("[AC12] the page drops the token from its address at once, and asks by POST what it promises", async () => {
  const page = await shown();
  expect([location.hash, location.search]).toEqual(["", ""]);
  expect(far.asked.find(({ call }) => call === "POST /api/invitation")?.body).toEqual({ priglashenie: token });
  await vi.waitFor(() => expect(deepText(page)).toContain("модератор, «Итоги 2025 года»"), patience);
  expect([writtenIn(page, "name"), writtenIn(page, "login")]).toEqual(["Ирина Соколова", "irina-sokolova"]);
});

test("[AC11] what is missing or refused is said at its field, and what was written stays", async () => {
  const page = await shown();
  await vi.waitFor(() => controlNamed(page, "Войти в пульт"), patience);
  fill(page, "login", "ирина");
  controlNamed(page, "Войти в пульт").click();
  await vi.waitFor(() => expect(deepText(page)).toMatch(/От 2 до 32 латинских.*нужно хотя бы 12 знаков/), patience);
  expect(far.calls()).not.toContain("POST /api/session/invitation");
  far.answer({ "POST /api/session/invitation": [409, { error: { code: "LOGIN_TAKEN" } }] });
  fill(page, "login", "Irina");
  fill(page, "password", password);
  controlNamed(page, "Войти в пульт").click();
  const { body } = await far.heard("POST /api/session/invitation");
  expect(body).toEqual({ priglashenie: token, name: "Ирина Соколова", login: "irina", password });
  await vi.waitFor(() => expect(deepText(page)).toContain("Такое имя для входа уже есть"), patience);
  expect([writtenIn(page, "login"), writtenIn(page, "password")]).toEqual(["Irina", password]);
});

test("[AC11] one that was used or taken back says so, and whom to ask", async () => {
  far.answer({ "POST /api/invitation": [401, { error: { code: "INVITATION_SPENT" } }] });
  const page = await shown();
  await vi.waitFor(() => expect(deepText(page)).toContain("Попросите новое у того, кто вас пригласил"), patience);
  expect(deepAll(page, "form")).toEqual([]);
});

test("[AC2] whoever is signed in and was not let into that room is told so at the door", async () => {
  far.answer({ "GET /api/session": [200, { actor: { id: "irina", name: "Ирина С.", role: "moderator" } }] });
  history.replaceState(null, "", `${own}?dalee=kollegiya`);
  const page = new SignInPageElement();
  document.body.append(page);
  await vi.waitFor(
    () => expect(deepText(page)).toContain("Вы вошли как Ирина С., но в этот пульт вас не приглашали"),
    patience,
  );
});

test.each(themes)("axe finds nothing in %s, with mistakes too", async (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const page = await shown();
  await vi.waitFor(() => controlNamed(page, "Войти в пульт"), patience);
  controlNamed(page, "Войти в пульт").click();
  await vi.waitFor(() => expect(deepText(page)).toContain("нужно хотя бы 12 знаков"), patience);
  expect((await axe.run(page)).violations).toEqual([]);
});
