import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerId } from "../../shared/ids.ts";
import { launchChromium, until, watchForTrouble } from "../support/chromium.ts";
import { fromNothing, next, visit } from "../support/ledger-line.ts";
import { longPatience } from "../support/patience.ts";
import { aPng } from "../support/pictures.ts";
import { type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/** A moderator's evening, by the pages alone, from the link that the server prints to the meeting's end. */
const slug = "itogi-goda";
const alt = "Столбики растут: за год помощь стали получать 3 047 человек";

let server: RunningServer;
let browser: Browser;
let source: WallClockSource;
let desk: BrowserContext;
let room: Page;
let roomTrouble: readonly string[];
let viewer: WatchingPage;

beforeAll(async () => {
  server = await startServer();
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  browser = await launchChromium();
  desk = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "ru-RU" });
  room = await desk.newPage();
  roomTrouble = watchForTrouble(room, server.httpUrl);
});

afterAll(async () => {
  await browser?.close();
  await source?.kill();
  await server?.stop();
});

const button = (name: string | RegExp) =>
  room.getByRole("button", { name, ...(typeof name === "string" && { exact: true }) });
const log = () => room.getByRole("list", { name: "Журнал эфира" });
const newCard = async (kind: string) => {
  // While the meeting is on the plan is changed only in «Правка» (CR80).
  if (!(await button("Добавить").first().isVisible())) await button("Правка").click();
  await button("Добавить").first().click();
  await room.getByRole("menuitem", { name: kind, exact: true }).first().click();
};
const addCue = () => button("Добавить в ход").click();
const prepare = (title: string) => button(`Готовить: ${title}`).click();

test("[CR19] the link that the server prints lets in after a press, and asks for a password", async () => {
  await room.goto(server.linkUrl ?? "");
  await button("Войти по ссылке").click();
  await room.getByLabel("Новый пароль").fill("вечерняя репетиция в зале");
  await button("Задать пароль").click();
  await room.waitForURL("**/pult");
});

test("[CR19] the link works once", async () => {
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(server.linkUrl ?? "");
  await stranger.getByRole("button", { name: "Войти по ссылке" }).click();
  await stranger.getByText("Ссылка уже использована или устарела").waitFor();
  expect((await stranger.request.get(`${server.httpUrl}/pult`, { maxRedirects: 0 })).status()).not.toBe(200);
  await context.close();
});

test("[CR18] a meeting is made by the form, and opened for viewers", async () => {
  await room.getByRole("link", { name: "Новое заседание" }).click();
  await room.getByLabel("Название", { exact: true }).fill("Итоги года");
  await button("Вставить списком").click();
  await room.getByLabel("Список пунктов").fill("10:30 Открытие — Е. С. Воронцова\n10:45 Долговременный уход");
  await button("Добавить 2 пункта").click();
  await button("Создать заседание").click();
  await room.waitForURL(`**/pult/${slug}/zasedanie`);
  await room.getByRole("link", { name: "Пульт" }).click();
  await room.waitForURL(`**/pult/${slug}`);
  await button("Открыть заседание").click();
  await room.getByText("Заседание открыто").first().waitFor();
  viewer = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
  await viewer.page.getByText("Долговременный уход").waitFor();
});

test("[CR4] the room tells how the encoder does", async () => {
  const words = async () =>
    (await room.getByRole("list", { name: "Состояние потока" }).textContent())?.replace(/\s+/g, " ");
  await expect
    .poll(words, longPatience)
    .toMatch(/Видео ?\d+,\d Мбит\/с.*Звук ?−\d+ LUFS.*Потери ?\d.*Запись ?[\d ]+ ГБ.*Зрители ?\d/u);
  await button("Состояние потока подробно").click();
  const panel = async () => (await room.locator("efir-health-panel dl").textContent())?.replace(/\s+/g, " ");
  // A burst at the start counts among its first seconds, so the rate is near 30 and not yet 30.
  await expect.poll(panel, longPatience).toMatch(/Кадры ?(2[5-9]|3[0-5])(,\d)? к\/с/);
  expect(await panel()).toMatch(/Источник ?Кодировщик с \d\d:\d\d.*Ключевые ?1 с/);
  await room.keyboard.press("Escape");
});

test("[CR10] [CR15] a speaker is written into the form, and Ctrl+Enter puts them on air", async () => {
  await newCard("Докладчик");
  await room.getByLabel("Имя, отчество, фамилия").fill("Андрей Павлович Лебедев");
  await room.getByLabel("Должность").fill("директор центра");
  await addCue();
  await prepare("Андрей Павлович Лебедев");
  await pressInRussianLayout("ControlLeft", "Enter");
  await viewer.waitFor((frame) => frame.speaker === "Андрей Павлович Лебедев");
});

