import { readdirSync } from "node:fs";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { templateXlsx } from "../../server/exchange/sheet/template.ts";
import { launchChromium } from "../support/chromium.ts";
import { signInCookie } from "../support/control-client.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

let here: RunningServer;
let there: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const env = { EFIR_ADMIN_PASSWORD: adminPassword };
  [here, there, browser] = await Promise.all([
    startServer({ env: { ...env, EFIR_SAMPLE: "on" } }),
    startServer({ env }),
    launchChromium(),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([here?.stop(), there?.stop()]);
});

const archiveOf = async (server: RunningServer): Promise<Buffer> => {
  const headers = { cookie: await signInCookie(server.httpUrl) };
  const answer = await fetch(`${server.httpUrl}/api/meetings/primer/archive.zip`, { headers });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/zip"]);
  return Buffer.from(await answer.arrayBuffer());
};

/** A page of the control room, signed in. */
async function roomOf(server: RunningServer, path: string) {
  const context = await browser.newContext();
  const [name = "", value = ""] = (await signInCookie(server.httpUrl)).split("=");
  await context.addCookies([{ name, value, url: server.httpUrl }]);
  const page = await context.newPage();
  await page.goto(`${server.httpUrl}${path}`);
  return page;
}

test("[EX11] a meeting goes out of one house and into another, whole", async () => {
  const archive = await archiveOf(here);
  const room = await roomOf(there, "/pult");
  await room.getByRole("button", { name: "Загрузить заседание из файла" }).click();
  await room
    .locator("efir-meeting-import input[type=file]")
    .setInputFiles({ name: "Пример.efir.zip", mimeType: "application/zip", buffer: archive });
  await room.getByText("Загружено заседание").waitFor();
  await room.getByRole("link", { name: "Открыть заседание" }).click();
  await room.getByRole("button", { name: "Загрузить из таблицы" }).waitFor();

  const programme = async (server: RunningServer) => {
    const page = await browser.newPage();
    await page.goto(`${server.httpUrl}/m/primer/programma`);
    const words = (await page.locator("main").textContent()) ?? "";
    await page.close();
    // Above it stands what is on air where.
    return words.slice(words.indexOf("К трансляции"));
  };
  expect(await programme(there)).toBe(await programme(here));
  expect(archive.equals(await archiveOf(there))).toBe(true);
});

test("[EX15] [EX20] what is refused over HTTP says why, and leaves nothing in the data folder", async () => {
  const headers = {
    cookie: await signInCookie(there.httpUrl),
    origin: there.httpUrl,
    "content-type": "application/octet-stream",
  };
  const filesOf = () =>
    readdirSync(there.dataDir, { recursive: true }).filter((name) => !/^efir\.db/.test(String(name)));
  const before = filesOf();
  const refusal = async (query: string, body: Buffer) => {
    const answer = await fetch(`${there.httpUrl}/api/meetings/import${query}`, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
    });
    return [answer.status, await answer.json()];
  };
  const archive = await archiveOf(here);
  expect(await refusal("", archive.subarray(0, 100_000))).toEqual([422, { error: { code: "BROKEN" } }]);
  expect(await refusal("?slug=primer", archive)).toEqual([409, { error: { code: "SLUG_TAKEN", detail: "primer" } }]);
  expect(await refusal("?slug=zapisi", archive)).toEqual([422, { error: { code: "BAD_SLUG", detail: "zapisi" } }]);
  expect(await refusal("", Buffer.from("<svg/>"))).toEqual([415, { error: { code: "NOT_AN_ARCHIVE" } }]);
  // What was refused is answered first, and swept up then.
  await expect.poll(filesOf, longPatience).toEqual(before);
});

test("[EX5] [EX6] a spreadsheet becomes the programme, and the form shows it", async () => {
  const headers = {
    cookie: await signInCookie(there.httpUrl),
    origin: there.httpUrl,
    "content-type": "application/json",
  };
  const meeting = { slug: "itogi", title: "Итоги", programme: [] };
  await fetch(`${there.httpUrl}/api/meetings`, { method: "POST", headers, body: JSON.stringify(meeting) });
  const room = await roomOf(there, "/pult/itogi/zasedanie");
  await room.getByRole("button", { name: "Загрузить из таблицы" }).click();
  await room.locator("efir-sheet-import input[type=file]").setInputFiles({
    name: "Программа.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: await templateXlsx(),
  });
  await room.getByRole("button", { name: "Загрузить", exact: true }).click();
  await room.getByText("Загружено: 3 пункта и 4 карточки").waitFor();
  await room.getByRole("button", { name: "Готово" }).click();
  await room.getByText("3 пункта, 1 ч 20 мин").waitFor();

  const page = await browser.newPage();
  await page.goto(`${there.httpUrl}/m/itogi/programma`);
  expect(await page.locator("main").textContent()).toContain("Долговременный уход");
});
