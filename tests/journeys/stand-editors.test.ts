import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Clip } from "../../shared/clips.ts";
import { emptyStand, type PublicStand, type Stand, type StandContent } from "../../shared/exhibition.ts";
import { launchChromium, showsText, until, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { aPng } from "../support/pictures.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

const slug = "kollegiya";
let server: RunningServer;
let control: ControlClient;
let browser: Browser;
let desk: Page;
let institution: Page;
let trouble: readonly string[][];
let folder: string;
/** The institution's own, and somebody else's. */
let own: Stand;
let other: Stand;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-films-"));
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting(slug, "Итоги года");
  own = await aStand("Центр «Забота»");
  other = await aStand("Дом ветеранов");
  browser = await launchChromium();
  const [name = "", value = ""] = control.cookie.split("=");
  const atDesk = await aContext(1440);
  await atDesk.addCookies([{ name, value, url: server.httpUrl }]);
  desk = await atDesk.newPage();
  institution = await (await aContext(390)).newPage();
  trouble = [desk, institution].map((page) => watchForTrouble(page, server.httpUrl) as string[]);
});

afterAll(async () => {
  control?.close();
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const aContext = (widthPx: number): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: widthPx, height: 900 }, locale: "ru-RU", reducedMotion: "reduce" });

async function aStand(name: string): Promise<Stand> {
  const content = { ...emptyStand, institution: name };
  const made = await control.request("POST", `/api/meetings/${slug}/exhibition/stands`, { content });
  // Our own server's answer: shared/exhibition.ts says its shape.
  return (await made.json()) as Stand;
}

const read = async (id: string): Promise<Response> =>
  fetch(`${server.httpUrl}/api/meetings/${slug}/exhibition/stands/${id}`);

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const saved = (page: Page) => page.locator('[data-phase="saved"]').waitFor();

test("[EB80] [EB81] [EB92] [EB94] an institution writes by its link, is told what to mend, mends it, and everybody reads it", async () => {
  await desk.goto(`${server.httpUrl}/pult/${slug}/vystavka#nastroiki`);
  await desk.getByLabel("Выставка открыта для посетителей").check();
  await desk.getByLabel("Обложка").uncheck();
  await button(desk, "Сохранить").click();
  await desk.getByText("Настройки сохранены").waitFor();

  await desk.goto(`${server.httpUrl}/pult/${slug}/vystavka#stend-${own.id}`);
  await button(desk, "Создать ссылку").click();
  const link = await desk.getByLabel(/^Ссылка: Центр/).inputValue();
  expect(new URL(link).pathname).toMatch(/^\/s\/./);

  await institution.goto(link);
  await institution.getByLabel(/^Название стенда/).fill("Ремесло возвращает к делу");
  await institution.getByLabel(/^Коротко/).fill("Пять мастерских и выездная бригада.");
  await institution.getByLabel(/^Текст/).fill("Открыты пять мастерских.");
  const chooser = institution.waitForEvent("filechooser");
  await button(institution, "Добавить фотографии").click();
  await (await chooser).setFiles(
    ["one.png", "two.png"].map((name, index) => ({ name, mimeType: "image/png", buffer: aPng(60 + index, 40) })),
  );
  for (const number of [1, 2]) {
    const alt = institution.getByLabel(new RegExp(`^Фото ${number}: Что на фото`));
    await alt.fill(`Мастерская ${number}`);
  }
  await saved(institution);
  expect(await axeViolations(institution)).toEqual([]);
  expect(await sidewaysScroll(institution)).toBe(0);
  await button(institution, "Отправить организаторам").click();
  await institution.getByRole("heading", { name: "Отправлен организаторам" }).waitFor();

  // The organisers' page hears of it by itself.
  await desk.locator("ins", { hasText: "Открыты пять мастерских." }).waitFor();
  expect(await axeViolations(desk)).toEqual([]);
  await button(desk, "Вернуть с замечанием").click();
  await desk.getByLabel("Что поправить").fill("Мастерских шесть, а не пять");
  await button(desk, "Вернуть").click();
  await desk.getByText("Стенд возвращён учреждению").waitFor();
  expect((await read(own.id)).status).toBe(404);

  await institution.reload();
  await institution.getByText("Мастерских шесть, а не пять").waitFor();
  await institution.getByLabel(/^Текст/).fill("Открыты шесть мастерских.");
  await saved(institution);
  await button(institution, "Отправить организаторам").click();
  await institution.getByRole("heading", { name: "Отправлен организаторам" }).waitFor();

  await button(desk, "Принять и опубликовать").click();
  await desk.getByText("Опубликовано", { exact: true }).waitFor();
  const published = (await (await read(own.id)).json()) as PublicStand;
  expect(published.content).toMatchObject({ text: "Открыты шесть мастерских.", title: "Ремесло возвращает к делу" });
  expect(published.content.gallery.map(({ alt }) => alt)).toEqual(["Мастерская 1", "Мастерская 2"]);

  // The next edition is told word by word.
  await institution.reload();
  await institution.getByLabel(/^Текст/).fill("Открыты семь мастерских.");
  await saved(institution);
  await button(institution, "Отправить организаторам").click();
  await until(desk, showsText("семь"));
  expect(await desk.locator("del").allTextContents()).toEqual(["шесть"]);
  expect(await desk.locator("ins").allTextContents()).toEqual(["семь"]);
  expect(trouble.flat()).toEqual([]);
});

