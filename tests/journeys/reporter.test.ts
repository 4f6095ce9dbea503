import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { launchChromium, showsText, until, watchForTrouble, withCamera } from "../support/chromium.ts";
import { type FlakyLine, startFlakyLine } from "../support/flaky-line.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { reporterPage } from "../support/reporter-page.ts";
import { type StaffedServer, startStaffedServer } from "../support/staffed-server.ts";

let server: StaffedServer;
let browser: Browser;
let line: FlakyLine;
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
  line = await startFlakyLine({ targetPort: Number(new URL(server.httpUrl).port), bytesPerSecond: 100_000 });
  phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ru-RU", reducedMotion: "reduce" });
  page = await phone.newPage();
  const origin = `http://127.0.0.1:${line.port}`;
  trouble = watchForTrouble(page, origin);
  const token = server.freshHeaders("this meeting's reporter")["authorization"]?.replace("Pass ", "") ?? "";
  await page.goto(`${origin}/r/${token}`);
  await until(page, showsText("Снять интервью"));
  // From here on the page opens without a network.
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
});
afterEach(async () => {
  await phone.close();
  await line.close();
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Of what came by tus, once it is whole. */
async function cameWhole(clipId: string): Promise<string> {
  const source = join(server.dataDir, "clips", clipId, "source");
  return vi.waitFor(async () => sha256(await readFile(source)), longPatience);
}

const isDelivered = `[${showsText("Принято, готовим")}, ${showsText("На проверке")}].includes(true)`;

test("[BZ115] a take whose network is lost in the middle of its upload arrives whole after a reload", async () => {
  const reporter = reporterPage(page);
  await reporter.begin("Анна Сергеевна Ковалёва");
  await reporter.untilPieces(3);
  await reporter.press("Остановить");
  await page.getByLabel("Заголовок").fill("Субвенция дошла до районов");
  const [{ bytes = 0 } = {}] = await reporter.kept();
  const before = line.sentBytes;
  await reporter.press("Отправить");
  await vi.waitFor(() => expect(line.sentBytes - before).toBeGreaterThan(bytes / 2), longPatience);
  line.cut();
  await phone.setOffline(true);
  await until(page, showsText("Отправим, когда появится связь"));
  const [take] = await reporter.kept();
  expect(take).toMatchObject({ state: "queued", bytes });
  expect(line.sentBytes - before).toBeLessThan(bytes);

  await page.reload();
  await until(page, showsText("Отправим, когда появится связь"));
  expect(await reporter.kept()).toEqual([take]);

  line.mend();
  await phone.setOffline(false);
  await until(page, isDelivered);
  expect(await cameWhole(take?.clipId ?? "")).toBe(take?.sha256);
  // Sent from its beginning again, it would be one and a half of it at least.
  expect(line.sentBytes - before).toBeLessThan(bytes * 1.45);
  expect(trouble).toEqual([]);
});

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