test("[CR15] a slide is uploaded with words for those who do not see it, and taken", async () => {
  await newCard("Слайд");
  await room.getByLabel("Название").fill("Охват уходом");
  const picture = { name: "slide.png", mimeType: "image/png", buffer: aPng(640, 360) };
  await room.locator('input[type="file"]').first().setInputFiles(picture);
  await button("Изображение: Заменить").waitFor();
  await room.getByLabel("Что на слайде").fill(alt);
  await addCue();
  await prepare("Охват уходом");
  await button(/^В эфир/).click();
  await viewer.page.getByRole("img", { name: alt }).waitFor();
  const isDrawn = `(() => {
    const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
    return inside(document).some((one) => one.alt === ${JSON.stringify(alt)} && one.naturalWidth === 640);
  })()`;
  await until(viewer.page, isDrawn);
});

test("a figure goes on air, and stays on the viewer's paper", async () => {
  await newCard("Цифра");
  await room.getByLabel("Значение", { exact: true }).fill("3 047");
  await room.getByLabel("Единица").fill("человек");
  await room.getByLabel("Что это за число").fill("получают помощь на дому");
  await addCue();
  await button(/^Готовить: 3 047/).click();
  await button(/^В эфир/).click();
  await viewer.waitFor((frame) => frame.figure.startsWith("3"));
  await viewer.page.locator("#figures").getByText("получают помощь на дому").waitFor();
});

test("a highlight reaches the viewer's list", async () => {
  await room.getByLabel("Что сейчас важно").fill("За год прибавилось два района");
  await button("Отметить").click();
  await viewer.page.locator("#highlights").getByText("За год прибавилось два района").waitFor();
});

test("[CR3] a layer is cleared, and the others stay", async () => {
  await button("Снять плашку").click();
  const frame = await viewer.waitFor(({ speaker }) => speaker === "");
  expect(frame.slide).toContain("Охват уходом");
  expect(frame.figure).not.toBe("");
});

test("[CR17] the log has each act on air, and who did it", async () => {
  const acts = ["Снято: Андрей Павлович", "Отмечено: За год", "Показано: 3 047", "Показано: Охват", "Показано: Андрей"];
  await expect.poll(() => log().getByText("Администратор").count(), longPatience).toBe(acts.length + 1);
  const words = String(await log().textContent()).replaceAll("\u00a0", " ");
  const places = acts.map((act) => words.indexOf(act));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test("[TL1] a viewer can neither command nor read what is prepared", async () => {
  const page = visit(server.httpUrl, { viewerId: randomUUID(), follow: [fromNothing(ledgerId("rundown", slug))] });
  expect(await next(page, "refused")).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  const command = { type: "clear", layer: "stage" } as const;
  const outcome = await page
    .timeout(20_000)
    .emitWithAck("command", { id: randomUUID(), ledger: ledgerId("timeline", slug), command });
  expect(outcome).toMatchObject({ ok: false, refusal: { code: "NOT_ALLOWED" } });
});

test("[WB30] a new stream key drops the encoder that has the old one; with the new one it is on air again", async () => {
  await button("Ещё").click();
  await room.getByRole("menuitem", { name: "Поток от кодировщика" }).click();
  await button("Показать новый ключ").click();
  const key = await room.getByLabel("Ключ потока").inputValue();
  await source.ended();
  await source.start();
  expect(await source.ended()).not.toBe(0);
  source = new WallClockSource(`${server.rtmpUrl}/${key}`);
  await source.start();
  const now = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > now, 40_000);
  await room.keyboard.press("Escape");
});

test("[CR6] closing the meeting asks first; then the viewer is told", async () => {
  await button("Завершить заседание").click();
  await button("Завершить").click();
  await until(viewer.page, '["ended", "replay"].includes(document.querySelector("efir-viewer-page").phase)');
  await viewer.page.getByText("Завершено").first().waitFor();
  await viewer.page.locator("#figures").getByText("получают помощь на дому").waitFor();
});

test("nothing went wrong on either page, and they asked nobody but us", () => {
  expect([...roomTrouble, ...viewer.trouble]).toEqual([]);
});

/** Keys as a Russian layout sends them: the code is the key's place, the sign is another. Enter is the same on all. */
async function pressInRussianLayout(modifier: string, code: string): Promise<void> {
  await room.keyboard.down(modifier);
  await room.keyboard.press(code);
  await room.keyboard.up(modifier);
}
