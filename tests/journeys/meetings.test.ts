import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, watchForTrouble } from "../support/chromium.ts";
import { signIn } from "../support/control-client.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

/** A producer's day before: a meeting from nothing, changed, copied, put away; by the pages alone. */
let server: RunningServer;
let browser: Browser;
let page: Page;
let trouble: readonly string[];

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  browser = await launchChromium();
  const context = await browser.newContext({
    locale: "ru-RU",
    timezoneId: "Asia/Yekaterinburg",
    reducedMotion: "reduce",
  });
  const control = await signIn(server.httpUrl);
  const [name = "", value = ""] = control.cookie.split("=");
  control.close();
  await context.addCookies([{ name, value, url: server.httpUrl }]);
  page = await context.newPage();
  trouble = watchForTrouble(page, server.httpUrl);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const field = (name: string | RegExp) => page.getByLabel(name, typeof name === "string" ? { exact: true } : {});
const told = async (slug: string) => (await page.request.get(`${server.httpUrl}/api/meetings/${slug}`)).json();

test("[CR18] [MT33] [MT34] a meeting is made from nothing, with days, a pasted programme and speakers", async () => {
  await page.goto(`${server.httpUrl}/pult`);
  await page.getByText("Заседаний впереди нет").waitFor();
  await page.getByRole("link", { name: "Новое заседание" }).click();
  await field("Название").fill("Отрасль труда: итоги");
  await field(/^Хештег/).fill("#Коллегия2027");
  await field(/^Место/).fill("Каменск, ул. Ленина, 32");
  await button("Добавить день").click();
  await field("День").fill("2027-01-29");
  await field(/Начало$/).fill("1030");
  await button("Вставить списком").click();
  await field("Список пунктов").fill("10:30 Открытие\n10:45 Долговременный уход\n11:30 Награждение");
  await button("Добавить 3 пункта").click();
  await page.getByText("Описание и выступающие").nth(1).click();
  await button("Добавить выступающего").click();
  await field("Имя, отчество, фамилия").fill("Анна Павлова");
  await field("Должность").fill("начальник управления");
  await button("Создать заседание").click();

  await page.waitForURL("**/pult/otrasl-truda-itogi/zasedanie");
  await page.getByText("Заседание создано").waitFor();
  expect(await told("otrasl-truda-itogi")).toMatchObject({
    about: {
      hashtag: "Коллегия2027",
      timeZone: "Asia/Yekaterinburg",
      days: [{ date: "2027-01-29", from: "10:30" }],
    },
    programme: [
      { title: "Открытие", time: "10:30", startsAt: Date.UTC(2027, 0, 29, 5, 30), minutes: 15 },
      { title: "Долговременный уход", time: "10:45", speakers: [{ name: "Анна Павлова" }] },
      { title: "Награждение", time: "11:30" },
    ],
  });
});

test("[MT31] [MT39] an item is moved by keys, its cards are made, and the whole is saved by one press", async () => {
  await page
    .getByLabel(/Название пункта/)
    .nth(2)
    .focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.getByText("Награждение: теперь 2 из 3").waitFor();
  await page.getByLabel(/Минут/).nth(1).fill("20");
  await button("Сохранить").click();
  await page.getByText(/^Сохранено в/).waitFor();
  await button("Сделать карточки пунктов").click();
  await page.getByText("Добавлено 3 карточки").waitFor();

  const { programme, cards, plannedBy } = await told("otrasl-truda-itogi");
  expect([
    programme.map(({ time, title }: { time: string; title: string }) => `${time} ${title}`),
    cards,
    plannedBy,
  ]).toEqual([["10:30 Открытие", "10:45 Награждение", "11:05 Долговременный уход"], 3, 2]);
});

