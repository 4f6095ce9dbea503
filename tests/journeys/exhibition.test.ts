import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { themes } from "../../client/ui/view-settings.ts";
import type { CardOf } from "../../shared/cards/index.ts";
import type { Stand, StandQuestion, StandVisits } from "../../shared/exhibition.ts";
import { until, watchForTrouble } from "../support/chromium.ts";
import { keepImage, openExhibition } from "../support/exhibition-at-hand.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { streamKey } from "../support/running-server.ts";
import { openHouse, type VisitedHouse } from "../support/visited-house.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const slug = "vystavki";
const base = `/m/${slug}/vystavka`;
const titles = ["Год заботы", "Одиннадцать сёл", "Ремесло возвращает к делу", "Дом ветеранов"] as const;

let house: VisitedHouse;
let stands: readonly Stand[];
beforeAll(async () => {
  house = await openHouse();
  const { control, server } = house;
  await control.openMeeting(slug, "Итоги 2025 года");
  const image = await keepImage(server.httpUrl, control);
  const photo = (alt: string) => ({ image, alt, caption: alt });
  const figures = [{ content: { value: "214", label: "человек в мастерских" } }];
  stands = await openExhibition(control, slug, [
    { size: "large", content: { title: titles[0], place: "Каменск", cover: photo("Дорога зимой") } },
    { size: "wide", content: { title: titles[1] } },
    {
      content: {
        title: titles[2],
        text: "Мастерские работают с 2019 года.\n\nЗанятия трижды в неделю.",
        cover: photo("Здание центра"),
        gallery: [photo("Гончарная"), photo("Хор и гармонь")],
        figures,
        people: [{ name: "Алия Гареева", phone: "+7 (351) 200-10-20" }],
      },
    },
    { content: { title: titles[3], place: "Каменск" } },
  ]);
});
afterAll(() => house?.close());

const standsAt = (page: Page, title: string) =>
  until(page, `document.querySelector("main h1").textContent === "${title}"`);
const open = async (path: string, context: BrowserContext = house.hall) => {
  const page = await context.newPage();
  const trouble = watchForTrouble(page, house.server.httpUrl);
  await page.goto(house.server.httpUrl + path);
  return { page, trouble };
};

const walkTold = async (page: Page) => (await page.locator(".led__walk").textContent())?.replaceAll("\u00a0", " ");

/** A person of their own, with a browser of their own. */
const somebody = () =>
  house.browser.newContext({ locale: "ru-RU", reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });

const standCard = (index: number, more: Partial<CardOf<"stand">> = {}): CardOf<"stand"> => ({
  kind: "stand",
  id: randomUUID(),
  institution: "Центр «Забота»",
  title: titles[index] ?? "",
  number: index + 1,
  standId: stands[index]?.id,
  ...more,
});

