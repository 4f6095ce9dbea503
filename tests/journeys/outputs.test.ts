import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { CardOf } from "../../shared/cards/index.ts";
import type { OverlayLayer } from "../../shared/overlay-layers.ts";
import { launchChromium, showsText, until, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { captureOverlay, overlaySize, overMovingPicture, pixelsOf } from "../support/overlay-pictures.ts";
import { axeViolations } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

const programme = [
  { id: "item-0001", title: "Открытие", minutes: 15 },
  { id: "item-0002", title: "Долговременный уход", minutes: 30 },
  { id: "item-0003", title: "Награждение", minutes: 20 },
];
const speaker = (name: string): CardOf<"speaker"> => ({
  kind: "speaker",
  id: randomUUID(),
  name,
  post: "директор центра",
});

let server: RunningServer;
let control: ControlClient;
let browser: Browser;
/** A page of another site holds the widget; one site was named to the house, the other was not. */
let portal: Server;
let stranger: Server;
let key: string;

beforeAll(async () => {
  [portal, stranger] = await Promise.all([aSite(), aSite()]);
  // The slate is a picture that plays without an encoder.
  const env = { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SLATE: "on", EFIR_EMBED_ORIGINS: originOf(portal) };
  [server, browser] = await Promise.all([startServer({ env }), launchChromium()]);
  control = await signIn(server.httpUrl);
  const about = { language: "ru", hashtag: "коллегия2026", days: [] };
  await control.request("POST", "/api/meetings", { slug: "kollegiya", title: "Итоги года", programme, about });
  await control.timeline("kollegiya", { type: "open" });
  await control.take("kollegiya", {
    kind: "agenda",
    id: "agenda-2",
    number: 2,
    title: "Долговременный уход",
    itemId: "item-0002",
  });
  await control.take("kollegiya", speaker("Андрей Павлович Лебедев"));
  key = await newKey();
});

afterAll(async () => {
  control?.close();
  await browser?.close();
  await server?.stop();
  portal?.close();
  stranger?.close();
});

describe("an overlay in an encoder", () => {
  test("[OU2] a wrong key shows words and nothing of the meeting", async () => {
    const page = await aPage();
    const answer = await page.goto(`${server.httpUrl}/overlay/kollegiya/lt?key=${key}x`);
    expect(answer?.status()).toBe(403);
    expect(await page.textContent("body")).toContain("Ключ не подходит");
  });

  test("[OU5] [OU10] lies with its alpha over a moving picture: the card hides it, all else lets it through", async () => {
    const page = await anOverlay("lt", "Андрей Лебедев");
    const png = await captureOverlay(page);
    const box = await boxOf(page, ".ov__box");
    const bar = await boxOf(page, ".ov__bar");
    const [inBox, inBar] = [
      [Math.round(box.x + 8), Math.round(box.y + 8)] as const,
      [Math.round(bar.x + 4), Math.round(bar.y + bar.height / 2)] as const,
    ];
    const alone = await pixelsOf(png);
    expect(alone.at(...inBar)).toEqual([240, 181, 66, 255]);
    expect(alone.at(...inBox)[3]).toBeGreaterThan(235);
    const [bare, laid] = await Promise.all([overMovingPicture(null), overMovingPicture(png)]);
    for (const moment of [0, 1] as const) {
      // Corners, the middle, and a few pixels beside the card on each side.
      for (const [x, y] of [
        [4, 4],
        [1915, 1075],
        [960, 400],
        [Math.round(bar.x - 4), Math.round(bar.y + 4)],
        [Math.round(box.x + box.width + 4), Math.round(box.y + 4)],
        [Math.round(box.x + 8), Math.round(box.y - 4)],
      ] as const) {
        expect([x, y, alone.at(x, y)]).toEqual([x, y, [0, 0, 0, 0]]);
        expect([x, y, laid[moment].at(x, y)]).toEqual([x, y, bare[moment].at(x, y)]);
      }
      expect(laid[moment].at(...inBar)).toEqual([240, 181, 66, 255]);
      // Whatever is behind it, the box stays dark enough to read on.
      for (const part of laid[moment].at(...inBox).slice(0, 3)) expect(part).toBeLessThan(48);
    }
    expect(bare[0].rgba.equals(bare[1].rgba)).toBe(false);
  });

  test("[OU5] is the same after it is loaded anew", async () => {
    const page = await anOverlay("lt", "Андрей Лебедев");
    const before = await pixelsOf(await captureOverlay(page));
    await page.reload();
    await until(page, showsText("Андрей Лебедев"));
    const after = await pixelsOf(await captureOverlay(page));
    expect(after.rgba.equals(before.rgba)).toBe(true);
  });

  test("[OU6] the strip says what is on and what comes next, the mark the hashtag", async () => {
    const strip = await anOverlay("strip", "Долговременный уход");
    expect((await strip.textContent("main"))?.replace(/\s+/g, " ").trim()).toBe(
      "2Долговременный уход Далее: Награждение",
    );
    const bug = await anOverlay("bug", "#коллегия2026");
    expect(await bug.locator("img").count()).toBe(1);
  });

  test("[OU7] what comes in its place comes in after the other has gone, and a scene that is switched to shows it once more", async () => {
    const page = await anOverlay("question", null);
    await control.take("kollegiya", { kind: "notice", id: "notice-1", text: "Перерыв через 5 минут" });
    await until(page, showsText("Перерыв через 5 минут"));
    const turnOf = () =>
      page.evaluate("(window.efirMain ??= document.querySelector('main')) === document.querySelector('main')");
    expect(await turnOf()).toBe(true);
    await page.evaluate('dispatchEvent(new CustomEvent("obsSourceActiveChanged", { detail: { active: true } }))');
    // Another element, so its entrance runs again; the words are the same.
    await until(page, "window.efirMain !== document.querySelector('main') && document.querySelector('main') !== null");
    expect((await page.textContent("main"))?.trim()).toBe("Перерыв через 5 минут");
    await control.timeline("kollegiya", { type: "clear", layer: "side" });
    await until(page, "document.querySelector('main') === null");
  });

  test("[OU9] the slate covers the picture in a break, and lets it through when the break is over", async () => {
    const page = await anOverlay("full", null);
    expect((await pixelsOf(await captureOverlay(page))).at(960, 540)).toEqual([0, 0, 0, 0]);
    await control.take("kollegiya", { kind: "break", id: "break-01", reason: "Обед", until: Date.now() + 3_600_000 });
    await until(page, showsText("Продолжим в"));
    const slate = await pixelsOf(await captureOverlay(page));
    expect([slate.at(2, 2)[3], slate.at(1917, 1077)[3], slate.at(960, 900)[3]]).toEqual([255, 255, 255]);
    await control.timeline("kollegiya", { type: "clear", layer: "stage" });
    await until(page, "document.querySelector('main') === null");
  });

  test("[OU4] nobody sits before it", async () => {
    await anOverlay("lt", "Андрей Лебедев");
    expect(await viewers()).toBe(0);
  });

  test("[OU8] keeps what stands while the server is gone, and is right when it is back", async () => {
    const page = await anOverlay("lt", "Андрей Лебедев");
    const trouble = watchForTrouble(page, server.httpUrl);
    const gone = once(server.process, "exit");
    server.process.kill("SIGKILL");
    await gone;
    await until(page, "document.querySelector('efir-overlay-page').session.state.connection.phase === 'lost'");
    expect(await page.textContent("main")).toContain("Андрей Лебедев");
    control.close();
    server = await server.killAndRestart();
    control = await signIn(server.httpUrl);
    await until(page, "document.querySelector('efir-overlay-page').session.state.connection.phase === 'live'", 40_000);
    expect(await page.textContent("main")).toContain("Андрей Лебедев");
    await control.take("kollegiya", speaker("Ольга Викторовна Миронова"));
    await until(page, showsText("Ольга Миронова"));
    expect(trouble).toEqual([]);
  });

  test("[OU3] a new key shuts out who comes with the old one", async () => {
    const old = key;
    key = await newKey();
    const page = await aPage();
    expect((await page.goto(`${server.httpUrl}/overlay/kollegiya/lt?key=${old}`))?.status()).toBe(403);
    expect((await page.goto(`${server.httpUrl}/overlay/kollegiya/lt?key=${key}`))?.status()).toBe(200);
  });
});

describe("a hall's screen", () => {
  test("[OU20] [OU21] [OU22] shows the picture, who speaks, what is on and the way to it; two keys are all there is", async () => {
    const page = await aPage();
    const trouble = watchForTrouble(page, server.httpUrl);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`${server.httpUrl}/tv/kollegiya?sound=off`);
    await until(
      page,
      "document.querySelector('efir-hall-picture').renderRoot.querySelector('video').currentTime > 0.2",
    );
    for (const words of ["директор центра", "Долговременный уход", "Награждение", "/m/kollegiya"])
      await until(page, showsText(words));
    expect(await page.evaluate("getComputedStyle(document.body).cursor")).toBe("none");
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("KeyM");
    await expect.poll(() => page.textContent("[role=status]"), longPatience).toBe("Звук включён");
    await page.keyboard.press("KeyF");
    await until(page, "document.fullscreenElement !== null");
    await page.keyboard.press("KeyF");
    await until(page, "document.fullscreenElement === null");
    expect(await viewers()).toBe(0);
    expect(trouble).toEqual([]);
  });

  test("[OU23] a slate stands in a break, and the picture is back when it is over, untouched", async () => {
    const page = await aPage();
    await page.goto(`${server.httpUrl}/tv/kollegiya?sound=off`);
    await until(page, showsText("Долговременный уход"));
    await control.take("kollegiya", { kind: "break", id: "break-02", reason: "Обед", until: Date.now() + 3_600_000 });
    await until(page, showsText("Продолжим в"));
    const middle = "document.elementFromPoint(innerWidth / 2, innerHeight / 2)";
    expect(await page.evaluate(`${middle}.closest(".slate") !== null`)).toBe(true);
    await control.timeline("kollegiya", { type: "clear", layer: "stage" });
    await until(page, "document.querySelector('.slate') === null");
    expect(await page.evaluate(`${middle}.closest("efir-hall-picture, .tv__stage") !== null`)).toBe(true);
  });
});

