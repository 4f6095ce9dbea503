import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { launchChromium, showsText, until, watchForTrouble, withCamera } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { type FlakyLine, startFlakyLine } from "../support/flaky-line.ts";
import { type ModeratorPage, openModerator } from "../support/moderator-page.ts";
import { longPatience } from "../support/patience.ts";
import { reporterPage } from "../support/reporter-page.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const slug = "kollegiya";
const title = "Субвенция дошла до районов";

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let line: FlakyLine;
/** A phone with a camera; the moderator; a viewer who has no camera and knows neither. */
let [corridor, hall]: (Browser | undefined)[] = [];
let phone: BrowserContext;
let moderator: ModeratorPage;
let viewer: Page;
let trouble: readonly string[];
let clipId = "";
let showing: Showing;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await control.openMeeting(slug, "Итоги 2025 года");
  line = await startFlakyLine({ targetPort: Number(new URL(server.httpUrl).port), bytesPerSecond: 250_000 });
  [corridor, hall] = await Promise.all([launchChromium(withCamera), launchChromium()]);
});
afterAll(async () => {
  await Promise.all([corridor?.close(), hall?.close()]);
  control?.close();
  await line?.close();
  await source?.kill();
  await server?.stop();
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("[BZ115] a phone's camera records, its network is lost in the middle, and after a reload the clip arrives whole", async () => {
  const made = await control.request("POST", `/api/meetings/${slug}/reporters`, { name: "Пётр, съёмка", days: 2 });
  const { token } = (await made.json()) as { readonly token: string }; // MadePass
  if (corridor === undefined) throw new Error("no browser");
  phone = await corridor.newContext({ viewport: { width: 390, height: 844 }, locale: "ru-RU" });
  const page = await phone.newPage();
  const origin = `http://127.0.0.1:${line.port}`;
  const ills = watchForTrouble(page, origin);
  await page.goto(`${origin}/r/${token}`);
  await until(page, showsText("Снять интервью"));
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  const reporter = reporterPage(page);
  await reporter.begin("Анна Сергеевна Ковалёва");
  // Long enough for all that is asked of it while it plays, on a machine with other work.
  await reporter.untilPieces(5);
  await reporter.press("Остановить");
  await page.getByLabel("Заголовок").fill(title);
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
  clipId = take?.clipId ?? "";
  const whole = join(server.dataDir, "clips", clipId, "source");
  expect(await vi.waitFor(async () => sha256(await readFile(whole)), longPatience)).toBe(take?.sha256);
  // Sent from its beginning again, it would be one and a half of it at least.
  expect(line.sentBytes - before).toBeLessThan(bytes * 1.45);
  await until(page, showsText("На проверке"), 60_000);
  expect(ills).toEqual([]);
  await phone.close();
  await corridor.close();
});

test("[BZ141] a moderator looks at it, approves it, and puts it into the rundown", async () => {
  await source.start();
  if (hall === undefined) throw new Error("no browser");
  moderator = await openModerator(hall, server.httpUrl);
  const { page, button } = moderator;
  const [name = "", value = ""] = control.cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.httpUrl }]);
  await page.goto(`${server.httpUrl}/pult/${slug}/blic#${clipId}`);
  await page.getByRole("heading", { name: title, level: 2 }).waitFor();
  await until(page, `${aFilm}.readyState > 0`);
  await button("Одобрить").click();
  await page.getByRole("radio", { name: "Вместо картинки" }).check();
  await button("Добавить в ход").click();
  await page.getByText("Добавлено в ход").waitFor();
});

test("[BZ160] [BZ164] taken, a second browser plays that very clip, and is back in the live picture afterwards", async () => {
  if (hall === undefined) throw new Error("no browser");
  viewer = await hall.newPage({ viewport: { width: 1280, height: 800 } });
  trouble = watchForTrouble(viewer, server.httpUrl);
  await viewer.goto(`${server.httpUrl}/m/${slug}`);
  await until(viewer, 'document.querySelector("efir-player").state.phase === "live"', 60_000);

  const { page } = moderator;
  await page.getByRole("link", { name: "Пульт" }).click();
  await moderator.take(title);
  expect(await until(viewer, playing)).toBe(`/clip/${clipId}/film.mp4`);
  showing = await standing();

  await until(viewer, isBack("live", "behind"), 60_000);
  expect(moderator.trouble).toEqual([]);
});

test("[BZ162] the same is in the replay, on the same frames", async () => {
  // So that the return to the picture is part of what was recorded.
  await until(viewer, `document.querySelector("efir-player").playhead > ${Number(showing.until) + 3000}`);
  await control.timeline(slug, { type: "close" });
  await until(viewer, showsText("Смотреть запись"), 60_000);
  await viewer.getByRole("button", { name: "Смотреть запись" }).click();
  await until(viewer, 'document.querySelector("efir-player").state.phase === "replaying"');
  await viewer.evaluate(`document.querySelector("efir-player").seekTo(${showing.from + 1000})`);
  expect(await until(viewer, playing)).toBe(`/clip/${clipId}/film.mp4`);
  await until(viewer, isBack("replaying"), 60_000);
  expect(trouble).toEqual([]);
});

/** The `<video>` of an interview, through shadow roots. */
const aFilm = `(function find(root) {
  const film = [...root.querySelectorAll("video")].find((one) => one.currentSrc.includes("/clip/"));
  return film ?? [...root.querySelectorAll("*")].map((one) => one.shadowRoot && find(one.shadowRoot)).find(Boolean) ?? null;
})(document)`;

/** Where the film comes from whose frames go by, and that is what is heard. */
const playing = `(() => {
  const film = ${aFilm};
  const isSeen = film !== null && film.getRootNode().host.hasAttribute("shown") && !film.paused && film.currentTime > 0.2;
  const isHeard = isSeen && !film.muted && document.querySelector("efir-player").picture.muted;
  return isHeard && new URL(film.currentSrc).pathname;
})()`;

/** `behind`: live, on a machine with other work. */
const isBack = (...phases: string[]) => `(() => {
  const player = document.querySelector("efir-player");
  return ${aFilm} === null && !player.picture.muted && ${JSON.stringify(phases)}.includes(player.state.phase);
})()`;

async function standing(): Promise<Showing> {
  const answer = await fetch(`${server.httpUrl}/m/${slug}/record.json`);
  const { state } = (await answer.json()) as { readonly state: MeetingRecord }; // TL34
  const found = state.showings.find(({ card }) => card.kind === "blitz");
  if (found === undefined) throw new Error("no interview was shown");
  return found;
}
