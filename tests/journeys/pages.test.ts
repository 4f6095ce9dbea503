import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { themes } from "../../client/ui/view-settings.ts";
import type { ImageRef } from "../../shared/cards/field.ts";
import { until } from "../support/chromium.ts";
import { axeViolations, type FocusStop, focusStop, sidewaysScroll } from "../support/page-checks.ts";
import { aPng } from "../support/pictures.ts";
import { openHouse, type VisitedHouse } from "../support/visited-house.ts";

const alt = "Столбики растут: за год помощь стали получать 3 047 человек";

let house: VisitedHouse;
beforeAll(async () => {
  house = await openHouse();
  await makeMeetings();
});
afterAll(() => house?.close());

const plays = (page: Page) => until(page, 'document.querySelector("efir-player")?.state.phase === "live"');
const rests = (page: Page) => until(page, 'document.title.startsWith("Перерыв")');
const heading = (name: string) => (page: Page) => page.getByRole("heading", { name }).waitFor();

describe.each([
  { name: "the viewer, live", path: "/m/primer", by: "hall", ready: plays },
  { name: "the viewer, planned", path: "/m/planned", by: "hall", ready: heading("Итоги года") },
  { name: "the viewer, in a break", path: "/m/break", by: "hall", ready: rests },
  { name: "the viewer, ended", path: "/m/ended", by: "hall", ready: heading("Цифры") },
  { name: "an unknown meeting", path: "/m/nothing-here", by: "hall", ready: heading("Страница не найдена") },
  { name: "the door", path: "/pult/vhod", by: "hall", ready: heading("Вход в пульт") },
  { name: "the door with a link", path: "/pult/vhod?kod=spent", by: "hall", ready: heading("одноразовой ссылке") },
  { name: "the list of meetings", path: "/pult", by: "desk", ready: heading("Пробная трансляция") },
  { name: "the control room", path: "/pult/primer", by: "desk", ready: heading("Журнал эфира") },
] as const)("$name", ({ path, by, ready }) => {
  let page: Page;
  let trouble: readonly string[];

  beforeAll(async () => {
    ({ page, trouble } = await house.visit(by, path, ready));
  });

  afterAll(() => page?.close());

  test.each(themes)("[VW14] [CR20] axe finds nothing in %s", async (theme) => {
    await page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);
    expect(await axeViolations(page)).toEqual([]);
  });

  test.each([
    { width: 320, height: 640, size: "100", spacing: "normal" },
    { width: 390, height: 844, size: "200", spacing: "normal" },
    { width: 1280, height: 800, size: "200", spacing: "wide" },
  ])("[VW14] [CR20] fits $width px at $size % with $spacing spacing, and axe finds nothing", async (one) => {
    await page.setViewportSize(one);
    await page.evaluate(`Object.assign(document.documentElement.dataset, ${JSON.stringify(one)}, { theme: "light" })`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  test("nothing went wrong, and it asked nobody but us", () => {
    expect(trouble).toEqual([]);
  });
});

test("the plain address leads to the meeting that is on air", async () => {
  const answer = await fetch(`${house.server.httpUrl}/`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/m/open"]);
});

describe("with the keyboard alone", () => {
  let page: Page;
  beforeAll(async () => {
    page = await house.hall.newPage();
    await page.goto(`${house.server.httpUrl}/m/primer`);
    await plays(page);
  });
  afterAll(() => page?.close());

  test("the focus goes from the skip link to the footer, always seen and never covered", async () => {
    const stops: FocusStop[] = [];
    for (let press = 0; press < 90; press += 1) {
      await page.keyboard.press("Tab");
      const stop = await focusStop(page);
      if (stop === null) break;
      stops.push(stop);
    }
    expect(stops.filter(({ name, hasRing, isInSight }) => name === "" || !hasRing || !isInSight)).toEqual([]);
    const names = stops.map(({ name }) => name);
    expect(names[0]).toBe("К трансляции");
    expect(names).toEqual(expect.arrayContaining(["Приостановить", "Назад на 10 секунд", "Линейка заседания"]));
    expect(names.at(-1)).toBe("Горячие клавиши");
  });

  test("delay and quality open under the bar, can be walked through, and give the focus back", async () => {
    await page.getByRole("button", { name: "Задержка, качество, карточки" }).focus();
    await page.keyboard.press("Enter");
    const names: (string | undefined)[] = [];
    for (let press = 0; press < 7; press += 1) {
      await page.keyboard.press("Tab");
      names.push((await focusStop(page))?.name);
    }
    expect(names).toContain("Показывать раньше");
    await page.getByRole("button", { name: "Показывать раньше" }).focus();
    await page.keyboard.press("Escape");
    expect((await focusStop(page))?.name).toBe("Задержка, качество, карточки");
  });

  test("[VW12] what is chosen for weak sight stands before anything is drawn next time", async () => {
    await page.keyboard.press("Alt+Digit0");
    await page.getByRole("radio", { name: "Белым по чёрному" }).check();
    await page.reload({ waitUntil: "commit" });
    await until(page, 'document.documentElement?.dataset.theme === "hc-black"');
    await page.evaluate("localStorage.clear()");
  });
});

test("without a script the programme, the speaker, the slide's words and the figures can be read", async () => {
  const context = await house.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${house.server.httpUrl}/m/open`);
  const text = await page.locator("body").textContent();
  const words = [
    "Итоги года",
    "Заседание в эфире",
    "Долговременный уход",
    "Андрей Павлович Лебедев",
    alt,
    "получают помощь на дому",
  ];
  for (const one of words) expect(text).toContain(one);
  await context.close();
});

test("[VW22] [VW43] in English the page speaks English, and says what is not", async () => {
  const page = await house.hall.newPage();
  await page.goto(`${house.server.httpUrl}/m/primer?lang=en`);
  await plays(page);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  for (const name of ["Pause", "Back 10 seconds", "Vision settings", "Keyboard shortcuts"]) {
    await page.getByRole("button", { name }).first().waitFor();
  }
  await page.getByRole("heading", { name: "Programme" }).waitFor();
  expect(await page.getByRole("heading", { level: 1 }).getAttribute("lang")).toBe("ru");
  expect(await page.locator("#programme li [lang]").first().getAttribute("lang")).toBe("ru");
  await page.evaluate("localStorage.clear()");
  await page.close();
});

async function makeMeetings(): Promise<void> {
  const programme = [
    { time: "10:30", title: "Открытие" },
    { title: "Долговременный уход", detail: "А. П. Лебедев" },
  ];
  await house.control.request("POST", "/api/meetings", { slug: "planned", title: "Итоги года", programme });
  await house.control.request("POST", "/api/meetings", { slug: "break", title: "Итоги года", programme });
  await house.control.timeline("break", { type: "open" });
  await house.control.take("break", {
    kind: "break",
    id: randomUUID(),
    reason: "Перерыв на обед",
    until: Date.now() + 3_600_000,
  });
  for (const slug of ["ended", "open"]) {
    await house.control.request("POST", "/api/meetings", { slug, title: "Итоги года", programme });
    await house.control.timeline(slug, { type: "open" });
    const image = await uploaded();
    const name = "Андрей Павлович Лебедев";
    await house.control.take(slug, { kind: "speaker", id: randomUUID(), name, post: "директор центра" });
    await house.control.take(slug, { kind: "slide", id: randomUUID(), title: "Охват уходом", alt, image });
    const label = "получают помощь на дому";
    await house.control.take(slug, { kind: "figure", id: randomUUID(), value: "3 047", unit: "человек", label });
  }
  await house.control.timeline("ended", { type: "close" });
}

async function uploaded(): Promise<ImageRef> {
  const headers = { cookie: house.control.cookie, origin: house.server.httpUrl, "content-type": "image/png" };
  const answer = await fetch(`${house.server.httpUrl}/api/images`, {
    method: "POST",
    headers,
    body: new Uint8Array(aPng(640, 360)),
  });
  return (await answer.json()) as ImageRef; // As the API's tests hold it to (WB26).
}
