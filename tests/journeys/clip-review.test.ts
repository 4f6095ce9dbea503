import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Clip } from "../../shared/clips.ts";
import { launchChromium } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { openModerator } from "../support/moderator-page.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";
import { filmInterview, waitingInterview } from "../support/sent-clip.ts";

let server: RunningServer;
let browser: Browser;
let folder: string;
let control: ControlClient;
let file: string;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  folder = await mkdtemp(join(tmpdir(), "efir-review-"));
  browser = await launchChromium();
  control = await signIn(server.httpUrl);
  const programme = [{ title: "Открытие" }, { title: "Долговременный уход" }];
  await control.request("POST", "/api/meetings", { slug: "kollegiya", title: "Итоги 2025 года", programme });
  file = join(folder, "interview.mp4");
  await filmInterview(file, 6);
});
afterAll(async () => {
  control?.socket.close();
  await browser?.close();
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test("[BZ134] [BZ141] an interview is trimmed by keys, approved, and stands in the rundown and one press from «Подготовка»", async () => {
  const waiting = await waitingInterview(server.httpUrl, control, "kollegiya", file);
  const moderator = await openModerator(browser, server.httpUrl);
  const { page, button } = moderator;
  const [name = "", value = ""] = control.cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.httpUrl }]);
  await page.goto(`${server.httpUrl}/pult/kollegiya`);
  await page.getByRole("link", { name: /^Проверить: / }).click();
  await page.waitForURL(`**/pult/kollegiya/blic#${waiting.id}`);
  await page.getByRole("heading", { name: waiting.title, level: 2 }).waitFor();

  const film = page.locator("video");
  await expect
    .poll(() => film.evaluate((video) => (video as { readyState?: number }).readyState ?? 0), longPatience)
    .toBeGreaterThan(0);
  await film.evaluate((video) => Object.assign(video, { currentTime: 1 }));
  await page.getByText("Сейчас 0:01,00").waitFor();
  await film.focus();
  await page.keyboard.press("i");
  await page.getByText(/Покажем 0:0[45],/).waitFor();
  await page.getByRole("textbox", { name: "Субтитры" }).fill("Мы едем туда, где нас ждут");
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate("document.documentElement.dataset.size = '200'");
  expect(await sidewaysScroll(page)).toBe(0);
  await page.evaluate("delete document.documentElement.dataset.size");
  await page.setViewportSize({ width: 1600, height: 1000 });
  await button("Сохранить и одобрить").click();
  await button("Добавить в ход").click();
  await page.getByText("Добавлено в ход").waitFor();

  const approved = (await (await control.request("GET", "/api/meetings/kollegiya/clips")).json()) as Clip[];
  expect(approved).toMatchObject([{ id: waiting.id, hasCaptions: true }]);
  await page.getByRole("link", { name: "Пульт" }).click();
  await page
    .locator("efir-clip-shelf")
    .getByRole("button", { name: /^Готовить/ })
    .click();
  await expect.poll(() => moderator.prepared(), longPatience).toContain(waiting.title);
  expect(moderator.trouble).toEqual([]);
});
