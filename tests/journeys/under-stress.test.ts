import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { launchChromium, until } from "../support/chromium.ts";
import {
  enrol,
  enterByLink,
  invite,
  type ModeratorPage,
  makeMeeting,
  openModerator,
} from "../support/moderator-page.ts";
import { type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { pressRussian } from "../support/russian-keys.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";
import { changesIn, stateOf, untrueFrames } from "../support/watched-states.ts";

/**
 * A meeting that goes wrong in every way it can, led by two moderators by their pages alone: what is taken back is seen
 * by nobody, neither on air nor in the recording, and what was seen is what the recording shows.
 */
const slug = "kollegiya";
const lebedev = "Андрей Павлович Лебедев";
const mistake = "Егор Ильич Ошибкин";
const sokolova = "Ирина Олеговна Соколова";
const within = { timeout: 30_000, interval: 100 };

let server: RunningServer;
let source: WallClockSource;
let browser: Browser;
let first: ModeratorPage;
let second: ModeratorPage;
let viewer: WatchingPage;
/** A segment of two seconds, its way to the disk, and some. */
const ON_DISK_MS = 5_000;

/** The frame that the recalled card was taken on. */
let recalledAt = Number.NaN;
let record: MeetingRecord;

beforeAll(async () => {
  server = await startServer();
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  browser = await launchChromium();
  first = await openModerator(browser, server.httpUrl);
  second = await openModerator(browser, server.httpUrl);
});

afterAll(async () => {
  await browser?.close();
  await source?.kill();
  await server?.stop();
});

test("a meeting is made and prepared by the pages, opened, and watched", async () => {
  await enterByLink(first, server.linkUrl ?? "", "вечерняя репетиция в зале");
  await makeMeeting(first, "Коллегия", "10:30 Открытие\n10:45 Долговременный уход");
  for (const name of [lebedev, mistake, sokolova])
    await first.addCard({ kind: "speaker", id: name, name, post: "директор" });
  await first.addCard({ kind: "figure", id: "pomosh", value: "3 047", unit: "человек", label: "получают помощь" });
  await first.button("Открыть заседание").click();
  await first.page.getByText("Заседание открыто").first().waitFor();
  viewer = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
});

test("[CR10] [CR70] what is prepared is seen by nobody; Ctrl+Enter puts it on air on its frame", async () => {
  await first.button(`Готовить: ${lebedev}`).first().click();
  await expect.poll(first.prepared, within).toContain(lebedev);
  const before = (await viewer.frames()).length;
  await viewer.waitFor((frame) => frame.codeMs !== null);
  expect((await viewer.frames()).slice(before).map(({ speaker }) => speaker)).not.toContain(lebedev);
  await first.page.keyboard.press("Control+Enter");
  await viewer.waitFor((frame) => frame.speaker === lebedev);
  await expect.poll(first.onAir, within).toContain(lebedev);
});

test("[AC10] [AC11] [AC30] a second moderator comes in by a link, and each sees the other and what is on air", async () => {
  const link = await invite(first, "Ольга Миронова", "модератор");
  await enrol(second, link, "утренний чай с лимоном");
  await expect.poll(second.onAir, within).toContain(lebedev);
  await second.page.getByRole("button", { name: "В пульте также: Администратор" }).waitFor();
  await first.page.getByRole("button", { name: "В пульте также: Ольга Миронова" }).waitFor();
});

test("[TL45] [CR73] [CR74] a card recalled before the first viewer has come to it is on no frame", async () => {
  // Loopback leaves half a second to recall in, which no hand in a loaded browser is sure of: the viewer goes back.
  const [oldest] = await viewer.frames();
  await viewer.waitFor(({ at }) => at > (oldest?.at ?? 0) + 10_000);
  await viewer.seekBack(10_000);
  await expect.poll(async () => (await layers(first)).firstLagMs, within).toBeGreaterThan(4000);
  await first.take(mistake);
  await first.button(`Отозвать: ${mistake}`).first().waitFor();
  recalledAt = (await layers(first)).lowerThirdFrom;
  await first.page.getByText(/Первый зритель увидит через \d/).waitFor();
  await first.page.keyboard.press("Control+Backspace");
  await first.page.getByText(`${mistake}: отозвано, никто не увидел`, { exact: false }).first().waitFor();
  await expect.poll(first.onAir, within).toContain(lebedev);
  await expect.poll(second.logLines, within).toContainEqual(expect.stringContaining("Отозвано, никто не увидел"));
  await viewer.waitFor((frame) => frame.at > recalledAt + 1500, 40_000);
  const around = (await viewer.frames()).filter(({ at }) => Math.abs(at - recalledAt) < 1000);
  // Of the frames before it and after it some were painted, however busy the machine is.
  expect([around.some(({ at }) => at < recalledAt), around.some(({ at }) => at > recalledAt)]).toEqual([true, true]);
  expect([...new Set(around.map(stateOf))]).toEqual([`${lebedev} | `]);
});

test("[TL46] [CR75] [CR77] what was seen is undone with a Russian layout, and what stood before it is back", async () => {
  await viewer.page.evaluate('document.querySelector("efir-player").seekTo("live")');
  await first
    .button(/^Готовить: 3 047/)
    .first()
    .click();
  await first.page.keyboard.press("Control+Enter");
  await viewer.waitFor(({ side }) => side === "figure");
  await first.take(sokolova);
  await viewer.waitFor((frame) => frame.speaker === sokolova);
  await first.page.getByText(`Вернётся: ${lebedev}`).waitFor();
  await pressRussian(first.page, "KeyZ", { control: true });
  const frame = await viewer.waitFor(({ speaker }) => speaker === lebedev);
  expect(frame.side).toBe("figure");
});

test("[CR5] [CR8] [ST15] kill -9 in the middle: nothing is taken, nothing is lost, both rooms come back by themselves", async () => {
  await first.button(`Готовить: ${sokolova}`).first().click();
  await second.page.getByText("Готовит Администратор").waitFor();
  // The rooms ask for the log after each act: it comes later than the act itself.
  for (const room of [first, second])
    await expect.poll(room.logLines, within).toContainEqual(expect.stringContaining(`Возвращено: ${lebedev}`));
  const before = await first.logLines();
  // A kill loses the segment that is still open, and the replay is to show the frames of what was undone.
  await plays(viewer, ON_DISK_MS);
  server.process.kill("SIGKILL");
  for (const { page } of [first, second]) await page.getByText("Пульт не связан с сервером").waitFor();
  // Whatever is pressed meanwhile waits for nothing.
  await second.page.keyboard.press("Control+Enter");
  await pressRussian(second.page, "KeyB", { control: true });
  server = await server.killAndRestart();
  await source.kill();
  await source.start();
  const back = Date.now();
  for (const { page } of [first, second])
    await page.getByText("Пульт не связан с сервером").waitFor({ state: "detached" });
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > back + 1000, 60_000);
  for (const room of [first, second]) {
    await expect.poll(room.logLines, within).toEqual(expect.arrayContaining(withoutSignal(before)));
    expect(withoutSignal(await room.logLines())).toEqual(withoutSignal(before));
    await expect.poll(room.onAir, within).toContain(lebedev);
    await expect.poll(room.prepared, within).toContain(sokolova);
  }
  expect((await viewer.frames()).slice(-1).map(stateOf)).toEqual([`${lebedev} | figure`]);
});

