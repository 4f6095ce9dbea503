import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { frameMs, gapsOf, takeSpeaker } from "../support/cards-on-frames.ts";
import { launchChromium, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { median } from "../support/frame-recorder.ts";
import { openMonitor } from "../support/monitor-frames.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/** What the control room says that viewers see, against what a viewer who lags by six seconds does see. */
const slug = "kollegiya";
let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let viewer: WatchingPage;
let room: Awaited<ReturnType<typeof openMonitor>>;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting(slug, "Итоги года");
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
  room = await openMonitor(browser, { url: `${server.httpUrl}/pult/${slug}`, cookie: control.cookie });
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

const radio = (name: RegExp) => room.page.getByRole("radio", { name });

test("[CR60] for the hall a card is there before its frame has come to the monitor", async () => {
  // The first card of a kind waits for the code that draws it.
  await takeSpeaker(control, viewer.page, slug, "Мария Осипова");
  await firstWith("Мария Осипова");
  // Loopback leaves half a second between the hall and the monitor's frame; a stage that is known to be late leaves more.
  await setDelay(3000);
  const from = await takeSpeaker(control, viewer.page, slug, "Андрей Лебедев");
  const first = await firstWith("Андрей Лебедев");
  expect(first.at).toBeLessThan(from);
  await setDelay(0);
});

test("[CR61] the slowest are told by their lag, which is a viewer's who went back", async () => {
  const began = await viewer.waitFor((frame) => frame.at > 0);
  await viewer.waitFor((frame) => frame.at > began.at + 7000);
  await viewer.seekBack(6000);
  await expect.poll(() => radio(/^Самые медленные,\s([5-9]|1\d),\d/).count(), { timeout: 30_000 }).toBe(1);
});

test("[CR63] at the slowest the picture goes to where that viewer is", async () => {
  const before = await room.playhead();
  await radio(/^Самые медленные/).check({ force: true });
  await room.waitFor((frame) => frame.at < before - 3000);
});

test("[CR60] [CR63] there a card stands from its frame on, as on that viewer's page, and not before", async () => {
  const from = await takeSpeaker(control, viewer.page, slug, "Елена Воронцова");
  await viewer.waitFor((frame) => frame.speaker === "Елена Воронцова");
  await firstWith("Елена Воронцова");
  // By the pages' own playheads, so that it makes no difference how many frames this machine has time for.
  for (const frames of [await room.frames(), await viewer.frames()]) {
    const [before, after] = [frames.filter(({ at }) => at < from - 1), frames.filter(({ at }) => at > from + frameMs)];
    expect(before.length).toBeGreaterThan(10);
    expect(new Set(before.slice(-10).map(({ speaker }) => speaker))).toEqual(new Set(["Андрей Лебедев"]));
    expect(before.filter(({ speaker }) => speaker === "Елена Воронцова")).toEqual([]);
    expect(after.filter(({ speaker }) => speaker !== "Елена Воронцова")).toEqual([]);
  }
});

test("[CR65] what is taken as seen belongs to the monitor's frame, seconds ago", async () => {
  const name = "Игорь Соколов";
  await control.prepare(slug, { kind: "speaker", id: randomUUID(), name, post: "начальник отдела" });
  await room.page.getByRole("combobox", { name: "Время карточки" }).selectOption({ label: "как я вижу" });
  await room.page.getByText("Как я вижу", { exact: true }).waitFor();
  await room.page
    .getByRole("button", { name: `Готовить: ${name}` })
    .first()
    .click();
  await expect.poll(() => room.page.getByRole("button", { name: /^В эфир/ }).isEnabled(), longPatience).toBe(true);
  const before = await room.playhead();
  await room.page.keyboard.press("Control+Enter");
  const record = 'document.querySelector("efir-viewer-page").session.state.record';
  const showing = `${record}.showings.findLast((one) => one.card.name === ${JSON.stringify(name)})`;
  const from = Number(await until(viewer.page, `${showing}?.from`));
  // The frame painted last: on a busy machine some are left out.
  expect(from).toBeGreaterThanOrEqual(before - 1000);
  expect(from).toBeLessThanOrEqual((await room.playhead()) + 1);
  const { at } = JSON.parse(String(await viewer.page.evaluate(`JSON.stringify({ at: ${record}.acts.at(-1).at })`)));
  expect(at).toBe(from);
});

test("[CR67] [CR68] [CR69] flashes are found again in the encoder's picture, and the delay is set", async () => {
  const givenMs = 700;
  await room.page.getByRole("button", { name: "Ещё" }).click();
  await room.page.getByRole("menuitem", { name: "Поток от кодировщика" }).click();
  await room.page.getByRole("button", { name: "Измерить задержку" }).click();
  await room.page.getByRole("button", { name: "Начать" }).click();
  // What a camera before the window would see, so much later.
  const plan = await numbers(`${measure}.run.plan`);
  source.isLight = (slotAt) => plan.some((flash) => slotAt - givenMs >= flash && slotAt - givenMs < flash + 200);
  await room.page.getByText("Страница сама нашла вспышки в картинке").waitFor({ timeout: 60_000 });
  source.isLight = () => false;
  const [measured = 0] = await numbers(`[${measure}.outcome.measured.delay]`);
  // Of the given delay the encoder's own way is no part, and neither is how late this machine painted.
  const way = median(gapsOf(await viewer.frames()));
  // Where the machine has no time for each frame, a flash is seen on the next that it has.
  const step = median(stepsOf((await room.frames()).slice(-100)));
  const paintedLate = median((await numbers(`${measure}.run.lit`)).map((at, place) => at - (plan[place] ?? 0)));
  expect(Math.abs(measured - (givenMs + way - paintedLate))).toBeLessThan(100 + step);
  await room.page.getByRole("button", { name: "Поставить" }).click();
  const set = async () => (await control.request("GET", "/api/stages/main")).text();
  await expect.poll(set, longPatience).toContain(`"encoderDelayMs":${Math.round(measured / 10) * 10},`);
});

test("nothing went wrong in the room", () => {
  expect(room.trouble).toEqual([]);
});

const measure = `(function find(root) {
  const here = root.querySelector("efir-delay-measure");
  if (here) return here;
  for (const one of root.querySelectorAll("*")) {
    const inside = one.shadowRoot && find(one.shadowRoot);
    if (inside) return inside;
  }
})(document)`;

async function numbers(expression: string): Promise<readonly number[]> {
  return JSON.parse(String(await room.page.evaluate(`JSON.stringify(${expression})`)));
}

async function setDelay(encoderDelayMs: number): Promise<void> {
  expect((await control.request("PATCH", "/api/stages/main", { encoderDelayMs })).ok).toBe(true);
}

/** From each frame to the next, ms; jumps from place to place are none. */
const stepsOf = (frames: readonly { readonly at: number }[]): readonly number[] =>
  frames.slice(1).map(({ at }, place) => Math.abs(at - (frames[place]?.at ?? at)));

/** The first frame of the monitor that had this name beside it. */
async function firstWith(name: string) {
  await room.waitFor(({ speaker }) => speaker === name);
  const found = (await room.frames()).find(({ speaker }) => speaker === name);
  if (found === undefined) throw new Error(`${name} was not seen`);
  return found;
}