describe("without a script", () => {
  let page: Page;
  let context: BrowserContext;
  beforeAll(async () => {
    context = await house.browser.newContext({ javaScriptEnabled: false, locale: "ru-RU" });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test("[EB60] [EB61] the plan leads to stands, and a plain form finds them", async () => {
    await page.goto(house.server.httpUrl + base);
    await page.getByLabel("Место").selectOption("Каменск");
    await page.getByRole("button", { name: "Найти" }).click();
    expect(await page.locator(".stands h3").allTextContents()).toEqual([titles[0], titles[3]]);
    await page.getByRole("navigation", { name: "План выставки" }).getByRole("link").nth(2).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(titles[2]);
  });

  test("[EB63] [EB65] a stand is read: pictures, text, figures, people, and what is on air", async () => {
    await page.goto(`${house.server.httpUrl}${base}/3`);
    expect(await page.locator(".hero img").evaluateAll((images) => images.length)).toBe(3);
    const words = (await page.locator("body").textContent()) ?? "";
    for (const said of ["Занятия трижды в неделю.", "214", "+7 (351) 200-10-20", "В эфире", "К эфиру"])
      expect(words.replaceAll("\u00a0", " ")).toContain(said);
  });
});

test("[EB69] without a script a question is asked, and its answer found at the address that came", async () => {
  const context = await house.browser.newContext({ javaScriptEnabled: false, locale: "ru-RU" });
  const page = await context.newPage();
  await page.goto(`${house.server.httpUrl}${base}/2`);
  await page.getByLabel("Ваш вопрос").fill("Где вас найти?");
  await page.getByRole("button", { name: "Отправить вопрос" }).click();
  await page.locator(".asked", { hasText: "Где вас найти?" }).waitFor();
  const api = `/api/meetings/${slug}/exhibition/questions`;
  const asked = (await (await house.control.request("GET", api)).json()) as readonly StandQuestion[];
  const { id } = asked.find(({ text }) => text === "Где вас найти?") ?? {};
  await house.control.request("POST", `${api}/${id}/answer`, { answer: "На втором этаже.", isPublic: false });
  await page.reload();
  await page.locator(".asked", { hasText: "На втором этаже." }).waitFor();
  await context.close();
});

describe("the sound goes on", () => {
  let page: Page;
  let trouble: readonly string[];
  let context: BrowserContext;
  let source: WallClockSource;
  const bar = 'document.querySelector("efir-now-bar")';
  const video = `${bar}.querySelector("video")`;
  const isHeard = `${video} !== null && !${video}.paused && !${video}.muted && ${video}.currentTime`;

  beforeAll(async () => {
    // The sample's own picture makes way for a real meeting: without an encoder there is soon nothing more to hear.
    source = new WallClockSource(`${house.server.rtmpUrl}/${streamKey}`);
    await source.start();
    context = await somebody();
    ({ page, trouble } = await open(`/m/${slug}`, context));
    await until(page, 'document.querySelector("efir-player")?.state.phase === "live"');
    // What plays is carried by code that comes when the page is idle.
    await until(page, '(dispatchEvent(new Event("pagehide")), sessionStorage.getItem("efir.carried") !== null)');
    await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Выставка" }).click();
    await standsAt(page, "Практики года");
  });
  afterAll(async () => {
    await context?.close();
    await source?.kill();
  });

  test("[EB71] whoever listened to the broadcast goes on listening in the exhibition", async () => {
    await until(page, isHeard);
  });

  test("[EB70] from stand to stand by one player, without a break", async () => {
    await until(page, isHeard);
    await page.evaluate(`(() => {
      window.efirWalk = { video: ${video}, pauses: 0, last: 0 };
      ${video}.addEventListener("pause", () => { window.efirWalk.pauses += 1; });
      ${bar}.addEventListener("efir-playhead", ({ at }) => {
        window.efirWalk.last = at;
      });
    })()`);
    await until(page, "window.efirWalk.last > 0");
    for (const title of [titles[2], titles[3], titles[1]]) {
      const before = await page.evaluate("window.efirWalk.last");
      await page.locator(".plan a", { hasText: String(titles.indexOf(title) + 1) }).click();
      await standsAt(page, title);
      expect(await page.evaluate('document.activeElement.matches("main h1")')).toBe(true);
      await until(page, `window.efirWalk.last > ${before}`);
    }
    await until(page, isHeard);
    expect(await page.evaluate(`[window.efirWalk.video === ${video}, window.efirWalk.pauses]`)).toEqual([true, 0]);
  });

  test("[EB70] back and forward walk too, and the heading says where one is", async () => {
    await page.goBack();
    await standsAt(page, titles[3]);
    await page.goForward();
    await standsAt(page, titles[1]);
    expect([await page.title(), await page.evaluate(`window.efirWalk.video === ${video}`)]).toEqual([
      expect.stringContaining(titles[1]),
      true,
    ]);
  });

  test("[EB64] the stand that is spoken of is marked, and nobody is moved", async () => {
    await house.control.take(slug, standCard(2, { walk: "Обход мастерских", walkStep: 1, walkOf: 2 }));
    const quiet = page.getByRole("link", { name: titles[2] }).and(page.locator(".led a"));
    await quiet.waitFor();
    expect(await walkTold(page)).toBe("Обход мастерских: стенд 1 из 2");
    await until(page, `document.querySelector('.plan [data-stand="${stands[2]?.id}"] .tag').checkVisibility()`);
    expect(await page.locator("main h1").textContent()).toBe(titles[1]);
    await quiet.click();
    await standsAt(page, titles[2]);
    await until(page, 'document.querySelector(".hero__air").checkVisibility()');
  });

  test("[EB73] whoever asks for it is walked from stand to stand", async () => {
    await page.getByRole("button", { name: "Вместе с эфиром" }).click();
    await house.control.take(slug, standCard(3, { walk: "Обход мастерских", walkStep: 2, walkOf: 2 }));
    await standsAt(page, titles[3]);
    expect(await walkTold(page)).toBe("Обход мастерских: стенд 2 из 2");
    expect(await axeViolations(page)).toEqual([]);
  });

  test("[EB71] a full load goes on where it was", async () => {
    await page.reload();
    await until(page, isHeard);
  });

  test("[EB71] what was muted there is muted on the meeting's page too", async () => {
    await page.locator("efir-now-bar").getByRole("button", { name: "Выключить звук" }).click();
    await until(page, `${video}.muted`);
    await page.getByRole("link", { name: "К эфиру" }).click();
    await until(page, 'document.querySelector("efir-player")?.state.phase === "live"');
    await until(page, 'document.querySelector("efir-player").picture.muted');
  });

  test("nothing went wrong, and it asked nobody but us", () => {
    expect(trouble).toEqual([]);
  });
});

describe("visits and questions", () => {
  const visits = async (): Promise<StandVisits | undefined> => {
    const answer = await house.control.request("GET", `/api/meetings/${slug}/exhibition/desk`);
    const { visits } = (await answer.json()) as { readonly visits: Readonly<Record<string, StandVisits>> }; // EB7
    return visits[stands[0]?.id ?? ""];
  };

  test("[EB66] somebody with two tabs is one visitor, and has been one when they left", async () => {
    const context = await somebody();
    const { page: one } = await open(`${base}/1`, context);
    const { page: other } = await open(`${base}/1`, context);
    await vi.waitFor(async () => expect(await visits()).toEqual({ now: 1, all: 1 }), longPatience);
    await one.close();
    await other.locator(".crumb a", { hasText: "Стенд 2" }).click();
    await vi.waitFor(async () => expect(await visits()).toMatchObject({ now: 0 }), longPatience);
    expect(await visits()).toEqual({ now: 0, all: 1 });
    await context.close();
  });

  test("[EB68] a question is asked, and its answer comes to who asked", async () => {
    const context = await somebody();
    const { page } = await open(`${base}/4`, context);
    await page.getByLabel("Ваш вопрос").fill("Кого вы берёте?");
    await page.reload();
    expect(await page.getByLabel("Ваш вопрос").inputValue()).toBe("Кого вы берёте?");
    await page.getByRole("button", { name: "Отправить вопрос" }).click();
    await page.getByText("Ждёт ответа").waitFor();
    const api = `/api/meetings/${slug}/exhibition/questions`;
    const asked = (await (await house.control.request("GET", api)).json()) as readonly StandQuestion[];
    const question = asked.find(({ text }) => text === "Кого вы берёте?");
    await house.control.request("POST", `${api}/${question?.id}/accept`, {});
    await house.control.request("POST", `${api}/${question?.id}/answer`, {
      answer: "Всех старше 55.",
      isPublic: false,
    });
    await page.reload();
    await page.getByText("Всех старше 55.").waitFor();
    await context.close();
  });
});

describe.each([
  { name: "the plan", path: base },
  { name: "a stand", path: `${base}/3` },
])("$name", ({ path }) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open(path));
    await page.getByRole("button", { name: "Слушать эфир" }).waitFor();
  });
  afterAll(() => page?.close());

  test.each(themes)("[EB63] axe finds nothing in %s", async (theme) => {
    await page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);
    expect(await axeViolations(page)).toEqual([]);
  });

  test.each([
    { width: 320, height: 640, size: "100" },
    { width: 390, height: 844, size: "200" },
    { width: 1280, height: 800, size: "200" },
  ])("[EB63] fits $width px at $size %, and axe finds nothing", async (one) => {
    await page.setViewportSize(one);
    await page.evaluate(`Object.assign(document.documentElement.dataset, ${JSON.stringify(one)}, { theme: "light" })`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});
