import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LibraryBrief, LibraryItem } from "../../shared/library.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { launchChromium, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { longPatience } from "../support/patience.ts";
import { aPdf } from "../support/pdf-files.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

let server: RunningServer;
let control: ControlClient;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-uploads-"));
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги и перспективы");
  browser = await launchChromium();
  const context = await browser.newContext();
  const [name = "", value = ""] = control.cookie.split("=");
  await context.addCookies([{ name, value, url: server.httpUrl }]);
  page = await context.newPage();
  trouble = watchForTrouble(page, server.httpUrl);
});

afterAll(async () => {
  control?.close();
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Our own server's answer: docs/spec/library.md says its shape. */
async function answered<Value>(method: string, path: string, body?: unknown): Promise<Value> {
  return (await control.request(method, path, body)).json() as Promise<Value>;
}

const list = (sort: string): Promise<readonly LibraryBrief[]> => answered("GET", `/api/library?sort=${sort}`);

const record = async (): Promise<MeetingRecord> =>
  (await answered<{ readonly state: MeetingRecord }>("GET", "/m/kollegiya/record.json")).state;

const filesIn = async (folder: string): Promise<readonly string[]> => readdir(join(server.dataDir, folder));

/** A file as somebody's disk has it. */
async function onDisk(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function uploadDeck(path: string): Promise<void> {
  await page.goto(`${server.httpUrl}/pult/biblioteka`);
  await page.getByRole("button", { name: "Новая презентация" }).click();
  await page.locator("efir-deck-upload input[type=file]").setInputFiles(path);
}

test("[LB21] what is no deck is refused in words, and nothing of it is left on the disk", async () => {
  const before = [await filesIn("images"), await filesIn("files")];
  for (const [name, bytes] of [
    ["page.pdf", "<!doctype html><script>alert(1)</script>"],
    ["cut.pdf", aPdf([{ draws: "" }]).subarray(0, 120)],
    ["drawing.png", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ] as const) {
    await uploadDeck(await onDisk(name, bytes));
    await page
      .getByRole("alert")
      .getByText(/не презентация|повреждён|нет страниц/)
      .waitFor();
  }
  const left = () => Promise.all(["images", "files", "uploads", "decks"].map(filesIn));
  await expect.poll(left, longPatience).toEqual([...before, [], []]);
});

test("[LB30] [LB40] [LB12] a PDF becomes a deck, is described page by page from the keyboard, and goes into a meeting's plan", async () => {
  const rectangle = (colour: string) => ({ draws: `${colour} rg 100 100 300 200 re f` });
  await uploadDeck(await onDisk("doklad.pdf", aPdf([rectangle("1 0 0"), rectangle("0 0 1")])));
  for (const [index, words] of ["Красный прямоугольник", "Синий прямоугольник"].entries()) {
    await page.getByRole("heading", { name: `Слайд ${index + 1} из 2` }).waitFor({ timeout: 60_000 });
    await page.locator("efir-page-editor textarea").fill(words);
    await page.keyboard.press("Control+Enter");
  }
  await page.getByText("Все слайды описаны").first().waitFor();

  const [deck] = await list("deck");
  expect(deck).toMatchObject({ pages: 2, silentPages: 0 });
  const added = await control.request("POST", "/api/meetings/kollegiya/cues", { deckId: deck?.id });
  expect([added.status, await added.json()]).toEqual([201, { added: 2 }]);
});

test("[LB9] a figure corrected on the page is corrected on air, and says so", async () => {
  const content = { value: "78 737", unit: "человек", label: "получили помощь" };
  const figure = await answered<LibraryItem<"figure">>("POST", "/api/library", { sort: "figure", content });
  await control.take("kollegiya", { kind: "figure", id: "figure-on-air", figureId: figure.id, ...content });

  await page.goto(`${server.httpUrl}/pult/biblioteka`);
  await page.getByRole("button", { name: /^Изменить: 78 737/ }).click();
  await page.getByText("Итоги и перспективы: в плане 1, в эфире 1").waitFor();
  await page.getByLabel("Значение", { exact: true }).fill("78 739");
  await page.getByRole("button", { name: "Исправить везде" }).click();
  await page.getByText("Сохранено: 78 739 человек").waitFor();

  expect((await record()).showings).toMatchObject([
    { card: { value: "78 739", corrected: { was: "78 737 человек" } } },
  ]);
});

test("[LB1] after a kill the library, its pages and its files are as they were", async () => {
  const before = [await list("deck"), await list("figure"), await filesIn("images"), await filesIn("files")];
  server = await server.killAndRestart();
  expect([await list("deck"), await list("figure"), await filesIn("images"), await filesIn("files")]).toEqual(before);
  const [deck] = await list("deck");
  const { content } = await answered<LibraryItem<"deck">>("GET", `/api/library/${deck?.id}`);
  const original = await fetch(`${server.httpUrl}/f/${content.original?.file}`);
  expect([original.status, (await original.arrayBuffer()).byteLength]).toEqual([200, content.original?.bytes]);
  expect(original.headers.get("content-disposition")).toMatch(/^attachment;/);
});

test("nothing happened on the page that must not", () => {
  expect(trouble).toEqual([]);
});
