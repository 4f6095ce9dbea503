import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { longPatience } from "../support/patience.ts";
import { aPage, aPdf } from "../support/pdf-files.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

/** A moderator and the library: a deck of a real PDF, a figure corrected everywhere, two people on one card. */
const slug = "itogi-goda";
const pages = [0.2, 0.4, 0.6, 0.8].map((blue) => aPage(`0.1 0.3 ${blue} rg 0 0 480 540 re f`));
const deckFile = { name: "Доклад министра.pdf", mimeType: "application/pdf", buffer: aPdf(pages) };

let server: RunningServer;
let browser: Browser;
let control: ControlClient;
let room: Page;
let trouble: readonly string[];

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SLATE: "on" } });
  control = await signIn(server.httpUrl);
  await control.openMeeting(slug, "Итоги года");
  browser = await launchChromium();
  room = await newRoom();
  trouble = watchForTrouble(room, server.httpUrl);
  await room.goto(`${server.httpUrl}/pult/${slug}`);
  // While the meeting is on, the plan is changed in «Правка» only (CR80).
  await button("Правка").click();
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await server?.stop();
});

async function newRoom(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "ru-RU" });
  const [name = "", value = ""] = control.cookie.split("=");
  await context.addCookies([{ name, value, url: server.httpUrl }]);
  return context.newPage();
}

const button = (name: string | RegExp, page = room) =>
  page.getByRole("button", { name, ...(typeof name === "string" && { exact: true }) });
const add = async (what: string) => {
  await button("Добавить").first().click();
  await room.getByRole("menuitem", { name: what, exact: true }).first().click();
};

test("[CR34] [CR35] a deck is made of a PDF page by page, and the slides that were chosen stand in the rundown", async () => {
  await add("Презентация из файла…");
  await room.locator("efir-deck-upload input[type=file]").setInputFiles(deckFile);
  const adding = button(/^Добавить \d+ слайд/);
  await adding.waitFor({ timeout: 60_000 });
  await room.getByRole("checkbox", { name: /^Слайд 1:/ }).uncheck();
  await adding.click();

  const slides = room.locator("efir-slide-shelf").getByRole("button", { name: /^Готовить/ });
  await expect.poll(() => slides.count(), longPatience).toBe(pages.length - 1);
});

test("[CR22] [CR24] slides without words get them in their form; then Ctrl+Enter steps through the deck", async () => {
  const shelf = room.locator("efir-slide-shelf").getByRole("button", { name: /^Готовить/ });
  for (const place of [0, 1]) {
    await shelf.nth(place).click();
    await button("Добавить описание").click();
    await room.getByLabel("Что на слайде").fill(`Слова слайда ${place}`);
    await button("Сохранить").click();
    await button("Приготовить снова").click();
    await expect.poll(() => button(/^В эфир/).isEnabled(), longPatience).toBe(true);
  }
  await shelf.nth(0).click();
  await room.keyboard.press("Control+Enter");
  await expect.poll(() => shelf.nth(1).getAttribute("aria-pressed"), longPatience).toBe("true");
  await room.keyboard.press("Control+Enter");
  await room.locator("efir-slide-shelf li.is-live").getByText("В эфире").waitFor();
  const stage = room.locator("efir-program-monitor").getByText("На экране").first();
  await stage.waitFor();
});

test("[CR32] [CR33] a figure is kept in the library, shown, and corrected there; the card on air says so", async () => {
  await add("Цифра");
  await room.getByLabel("Значение", { exact: true }).fill("3 000");
  await room.getByLabel("Единица").fill("человек");
  await room.getByLabel("Что это за число").fill("получают помощь на дому");
  await button("Сохранить в библиотеку").click();
  await room.getByText("Есть в библиотеке").waitFor();
  await button("Добавить в ход").click();
  await button(/^Готовить: 3 000/)
    .first()
    .click();
  await room.keyboard.press("Control+Enter");
  await room
    .getByText(/Показано: 3\s000/)
    .first()
    .waitFor();

  await button(/^Изменить: 3 000/).click();
  await button("Исправить цифру").click();
  await room.getByText("Итоги года: в плане 1, показано 1").waitFor();
  await room.getByLabel("Значение", { exact: true }).fill("3 047");
  await button("Исправить везде").click();
  await room
    .getByText(/Исправлено: 3\s047.*было 3\s000/)
    .first()
    .waitFor();
});

test("[CR28] two people on one card: the second sees both versions and loses nothing", async () => {
  await add("Докладчик");
  await room.getByLabel("Имя, отчество, фамилия").fill("Андрей Лебедев");
  await room.getByLabel("Должность").fill("директор");
  await button("Добавить в ход").click();
  const other = await newRoom();
  await other.goto(`${server.httpUrl}/pult/${slug}`);
  await button("Правка", other).click();
  for (const page of [room, other]) await button("Изменить: Андрей Лебедев", page).click();
  await room.getByLabel("Организация или город").fill("Каменск");
  await button("Сохранить").click();
  await room.getByLabel("Организация или город").waitFor({ state: "detached" });
  await other.getByLabel("Должность").fill("министр");
  await button("Сохранить", other).click();
  await other.getByText("Кто-то уже изменил эту карточку").waitFor();
  await button("Сохранить выбранное", other).click();
  await other.getByText("Кто-то уже изменил эту карточку").waitFor({ state: "detached" });

  // A form that is opened before the other's word has come shows the card as it was: then it is opened again.
  await expect
    .poll(async () => {
      await button("Изменить: Андрей Лебедев").click();
      await room.getByLabel("Должность").waitFor();
      const post = await room.getByLabel("Должность").inputValue();
      if (post === "министр") return post;
      await room.keyboard.press("Escape");
      await room.locator("efir-card-form").waitFor({ state: "detached" });
      return post;
    }, longPatience)
    .toBe("министр");
  expect(await room.getByLabel("Организация или город").inputValue()).toBe("Каменск");
  await other.context().close();
});

test("nothing went wrong on the page", () => {
  expect(trouble).toEqual([]);
});