describe("the widget in another site's page", () => {
  test("[OU30] [OU32] [OU34] plays when it is asked to, counts who watches, and neither sends nor keeps anything", async () => {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    await signedIn(context);
    expect(await (await context.request.get(`${server.httpUrl}/api/session`)).json()).toMatchObject({
      hasPassword: true,
    });
    const page = await context.newPage();
    const sent: Request[] = [];
    page.on("request", (request) => request.url().startsWith(server.httpUrl) && sent.push(request));
    const before = await context.cookies();
    await page.goto(`${originOf(portal)}/?parts=title,link`);
    const widget = page.frameLocator("iframe");
    const watch = widget.getByRole("button", { name: "Смотреть трансляцию" });
    await watch.waitFor();
    expect(await viewers()).toBe(0);
    await watch.click();
    await expect.poll(() => playedSeconds(page), longPatience).toBeGreaterThan(0.2);
    await expect.poll(viewers, longPatience).toBe(1);
    expect(await context.cookies()).toEqual(before);
    const headers = await Promise.all(sent.slice().map((request) => request.allHeaders()));
    expect(headers.length).toBeGreaterThan(5);
    expect(headers.filter((one) => "cookie" in one)).toEqual([]);
  });

  test("[OU32] keeps nothing, whatever was chosen in it", async () => {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    // At the top of a tab the browser would let it.
    await page.goto(`${server.httpUrl}/e/kollegiya?lang=en`);
    await page.getByRole("button", { name: "Watch the broadcast" }).click();
    await page.locator("efir-player").press("ArrowDown");
    await page.goto(`${server.httpUrl}/livez`);
    expect(await page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")).toEqual([
      [],
      [],
      "",
    ]);
  });

  test("[OU31] stands in no page of a site that was not named", async () => {
    const page = await aPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(originOf(stranger));
    await expect.poll(() => said.join("\n"), longPatience).toContain("frame-ancestors");
    expect(page.frames().at(1)?.url()).not.toContain("/e/kollegiya");
  });

  test("[OU30] has nothing that axe would find, in each of its themes", async () => {
    const page = await aPage();
    await page.setViewportSize({ width: 640, height: 460 });
    // Half-faded words have half the contrast.
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const theme of ["light", "hc-black"]) {
      await page.goto(`${server.httpUrl}/e/kollegiya?theme=${theme}&parts=title,link,ruler`);
      await page.getByRole("button", { name: "Смотреть трансляцию" }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    }
  });
});

