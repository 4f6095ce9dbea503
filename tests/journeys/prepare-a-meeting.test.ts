import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Card, type CardKindName, cardKindNames, labelOf } from "../../shared/cards/index.ts";
import { programTime } from "../../shared/time.ts";
import { localTime } from "../../shared/zone.ts";
import { launchChromium, watchForTrouble } from "../support/chromium.ts";
import { everyCard } from "../support/every-card.ts";
import { standsOn } from "../support/kinds-on-frames.ts";
import { longPatience } from "../support/patience.ts";
import { aDeckFile, type RoomPage, roomPage } from "../support/room-page.ts";
import { type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/** A person alone with a browser, from the link that the server prints to the meeting's end; and one who watches. */
const slug = "itogi-goda";
const timeZone = "Asia/Yekaterinburg";
/** What a form takes has no seconds. */
const goesOnAt = (Math.floor(Date.now() / 60_000) + 20) * 60_000;
const viewersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const deck = "wide";
/** A blitz-interview is made of a clip alone, which a reporter sends (BZ141). */
const made = cardKindNames.filter((kind) => kind !== "blitz");
/** Items and slides come of the programme and of the deck; each of the others has its form. */
const written = made.filter((kind) => kind !== "agenda" && kind !== "slide");
const deckSlides = 3;

let server: RunningServer;
let source: WallClockSource;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
let room: RoomPage;
let viewer: WatchingPage;

beforeAll(async () => {
  server = await startServer();
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    locale: "ru-RU",
    timezoneId: timeZone,
  });
  page = await context.newPage();
  trouble = watchForTrouble(page, server.httpUrl);
  room = roomPage(page, timeZone);
});

afterAll(async () => {
  await browser?.close();
  await source?.kill();
  await server?.stop();
});

const field = (name: string | RegExp) => page.getByLabel(name, typeof name === "string" ? { exact: true } : {});

describe("the day before", () => {
  test("[CR19] the printed link lets in, and a password is set", async () => {
    await page.goto(server.linkUrl ?? "");
    await room.button("Войти по ссылке").click();
    await field("Новый пароль").fill("вечерняя репетиция в зале");
    await room.button("Задать пароль").click();
    await page.waitForURL("**/pult");
  });

  test("[CR18] a meeting is made with its hashtag, place, day and programme", async () => {
    const { date, time } = localTime(programTime(Date.now()), timeZone);
    await page.getByRole("link", { name: "Новое заседание" }).click();
    await field("Название").fill("Итоги года");
    await field(/^Хештег/).fill("#ИтогиГода");
    await field(/^О чём оно/).fill("Что сделано и что впереди");
    await field(/^Место/).fill("Каменск, ул. Ленина, 32");
    await room.button("Добавить день").click();
    await field("День").fill(date);
    await field(/: Начало$/).fill(time);
    await room.button("Вставить списком").click();
    await field("Список пунктов").fill(`${time} Открытие\nДоклад министра\nДолговременный уход`);
    await room.button("Добавить 3 пункта").click();
    await room.button("Создать заседание").click();
    await page.waitForURL(`**/pult/${slug}/zasedanie`);
    await room.button("Сделать карточки пунктов").click();
    await page.getByText("Добавлено 3 карточки").waitFor();
  });

  test("[LB40] a deck is made of a PDF, and each of its pages gets words", async () => {
    await page.goto(`${server.httpUrl}/pult/biblioteka`);
    await room.button("Новая презентация").click();
    await page.locator("efir-deck-upload input[type=file]").setInputFiles(aDeckFile);
    for (let number = 1; number <= deckSlides; number += 1) {
      await page.getByRole("heading", { name: `Слайд ${number} из ${deckSlides}` }).waitFor({ timeout: 60_000 });
      await field("Что на слайде").fill(`Числа слайда ${number} словами`);
      await room.button("Сохранить и дальше").click();
    }
    await page.getByText("Все слайды описаны").first().waitFor();
  });

  test("[CR34] the deck's slides stand in the rundown", async () => {
    await page.goto(`${server.httpUrl}/pult/${slug}`);
    await room.addDeck(deck);
    await expect
      .poll(
        () =>
          page
            .locator("efir-slide-shelf")
            .getByRole("button", { name: /^Готовить/ })
            .count(),
        longPatience,
      )
      .toBe(deckSlides);
  });

  test.each(written)("[CR15] a card of kind %s is made by its form", async (kind) => {
    await room.addCard(cardOf(kind));
    await room
      .button(`Готовить: ${titleOf(kind)}`)
      .first()
      .waitFor();
  });
});

describe("on air", () => {
  test("[VW5] the page says when it begins, and is on air by itself once the meeting is open", async () => {
    const context = await browser.newContext({ locale: "ru-RU" });
    const hall = await context.newPage();
    await hall.goto(`${server.httpUrl}/m/${slug}`);
    await hall.getByRole("heading", { name: "Итоги года" }).waitFor();
    await room.button("Открыть заседание").click();
    await page.getByText("Заседание открыто").first().waitFor();
    await hall.locator("efir-player").waitFor();
    await context.close();
    viewer = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
  });

  test.each(made)("[CR10] Ctrl+Enter takes %s, and the viewer sees it", async (kind) => {
    await room.take(titleOf(kind));
    await viewer.waitFor(standsOn(everyCard[kind]));
  });

  test("[CD14] the time of return that was written is the one that is read", async () => {
    await room.take(titleOf("break"));
    await viewer.waitFor(({ tag }) => tag === "Перерыв");
    await viewer.page
      .locator("efir-break-card time")
      .getByText(localTime(programTime(goesOnAt), viewersZone).time)
      .waitFor();
  });
});

describe("without a script", () => {
  let paper: BrowserContext;
  beforeAll(async () => {
    paper = await browser.newContext({ javaScriptEnabled: false });
  });
  afterAll(() => paper?.close());

  test.each([
    { path: "programma", words: ["Открытие", "Доклад министра", "Долговременный уход"] },
    { path: "cifry", words: [everyCard.figure.value, everyCard.figure.label, everyCard.chart.title] },
    { path: "nagrady", words: [everyCard.award.winner, everyCard.award.nomination] },
    { path: "resheniya", words: ["долговременного ухода", "Управление социального обслуживания", "Принято"] },
    { path: "materialy", words: [everyCard.handout.title] },
  ])("[WB60] /$path can be read", async ({ path, words }) => {
    const page = await paper.newPage();
    await page.goto(`${server.httpUrl}/m/${slug}/${path}`);
    const text = String(await page.locator("main").textContent()).replaceAll("\u00a0", " ");
    for (const one of words) expect(text).toContain(one);
    await page.close();
  });
});

test("nothing went wrong on either page, and they asked nobody but us", () => {
  expect([...trouble, ...viewer.trouble]).toEqual([]);
});

const cardOf = (kind: CardKindName): Card =>
  kind === "break" ? { ...everyCard.break, until: goesOnAt } : everyCard[kind];

/** As the rundown calls it; the slide's is what the deck's first page says largest. */
const titleOf = (kind: CardKindName): string =>
  kind === "slide" ? "1. Отрасль труда и соцразвития" : labelOf(cardOf(kind)).replace(/\s+/gu, " ");
