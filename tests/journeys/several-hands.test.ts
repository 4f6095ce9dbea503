import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MadeInvitation } from "../../shared/access.ts";
import { ledgerId } from "../../shared/ids.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import { launchChromium } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { enrol, type ModeratorPage, openModerator } from "../support/moderator-page.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

/** Who may do what in one room, by its pages and behind them. */
const slug = "sovet";
const speaker = "Андрей Павлович Лебедев";
const within = { timeout: 30_000, interval: 100 };

let server: RunningServer;
let control: ControlClient;
let browser: Browser;
let cueId: string;
let editor: ModeratorPage;
let producer: ModeratorPage;
let moderator: ModeratorPage;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting(slug, "Совет");
  cueId = await control.prepare(slug, { kind: "speaker", id: "card-lebedev", name: speaker, post: "директор" });
  browser = await launchChromium();
  const open = () => openModerator(browser, server.httpUrl);
  [editor, producer, moderator] = [await open(), await open(), await open()];
  await enrol(editor, await linkFor("editor", "Пётр Редактор"), "утренний чай с лимоном");
  await enrol(moderator, await linkFor("moderator", "Ольга Миронова"), "вечерний чай с мёдом");
  const [name = "", value = ""] = control.cookie.split("=");
  await producer.page.context().addCookies([{ name, value, url: server.httpUrl }]);
  await producer.page.goto(`${server.httpUrl}/pult/${slug}`);
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await server?.stop();
});

test("[AC1] [CR70] an editor looks at a card in their own room, and no press of theirs takes it", async () => {
  await prepare(editor);
  await editor.page.getByText("Смотрите только вы. Готовит и выводит модератор").waitFor();
  expect(await takeButton(editor).isDisabled()).toBe(true);
  await editor.page.keyboard.press("Control+Enter");
  // What an editor does go through with came after: had the press taken anything, it would be on air by now.
  await editor.addCard({ kind: "speaker", id: "sokolova", name: "Ирина Олеговна Соколова", post: "врач" });
  await producer.button("Готовить: Ирина Олеговна Соколова").first().waitFor();
  expect(await producer.onAir()).not.toContain(speaker);
  expect(await producer.prepared()).not.toContain(speaker);
});

test("[AC1] [TL13] the server refuses an editor's take too, whatever sends it", async () => {
  expect(await takenBy(editor)).toEqual({ ok: false, refusal: expect.objectContaining({ code: "NOT_ALLOWED" }) });
});

test("[AC43] [CR72] where two are asked for, who prepared a card does not take it, and another does", async () => {
  await producer.button("Ещё").click();
  await producer.page.getByRole("menuitem", { name: "Люди" }).click();
  await producer.page.getByLabel(/^Один готовит, другой выводит/).check();
  await producer.page.getByText("Теперь в эфир выводят вдвоём").waitFor();
  await producer.page.keyboard.press("Escape");
  await prepare(producer);
  await producer.page.getByText("Возьмёт другой модератор: заседание ведут вдвоём").waitFor();
  expect(await takeButton(producer).isDisabled()).toBe(true);
  expect(await takenBy(producer)).toEqual({ ok: false, refusal: expect.objectContaining({ code: "SECOND_PERSON" }) });
  await moderator.page.getByText("Готовит Администратор").waitFor();
  await moderator.page.keyboard.press("Control+Enter");
  for (const room of [producer, moderator, editor]) await expect.poll(room.onAir, within).toContain(speaker);
  expect([...editor.trouble, ...producer.trouble, ...moderator.trouble]).toEqual([]);
});

async function linkFor(role: "editor" | "moderator", name: string): Promise<string> {
  const answer = await control.request("POST", `/api/meetings/${slug}/invitations`, { role, name });
  // As the route answers (AC10).
  const { token } = (await answer.json()) as MadeInvitation;
  return `${server.httpUrl}/pult/vhod#priglashenie=${token}`;
}

const takeButton = ({ button }: ModeratorPage) => button(/^В эфир/);

async function prepare(room: ModeratorPage): Promise<void> {
  await room.button(`Готовить: ${speaker}`).first().click();
  await expect.poll(room.prepared, within).toContain(speaker);
}

/** A take with what their browser is signed in by, past the page. */
async function takenBy({ page }: ModeratorPage): Promise<unknown> {
  const cookies = await page.context().cookies(server.httpUrl);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const line = io(server.httpUrl, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: { cookie, origin: server.httpUrl },
    auth: { viewerId: randomUUID(), follow: [] },
  });
  const command: TimelineCommand = { type: "take", cueId };
  const sent = { id: randomUUID(), ledger: ledgerId("timeline", slug), command };
  const outcome: unknown = await line.timeout(20_000).emitWithAck("command", sent);
  line.disconnect();
  return outcome;
}
