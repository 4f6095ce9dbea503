import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { themes } from "../../client/ui/view-settings.ts";
import { cardKindNames, cardKinds } from "../../shared/cards/index.ts";
import type { RecordingList } from "../../shared/recordings.ts";
import { until } from "../support/chromium.ts";
import { everyCardOn } from "../support/every-card-on-server.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { streamKey } from "../support/running-server.ts";
import { openHouse, type VisitedHouse } from "../support/visited-house.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/** States of pages that pages.test.ts does not open: what is prepared, what is printed, and what was. */
let house: VisitedHouse;
beforeAll(async () => {
  house = await openHouse();
  await plan();
  await record();
}, 150_000);
afterAll(() => house?.close());

type Ready = (page: Page) => Promise<unknown>;

const heading =
  (name: string | RegExp): Ready =>
  (page) =>
    page.getByRole("heading", { name }).first().waitFor();
const press =
  (...names: readonly (string | RegExp)[]): Ready =>
  async (page) => {
    for (const name of names) await page.getByRole("button", { name }).first().click();
  };
const firstOf =
  (...steps: readonly Ready[]): Ready =>
  async (page) => {
    for (const step of steps) await step(page);
  };
const turnsIntoReplay: Ready = (page) => until(page, 'document.querySelector("efir-viewer-page").phase === "replay"');
const dialog: Ready = (page) => page.locator("dialog[open]").first().waitFor();

describe.each([
  { name: "the viewer, a day before", path: "/m/zavtra", by: "hall", ready: heading("Программа") },
  {
    name: "the viewer's device check",
    path: "/m/zavtra",
    by: "hall",
    ready: firstOf(press("Проверить картинку и звук"), dialog),
  },
  { name: "the viewer, replay", path: "/m/zapis", by: "hall", ready: firstOf(turnsIntoReplay, heading("Решения")) },
  { name: "the programme", path: "/m/zapis/programma", by: "hall", ready: heading("Программа") },
  { name: "the figures", path: "/m/zapis/cifry", by: "hall", ready: heading("Цифры") },
  { name: "the awards", path: "/m/zapis/nagrady", by: "hall", ready: heading("Награды") },
  { name: "the decisions", path: "/m/zapis/resheniya", by: "hall", ready: heading("Решения") },
  { name: "the papers", path: "/m/zapis/materialy", by: "hall", ready: heading("Материалы") },
  { name: "the archive", path: "/arhiv", by: "hall", ready: heading("Архив заседаний") },
  { name: "what was found in the archive", path: "/arhiv?q=уход", by: "hall", ready: heading("Архив заседаний") },
  { name: "the form of a new meeting", path: "/pult/novoe", by: "desk", ready: heading("Новое заседание") },
  { name: "the form of a meeting", path: "/pult/zavtra/zasedanie", by: "desk", ready: heading("Карточки пунктов") },
  { name: "the library", path: "/pult/biblioteka", by: "desk", ready: heading(/Доклад/) },
  {
    name: "a deck of the library",
    path: "/pult/biblioteka",
    by: "desk",
    ready: firstOf(
      (page) =>
        page
          .getByRole("link", { name: /^Открыть/ })
          .first()
          .click(),
      heading(/^Слайд 1 из/),
    ),
  },
  {
    name: "the form of a figure",
    path: "/pult/biblioteka",
    by: "desk",
    ready: firstOf(press("Новая цифра"), dialog),
  },
  { name: "the control room, prepared", path: "/pult/zavtra", by: "desk", ready: heading("Ход заседания") },
] as const)("$name", ({ path, by, ready }) => {
  let page: Page;
  let trouble: readonly string[];

  beforeAll(async () => {
    ({ page, trouble } = await house.visit(by, path, ready));
  });

  afterAll(() => page?.close());

  test.each(themes)("[VW14] [CR20] axe finds nothing in %s", async (theme) => {
    await page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);
    expect(await axeViolations(page)).toEqual([]);
  });

  test.each([
    { width: 320, height: 640, size: "100" },
    { width: 640, height: 800, size: "200" },
  ])(
    "[VW14] [CR20] nothing stands out at $width px and $size %, and axe finds nothing",
    async ({ width, height, size }) => {
      await page.setViewportSize({ width, height });
      await page.evaluate(`Object.assign(document.documentElement.dataset, { theme: "light", size: "${size}" })`);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  test("nothing went wrong, and it asked nobody but us", () => {
    expect(trouble).toEqual([]);
  });
});

describe("the forms of the control room", () => {
  let room: Page;
  beforeAll(async () => {
    room = await house.desk.newPage();
    await room.goto(`${house.server.httpUrl}/pult/zavtra`);
  });
  afterAll(() => room?.close());

  // A blitz-interview's card begins with a clip, and its form with it (BZ141).
  const blank = cardKindNames.filter((kind) => kind !== "blitz");
  test.each(blank)("[CR20] axe finds nothing in the form of %s, and it fits 320 px", async (kind) => {
    await room.setViewportSize({ width: 1280, height: 900 });
    await press("Добавить")(room);
    await room.getByRole("menuitem", { name: cardKinds[kind].said.one.ru, exact: true }).first().click();
    await room.locator("efir-card-form").waitFor();
    expect(await axeViolations(room)).toEqual([]);
    await room.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(room)).toBe(0);
    expect(await axeViolations(room)).toEqual([]);
    await room.keyboard.press("Escape");
    await room.locator("efir-card-form").waitFor({ state: "detached" });
  });
});