test("[CR70] the second takes what the first prepared, and one press takes everything off", async () => {
  await second.page.keyboard.press("Control+Enter");
  await viewer.waitFor((frame) => frame.speaker === sokolova);
  await expect
    .poll(first.logLines, within)
    .toContainEqual(expect.stringMatching(new RegExp(`Показано: ${sokolova}.*Ольга Миронова`)));
  await pressRussian(second.page, "KeyB", { control: true });
  await viewer.waitFor((frame) => stateOf(frame) === " | ");
  await expect.poll(first.logLines, within).toContainEqual(expect.stringContaining("Убрано всё"));
  // The recording ends with the meeting: some frames without anything are to be in it.
  await plays(viewer, ON_DISK_MS);
});

test("the second ends the meeting; nobody has ever seen what was recalled", async () => {
  await second.button("Завершить заседание").click();
  await second.button("Завершить").click();
  await until(viewer.page, '["ended", "replay"].includes(document.querySelector("efir-viewer-page").phase)');
  await source.stop();
  expect(new Set((await viewer.frames()).map(({ speaker }) => speaker))).toEqual(new Set(["", lebedev, sokolova]));
  expect([...first.trouble, ...second.trouble, ...viewer.trouble]).toEqual([]);
  for (const { page } of [first, second, viewer]) await page.close();
});

test("[TL45] the public record has what was on air, and nothing of what was recalled", async () => {
  const text = await (await fetch(`${server.httpUrl}/m/${slug}/record.json`)).text();
  expect(text).not.toContain(mistake);
  record = (JSON.parse(text) as { readonly state: MeetingRecord }).state;
  expect(record.showings.map(({ card }) => ("name" in card ? card.name : card.kind))).toEqual([
    ...[lebedev, "figure", sokolova, lebedev, sokolova],
  ]);
});

test("[TL7] [TL45] each frame of the replay shows what was on air on it, and nothing else", async () => {
  const replay = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
  await until(replay.page, 'document.querySelector("efir-viewer-page").phase === "replay"');
  const moments = [...changesIn(record), recalledAt].sort((one, other) => one - other);
  // Two takes, a card taken back and one gone, and what was never there.
  expect(moments.length).toBeGreaterThan(5);
  for (const moment of moments) {
    const frames = await watched(replay, moment - 500, moment + 500);
    expect(frames.some(({ at }) => at < moment) && frames.some(({ at }) => at > moment)).toBe(true);
    expect(untrueFrames(frames, record)).toEqual([]);
  }
  expect(replay.trouble).toEqual([]);
});

/** Resolves when so much more has been played. */
async function plays({ frames, waitFor }: WatchingPage, ms: number): Promise<void> {
  const now = (await frames()).at(-1)?.at ?? 0;
  await waitFor(({ at }) => at > now + ms, 30_000);
}

/**
 * Every frame of the replay from a moment to the first that is later than another. Where a busy machine has painted none near
 * the first, it is watched anew.
 */
async function watched(replay: WatchingPage, from: number, until: number) {
  const begin = async () => {
    await replay.page.evaluate(`document.querySelector("efir-player").watchFrom(${from})`);
    return replay.waitFor(({ at }) => at > from - 100 && at < from + 400, 10_000);
  };
  const start = await begin().catch(begin).catch(begin);
  await replay.waitFor(({ at }) => at >= until);
  const frames = await replay.frames();
  return frames.slice(frames.indexOf(start));
}

/** What the room's list of layers was given: how far the first viewer is behind, and the frame of the lower third that stands. */
const layers = ({ page }: ModeratorPage) =>
  page.locator("efir-layer-list").evaluate((element: unknown) => {
    // The element's own properties.
    const { audience, program } = element as {
      readonly audience: { readonly firstLagMs: number | null } | null;
      readonly program: Readonly<Record<"lower-third", { readonly from: number } | null>>;
    };
    return { firstLagMs: audience?.firstLagMs ?? 0, lowerThirdFrom: program["lower-third"]?.from ?? Number.NaN };
  });

/** Of the log: what people did. */
const withoutSignal = (lines: readonly string[]) => lines.filter((line) => !/кодировщика/.test(line));
