import type { Browser, Page } from "playwright-core";
import { watchForTrouble } from "./chromium.ts";
import { type RoomPage, roomPage } from "./room-page.ts";

/** Whoever sits before a control room's page, in a browser profile of their own. */
export interface ModeratorPage extends RoomPage {
  readonly page: Page;
  /** Script errors, policy violations, requests to strangers so far: a test ends by expecting none. */
  readonly trouble: readonly string[];
  /** The log's lines as they read, newest first; spaces are plain ones. */
  logLines(): Promise<readonly string[]>;
  /** What stands on the layers of «Эфир», and how far it has come. */
  onAir(): Promise<string>;
  /** What stands in «Подготовка», and who prepared it. */
  prepared(): Promise<string>;
}

export async function openModerator(browser: Browser, httpUrl: string): Promise<ModeratorPage> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "ru-RU" });
  const page = await context.newPage();
  const words = async (selector: string) => plain((await page.locator(selector).first().textContent()) ?? "");
  return {
    ...roomPage(page, "Europe/Moscow"),
    page,
    trouble: watchForTrouble(page, httpUrl),
    logLines: async () =>
      (await page.getByRole("list", { name: "Журнал эфира" }).getByRole("listitem").allTextContents()).map(plain),
    onAir: () => words("efir-layer-list ul"),
    prepared: () => words("efir-preview-monitor figure"),
  };
}

/** By the link that the server prints at its first start. Ends at the list of meetings. */
export async function enterByLink({ page, button }: ModeratorPage, link: string, password: string): Promise<void> {
  await page.goto(link);
  await button("Войти по ссылке").click();
  await page.getByLabel("Новый пароль").fill(password);
  await button("Задать пароль").click();
  await page.waitForURL("**/pult");
}

/** Makes a meeting by its form, with a programme that is pasted, and goes to its room. */
export async function makeMeeting({ page, button }: ModeratorPage, title: string, programme: string): Promise<void> {
  await page.getByRole("link", { name: "Новое заседание" }).click();
  await page.getByLabel("Название", { exact: true }).fill(title);
  await button("Вставить списком").click();
  await page.getByLabel("Список пунктов").fill(programme);
  await button(/^Добавить \d+ пункт/).click();
  await button("Создать заседание").click();
  await page.waitForURL("**/zasedanie");
  await page.getByRole("link", { name: "Пульт" }).click();
  await button("Открыть заседание").waitFor();
}

/** In «Люди» of the room. @returns the link that lets the person in, once. */
export async function invite({ page, button }: ModeratorPage, name: string, role: string): Promise<string> {
  await button("Ещё").click();
  await page.getByRole("menuitem", { name: "Люди" }).click();
  await page.getByLabel("Кого приглашаете").fill(name);
  await page.getByRole("group", { name: "Кем" }).getByRole("radio", { name: role }).check();
  await button("Создать ссылку").click();
  const link = await page.getByLabel(`Ссылка: ${name}`).inputValue();
  await page.keyboard.press("Escape");
  return link;
}

/** By the link of an invitation: a name to sign in with, a password, and the room opens. */
export async function enrol({ page, button }: ModeratorPage, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Пароль", { exact: true }).fill(password);
  await button("Войти в пульт").click();
  await page.waitForURL(/\/pult\/(?!vhod)/);
}

const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();