/** What came into the language after OBS's Chromium 103 is not there (OU11). */
const olderBrowser = `
  for (const name of ["toReversed", "toSorted", "toSpliced", "with"]) delete Array.prototype[name];
  for (const name of ["union", "intersection", "difference"]) delete Set.prototype[name];
  delete Object.groupBy; delete Map.groupBy; delete Promise.withResolvers; delete Promise.try; delete URL.canParse;
`;

async function aPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: overlaySize });
  onTestFinished(() => page.close());
  return page;
}

/** @param words that it shows once it has the record; `null`: nothing */
async function anOverlay(layer: OverlayLayer, words: string | null): Promise<Page> {
  const page = await aPage();
  await page.addInitScript({ content: olderBrowser });
  await page.goto(`${server.httpUrl}/overlay/kollegiya/${layer}?key=${key}`);
  await until(
    page,
    words === null
      ? "document.querySelector('efir-overlay-page').session.state.record.phase === 'open'"
      : showsText(words),
  );
  return page;
}

const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).boundingBox()) ?? expect.fail(`no ${selector}`);

async function newKey(): Promise<string> {
  const answer = await control.request("POST", "/api/meetings/kollegiya/overlay-key", {});
  return z.object({ key: z.string() }).parse(await answer.json()).key;
}

