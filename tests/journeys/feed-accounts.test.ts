import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, showsText, until, watchForTrouble } from "../support/chromium.ts";
import { axeViolations } from "../support/page-checks.ts";
import { type Identity, type StaffedServer, startStaffedServer } from "../support/staffed-server.ts";
import { StandIn } from "../support/stand-ins/stand-in.ts";
import { WebhookNetwork } from "../support/stand-ins/webhook-network.ts";
import { xApp } from "../support/stand-ins/x-keys.ts";
import { XNetwork } from "../support/stand-ins/x-network.ts";

const secret = "whsec-a-secret-that-nobody-sees";
const proxyPassword = "a-password-at-the-proxy";
const portal = new WebhookNetwork(secret);
const xNetwork = new XNetwork();
let server: StaffedServer;
let browser: Browser;
let hook: StandIn<WebhookNetwork>;
let x: StandIn<XNetwork>;
/** Everything that pages were answered. */
const answers: string[] = [];

beforeAll(async () => {
  const env = { EFIR_SECRETS_KEY: "5e".repeat(32), EFIR_LOG_LEVEL: "debug" };
  [server, browser, hook, x] = await Promise.all([
    startStaffedServer(env),
    launchChromium(),
    StandIn.open(portal),
    StandIn.open(xNetwork),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), hook?.close(), x?.close()]);
});

test("[FD160] [FD168] [FD170] an admin adds a webhook and checks it by one press: a ping came, no post, and no secret is seen", async () => {
  const { page, context } = await desk("admin");
  const trouble = watchForTrouble(page, server.httpUrl);
  await page.getByRole("button", { name: "Подключить аккаунт" }).click();
  await page.getByLabel("Площадка", { exact: true }).selectOption("webhook");
  await page.getByLabel("Название для своих").fill("Портал");
  await page.getByLabel("Адрес", { exact: true }).fill(`${hook.baseUrl}/hook`);
  await page.getByLabel("Секрет подписи").fill(secret);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await until(page, showsText("Сохранено: Портал"));
  await page.getByRole("button", { name: "Проверить: Портал" }).click();
  await until(page, showsText("площадка ответила"));
  await until(page, showsText(`Подключено как 127.0.0.1:${hook.port}`));
  expect([portal.pings.length, portal.posts.all.length]).toEqual([1, 0]);
  expect(await axeViolations(page)).toEqual([]);
  expect(await everything(page)).not.toContain(secret);
  expect(trouble).toEqual([]);
  await context.close();
});

test("[FD169] a moderator pauses it, and may neither change, check nor remove it", async () => {
  const { page, context } = await desk("moderator");
  await page.getByRole("button", { name: "Приостановить: Портал" }).click();
  await until(page, showsText("Приостановлено: Портал. Отозванное снимаем"));
  expect(await page.getByRole("button", { name: /Изменить|Удалить|Проверить|Подключить/ }).count()).toBe(0);
  const headers = { ...server.freshHeaders("moderator"), origin: server.httpUrl, "content-type": "application/json" };
  const ask = (method: string, path: string, body: object) =>
    fetch(`${server.httpUrl}/api/feed/targets${path}`, { method, headers, body: JSON.stringify(body) });
  const told = await fetch(`${server.httpUrl}/api/feed/targets`, { headers });
  const [{ id, version, name, open, mode, budget }] = JSON.parse(await told.text()).targets;
  const form = { version, name, fields: open, mode, budget, baseUrl: null, proxy: null };
  const tries = [ask("PUT", `/${id}`, form), ask("POST", `/${id}/check`, {}), ask("DELETE", `/${id}`, {})];
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403, 403]);
  await context.close();
});

test("[FD165] [FD172] X is connected in the browser; what it gave is kept, and seen nowhere", async () => {
  const { page, context } = await desk("admin");
  await page.getByRole("button", { name: "Подключить аккаунт" }).click();
  await page.getByLabel("Площадка", { exact: true }).selectOption("x");
  await page.getByLabel("Название для своих").fill("X ведомства");
  await page.getByLabel("Client ID (OAuth 2.0)").fill(xApp.clientId);
  await page.getByLabel("Client Secret (OAuth 2.0)").fill(xApp.clientSecret);
  await page.getByText("Дополнительно", { exact: true }).click();
  // Another site, as X is: the browser comes back with what it lets come along from there.
  await page.getByLabel("Другой адрес площадки").fill(`http://localhost:${x.port}`);
  await page.getByRole("button", { name: "Сохранить и подключить" }).click();
  await until(page, showsText("X подключён: X ведомства, аккаунт @minsoc"));
  expect(page.url()).toBe(`${server.httpUrl}/pult/lenty`);
  expect(xNetwork.tokens.given).toHaveLength(1);
  expect(xNetwork.posts.all).toEqual([]);
  const seen = await everything(page);
  for (const hidden of [xApp.clientSecret, "token-number-1", "code-0"]) expect(seen).not.toContain(hidden);
  await context.close();
});

test("[FD160] a proxy's password is a secret too, and the log knows none", async () => {
  const { page, context } = await desk("admin");
  await page.getByRole("button", { name: "Изменить: Портал" }).click();
  await page.getByText("Дополнительно", { exact: true }).click();
  await page.getByLabel("Прокси", { exact: true }).fill("http://127.0.0.1:9");
  await page.getByLabel("Имя на прокси").fill("efir");
  await page.getByLabel("Пароль на прокси").fill(proxyPassword);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await until(page, showsText("через прокси http://127.0.0.1:9"));
  await page.getByRole("button", { name: "Проверить: Портал" }).click();
  await until(page, showsText("площадка не ответила"));
  const seen = `${await everything(page)} ${server.output()}`;
  for (const hidden of [proxyPassword, secret, xApp.clientSecret, "token-number-1", "code-0"])
    expect(seen).not.toContain(hidden);
  await context.close();
});

async function desk(identity: Identity): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ locale: "ru-RU", reducedMotion: "reduce" });
  const [name = "", value = ""] = (server.freshHeaders(identity)["cookie"] ?? "").split("=");
  await context.addCookies([{ name, value, url: server.httpUrl, sameSite: "Lax" }]);
  const page = await context.newPage();
  page.on("response", (response) => {
    if (!response.url().startsWith(`${server.httpUrl}/api/`)) return;
    // Of a page that has left there is no body to read any more.
    response.text().then(
      (text) => answers.push(text),
      () => {},
    );
  });
  await page.goto(`${server.httpUrl}/pult/lenty`);
  await page.locator("efir-house-switch").waitFor();
  return { page, context };
}

/** What stands on the page, in its fields too, and all that it was answered. */
async function everything(page: Page): Promise<string> {
  const shown = await page.evaluate(`(function all(root) {
    const own = [...root.querySelectorAll("*")];
    const words = own.map((one) => (one.value ?? "") + " " + (one.shadowRoot ? all(one.shadowRoot) : ""));
    return (root.textContent ?? "") + " " + (root.innerHTML ?? "") + " " + words.join(" ");
  })(document)`);
  return [String(shown), page.url(), ...answers].join("\n");
}