test("[EB80] the link opens its own stand and nothing else, and its token is written nowhere", async () => {
  const token = new URL(institution.url()).pathname.slice("/s/".length);
  const authorization = `Pass ${token}`;
  const ask = (path: string, method = "GET") =>
    fetch(`${server.httpUrl}${path}`, {
      method,
      headers: { authorization, origin: server.httpUrl, "content-type": "application/json" },
      ...(method === "GET" ? {} : { body: JSON.stringify({ version: other.version, draft: emptyStand }) }),
    });
  const told = (await (await ask("/api/stand")).json()) as { readonly stand: Stand };
  expect(told.stand.id).toBe(own.id);
  expect((await ask(`/api/meetings/${slug}/exhibition/desk`)).status).toBe(401);
  expect((await ask(`/api/meetings/${slug}/exhibition/stands/${other.id}`, "PUT")).status).toBe(401);
  expect(await institution.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")).not.toContain(
    token,
  );
  expect(server.output()).not.toContain(token);
});

test("[EB83] what is written without a connection is there after the page is closed and opened again", async () => {
  await button(institution, "Забрать обратно").click();
  const place = institution.getByLabel(/^Город или район/);
  await expect.poll(() => place.isEditable(), longPatience).toBe(true);
  await institution.route("**/api/stand", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await place.fill("Усть-Ярск");
  await institution.locator('[data-phase="offline"]').waitFor();
  await institution.reload();
  await expect.poll(() => place.inputValue(), longPatience).toBe("Усть-Ярск");
  await institution.unroute("**/api/stand");
  await saved(institution);
  expect((await ownDraft()).place).toBe("Усть-Ярск");
});

test("[EB87] a film that was cut goes on after a reload from the byte it stopped at", async () => {
  const film = join(folder, "Мастерские.mp4");
  await writeFile(film, aLongFilm());
  const offsets: number[] = [];
  let isCut = true;
  await institution.route("**/upload/clips/**", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    const offset = Number((await request.allHeaders())["upload-offset"]);
    if (isCut && offset > 0) return route.abort();
    offsets.push(offset);
    return route.continue();
  });
  // The second piece was begun, so the first is on the server.
  const cut = institution.waitForEvent("requestfailed");
  await choose(button(institution, "Выбрать фильм"), film);
  await cut;
  await institution.reload();
  await institution.getByText(/Загрузка «Мастерские\.mp4» прервалась на/).waitFor();
  isCut = false;
  await choose(button(institution, "Выбрать тот же файл"), film);
  await institution.getByLabel("Название фильма").waitFor();
  await saved(institution);
  expect(offsets).toEqual([0, 8 * 1024 * 1024]);
  const clipId = (await ownDraft()).film?.clipId ?? "";
  const clips = await control.request("GET", `/api/meetings/${slug}/clips/desk`);
  const { clips: known } = (await clips.json()) as { readonly clips: readonly Clip[] };
  expect(known.find(({ id }) => id === clipId)?.state).not.toBe("receiving");
  expect(trouble.flat()).toEqual([]);
});

/** As a camera's file begins, and longer than one piece of an upload. */
function aLongFilm(): Buffer {
  const bytes = Buffer.alloc(12 * 1024 * 1024);
  bytes.writeUInt32BE(24, 0);
  bytes.write("ftypisom", 4, "latin1");
  bytes.write("isommp42", 16, "latin1");
  return bytes;
}

async function choose(opener: Locator, file: string): Promise<void> {
  const chooser = institution.waitForEvent("filechooser");
  await opener.click();
  await (await chooser).setFiles(file);
}

async function ownDraft(): Promise<StandContent> {
  const told = await control.request("GET", `/api/meetings/${slug}/exhibition/desk`);
  const { stands } = (await told.json()) as { readonly stands: readonly Stand[] };
  return stands.find(({ id }) => id === own.id)?.draft ?? emptyStand;
}