test("[MT31] [MT37] an item is dragged to its place, and one that was removed is put back", async () => {
  const titles = () =>
    page.getByLabel(/Название пункта/).evaluateAll((fields) => fields.map((one) => (one as { value?: string }).value));
  // All of it in sight: a page that scrolls between press and move drags another row.
  await page.setViewportSize({ width: 1280, height: 2000 });
  const before = await titles();
  await page.locator(".handle").nth(2).dragTo(page.locator("efir-agenda-editor li").nth(0));
  await expect.poll(titles, longPatience).toEqual([before[2], before[0], before[1]]);
  await page.locator(".handle").nth(0).dragTo(page.locator("efir-agenda-editor li").nth(2));
  await expect.poll(titles, longPatience).toEqual(before);
  await button("Убрать: Награждение").click();
  await expect.poll(titles, longPatience).toEqual([before[0], before[2]]);
  await button("Вернуть").click();
  await expect.poll(titles, longPatience).toEqual(before);
});

test("[MT38] what another person saved meanwhile is shown beside what is written here", async () => {
  const { title, about, programme } = await told("otrasl-truda-itogi");
  const headers = { origin: server.httpUrl, "sec-fetch-site": "same-origin" };
  const theirs = { title, programme, about: { ...about, place: "Малый зал" } };
  await page.request.put(`${server.httpUrl}/api/meetings/otrasl-truda-itogi`, { headers, data: theirs });

  await field("Название").fill("Отрасль труда: итоги 2026 года");
  await button("Сохранить").click();
  await page.getByText("Малый зал").waitFor();
  await button("Сохранить выбранное").click();
  // That something was saved is said since the time before: what counts is what the server has.
  await expect
    .poll(() => told("otrasl-truda-itogi"), longPatience)
    .toMatchObject({ title: "Отрасль труда: итоги 2026 года", about: { place: "Малый зал" } });
  await page.getByText(/^Сохранено в/).waitFor();
});

test("[MT12] [MT13] it is copied for the next year, with its cards", async () => {
  await page.getByRole("link", { name: "Заседания" }).click();
  await button("Копировать: Отрасль труда: итоги 2026 года").click();
  await field("Название").fill("Отрасль труда: итоги 2027 года");
  await field(/^Первый день/).fill("2028-01-28");
  await button("Создать копию").click();
  await page.getByText("Копия создана").waitFor();

  const copy = await told("otrasl-truda-itogi-2027-goda");
  expect([copy.about.days[0].date, copy.programme[0].startsAt, copy.cards, copy.about.hashtag]).toEqual([
    "2028-01-28",
    Date.UTC(2028, 0, 28, 5, 30),
    3,
    undefined,
  ]);
});

test("[MT5] [MT41] it is found by a word of its programme, put away, and taken back", async () => {
  await page.getByRole("searchbox").fill("2026 награждение");
  await expect.poll(() => page.getByRole("article").count(), longPatience).toBe(1);
  await button("В архив: Отрасль труда: итоги 2026 года").click();
  await page.getByText("Отправлено в архив: Отрасль труда: итоги 2026 года").waitFor();
  expect((await told("otrasl-truda-itogi")).archivedAt).toEqual(expect.any(Number));
  await button("Вернуть").click();
  await page.getByText("Снова в списке").waitFor();
  expect((await told("otrasl-truda-itogi")).archivedAt).toBe(null);
});

test("[MT21] the front page leads to what comes first", async () => {
  const answer = await page.request.get(server.httpUrl, { maxRedirects: 0 });
  expect(answer.headers()["location"]).toBe("/m/otrasl-truda-itogi");
});

test.each([
  ["the list", "/pult"],
  ["the form", "/pult/otrasl-truda-itogi/zasedanie"],
])("[CR20] axe finds nothing on %s, and 320 px with letters of 200 % do not scroll sideways", async (_name, path) => {
  await page.goto(`${server.httpUrl}${path}`);
  await page.getByText("Отрасль труда").first().waitFor();
  const violations = await axeViolations(page);
  const widths: number[] = [];
  for (const [width, size] of [
    [320, ""],
    [640, "200"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(`document.documentElement.dataset.size = ${JSON.stringify(size)}`);
    widths.push(await sidewaysScroll(page));
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  expect([violations, widths]).toEqual([[], [0, 0]]);
});

test("nothing was wrong on any of the pages", () => {
  expect(trouble).toEqual([]);
});
