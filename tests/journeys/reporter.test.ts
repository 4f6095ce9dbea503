import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { launchChromium, showsText, until, watchForTrouble, withCamera } from "../support/chromium.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { reporterPage } from "../support/reporter-page.ts";
import { type StaffedServer, startStaffedServer } from "../support/staffed-server.ts";

let server: StaffedServer;
let browser: Browser;
let phone: BrowserContext;
let page: Page;
let trouble: readonly string[];

beforeAll(async () => {
  server = await startStaffedServer();
  const made = await fetch(`${server.httpUrl}/api/meetings`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.httpUrl, ...server.freshHeaders("producer") },
    body: JSON.stringify({ slug: "kollegiya", title: "Итоги 2025 года", programme: [{ title: "Открытие" }] }),
  });
  expect(made.status).toBe(201);
  browser = await launchChromium(withCamera);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ru-RU", reducedMotion: "reduce" });
  page = await phone.newPage();
  trouble = watchForTrouble(page, server.httpUrl);
  const token = server.freshHeaders("this meeting's reporter")["authorization"]?.replace("Pass ", "") ?? "";
  await page.goto(`${server.httpUrl}/r/${token}`);
  await until(page, showsText("Снять интервью"));
  // From here on the page opens without a network.
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
});
afterEach(async () => {
  await phone?.close();
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Of what came by tus, once it is whole. */
async function cameWhole(clipId: string): Promise<string> {
  const source = join(server.dataDir, "clips", clipId, "source");
  return vi.waitFor(async () => sha256(await readFile(source)), longPatience);
}

const isDelivered = `[${showsText("Принято, готовим")}, ${showsText("На проверке")}].includes(true)`;

test("[BZ109] what was recorded until the page was closed is found, whole, and may be sent", async () => {
  const reporter = reporterPage(page);
  await reporter.begin("Пётр Ильич Орлов");
  await reporter.untilPieces(3);
  await page.reload();
  await until(page, showsText("Найдена запись"));
  const [found] = await reporter.kept();
  expect(found?.pieces).toBeGreaterThanOrEqual(3);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);

  await reporter.press("Отправить");
  await until(page, isDelivered);
  expect(await cameWhole(found?.clipId ?? "")).toBe(found?.sha256);
  expect(trouble).toEqual([]);
});