const list = z.array(z.object({ slug: z.string(), viewers: z.number() }));

async function viewers(): Promise<number> {
  const answer = await control.request("GET", "/api/meetings");
  return list.parse(await answer.json()).find(({ slug }) => slug === "kollegiya")?.viewers ?? -1;
}

/** A moderator who looks at other sites too: what their browser keeps of us must stay with us. */
async function signedIn(context: BrowserContext): Promise<void> {
  const [name = "", value = ""] = control.cookie.split("=");
  await context.addCookies([{ name, value, url: server.httpUrl, httpOnly: true, sameSite: "Lax" }]);
}

async function aSite(): Promise<Server> {
  const site = createServer((request, response) => {
    const parts = new URL(request.url ?? "/", "http://site").searchParams.get("parts") ?? "title";
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="ru"><title>Портал</title><script src="${server.httpUrl}/embed.js" async></script>
      <main style="width:40rem"><efir-meeting slug="kollegiya" parts="${parts}"></efir-meeting></main></html>`);
  });
  site.listen(0, "localhost");
  await once(site, "listening");
  return site;
}

// A listening server's address is one with a port.
const originOf = (site: Server): string => `http://localhost:${(site.address() as AddressInfo).port}`;

const inWidget = <Value>(page: Page, script: string): Promise<Value> =>
  page.frames().at(1)?.evaluate(script) ?? expect.fail("no frame");

const playedSeconds = (page: Page) =>
  inWidget<number>(page, "document.querySelector('efir-player')?.renderRoot.querySelector('video')?.currentTime ?? 0");