const programme = ["Открытие", "Доклад министра", "Долговременный уход"].map((title, index) => ({
  id: `programme-item-${index + 1}`,
  title,
  minutes: 30,
  speakers: [{ name: "Андрей Павлович Лебедев", post: "директор центра" }],
}));

/** All that can be said of a meeting, and a card of each kind in its rundown. */
async function plan(): Promise<void> {
  const about = {
    hashtag: "ИтогиГода",
    lead: "Что сделано за год и что впереди",
    place: "Каменск, ул. Ленина, 32",
    language: "ru",
    timeZone: "Asia/Yekaterinburg",
    days: [{ date: tomorrow, from: "10:30", to: "13:00" }],
  };
  const first = Date.parse(`${tomorrow}T05:30Z`);
  const items = programme.map((item, index) => ({ ...item, startsAt: first + index * item.minutes * 60_000 }));
  await made("zavtra", { title: "Итоги года и планы", about, programme: items });
  for (const card of await allCards()) await house.control.prepare("zavtra", card);
}

/** `2026-01-30` */
const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);

/** A meeting in which a card of each kind was shown, and of which a few seconds were recorded. */
async function record(): Promise<void> {
  await made("zapis", { title: "Как это было", programme });
  await using source = new WallClockSource(`${house.server.rtmpUrl}/${streamKey}`);
  await source.start();
  await house.control.timeline("zapis", { type: "open" });
  for (const card of await allCards()) await house.control.take("zapis", card);
  await vi.waitUntil(async () => (await recordedMs()) > 2000, { timeout: 60_000 });
  await house.control.timeline("zapis", { type: "close" });
  await source.stop();
  await vi.waitUntil(hasReplay, { timeout: 60_000 });
}

async function recordedMs(): Promise<number> {
  const list = (await (await house.control.request("GET", "/api/recordings")).json()) as RecordingList; // RC1
  return Math.max(0, ...list.broadcasts.filter(({ slug }) => slug === "zapis").map(({ duration }) => duration));
}

const hasReplay = async () => (await fetch(`${house.server.httpUrl}/replay/zapis/index.m3u8`)).ok;

const allCards = async () => (await everyCardOn(house.server.httpUrl, house.control)).values();

async function made(slug: string, plan: object): Promise<void> {
  const answer = await house.control.request("POST", "/api/meetings", { slug, ...plan });
  if (!answer.ok) throw new Error(`meeting refused: ${await answer.text()}`);
}
