import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Card, type CardKindName, cardKindNames } from "../../shared/cards/index.ts";
import { gapsOf } from "../support/cards-on-frames.ts";
import { launchChromium, showsText, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { everyCardOn } from "../support/every-card-on-server.ts";
import { median, type RecordedFrame } from "../support/frame-recorder.ts";
import { changeTo, expectOnHallsFrame, inRows, showingOf, standsOn } from "../support/kinds-on-frames.ts";
import { correctFigure, keepFigure } from "../support/library-calls.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const slug = "kollegiya";
const minute = 60_000;
const programme = ["Открытие", "Доклад министра", "Долговременный уход"].map((title, index) => ({
  id: `programme-item-${index + 1}`,
  title,
  startsAt: Date.now() + index * minute,
  minutes: 1,
}));
const opening = { kind: "agenda", id: "agenda-opening", number: 1, title: "Открытие" } as const;

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let viewer: WatchingPage;
let cards: ReadonlyMap<CardKindName, Card>;
let figureId: string;
/** How much later than the camera the picture arrives, ms; the stage knows it, as an operator would set it. */
let encoderDelay: number;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  await control.request("POST", "/api/meetings", { slug, title: "Итоги года", programme });
  figureId = await keepFigure(control, { value: "3 047", unit: "домов", label: "домов построено" });
  cards = forTheDay(await everyCardOn(server.httpUrl, control));
  await control.timeline(slug, { type: "open" });
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

test("[TL3] the stage is told how late the encoder is", async () => {
  // Who begins before the first group of pictures is measured may be a frame of sound early (docs/adr/0003).
  const first = await viewer.waitFor((frame) => frame.codeMs !== null);
  await viewer.waitFor((frame) => frame.at > first.at + 3000);
  encoderDelay = Math.round(median(gapsOf((await viewer.frames()).slice(-60))));
  const answer = await control.request("PATCH", "/api/stages/main", { encoderDelayMs: Math.max(0, encoderDelay) });
  expect(answer.ok).toBe(true);
});

describe("live", () => {
  test("a card of each kind is taken, and drawn by its own element", async () => {
    await control.take(slug, opening);
    await viewer.waitFor(standsOn(opening));
    for (const row of inRows(cards.values())) {
      for (const card of row) await control.take(slug, card);
      for (const card of row) await viewer.waitFor(standsOn(card));
      if (row.some(({ kind }) => kind === "decision")) await adopt();
    }
  });

  test.each(cardKindNames)("[TL7] %s appears on the frame it was taken on", async (kind) => {
    await expectOnItsFrame(kind, await viewer.frames());
  });

  test("[RL10] the ruler marks the item that is on", async () => {
    await expect.poll(() => onRuler(viewer.page), longPatience).toContain("Долговременный уход");
  });

  test("[VW5] the page is in a break while its card stands, and on air again on the frame of its end", async () => {
    expect((await viewer.waitFor(standsOn(cardOf("break")))).tag).toBe("Перерыв");
    await control.timeline(slug, { type: "clear", layer: "stage" });
    await viewer.waitFor(isOnAir);
    expectOnHallsFrame(changeTo(await viewer.frames(), isOnAir), await endOf("break"));
  });

  test("[TL40] a figure corrected in the library says so to who has seen it", async () => {
    await correctFigure(control, figureId, "3 147");
    const figures = viewer.page.locator("#figures");
    await figures.getByText(/^3.147/).waitFor();
    await figures.getByText(/Исправлено в \d\d:\d\d, было 3.047/).waitFor();
  });
});

describe("rewound by the ruler", () => {
  let again: readonly RecordedFrame[] = [];

  test("a press on the first item shows all of it again", async () => {
    const seen = (await viewer.frames()).length;
    await viewer.page.locator("efir-meeting-ruler").getByRole("button", { name: "Открытие" }).click();
    await viewer.waitFor(standsOn(opening));
    for (const row of inRows(cards.values())) await viewer.waitFor(standsOn(row[0] ?? opening), 30_000);
    again = (await viewer.frames()).slice(seen);
  });

  test.each(cardKindNames)("[TL7] %s appears on the same frame", async (kind) => {
    await expectOnItsFrame(kind, again);
  });

  test("[TL9] [TL40] what was corrected later is right from its first frame on", () => {
    const words = (kind: string) => again.filter(({ side }) => side === kind).map(({ sideWords }) => sideWords);
    expect(words("decision").filter((text) => !text.includes("Принято"))).toEqual([]);
    expect(words("figure").filter((text) => !/3.147.*Исправлено.*3.047/s.test(text))).toEqual([]);
  });
});

test("[TL39] the notice goes by itself, on its frame", async () => {
  await viewer.page.getByRole("button", { name: "К прямому эфиру" }).click();
  await viewer.waitFor(standsOn(cardOf("notice")));
  await viewer.waitFor(hasNothingBeside, 90_000);
  expectOnHallsFrame(changeTo(await viewer.frames(), hasNothingBeside), await endOf("notice"));
});

describe("in the replay", () => {
  let replay: WatchingPage;

  test("the meeting is closed, and its recording plays from the start", async () => {
    await control.timeline(slug, { type: "close" });
    await until(viewer.page, showsText("Смотреть запись"), 40_000);
    replay = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
    await replay.page.getByRole("button", { name: "Смотреть запись" }).click();
    for (const row of inRows(cards.values())) await replay.waitFor(standsOn(row[0] ?? opening), 30_000);
  });

  test.each(cardKindNames)("[VW44] %s appears on the same frame", async (kind) => {
    await expectOnItsFrame(kind, await replay.frames());
  });

  test("[TL39] the notice goes on the same frame", async () => {
    const seen = (await replay.frames()).length;
    const { until: end } = await showingOf(server.httpUrl, slug, cardOf("notice").id);
    await replay.page.evaluate(`document.querySelector("efir-player").watchFrom(${end} - 1500)`);
    await replay.waitFor((frame) => frame.at > Number(end) && hasNothingBeside(frame), 30_000);
    expectOnHallsFrame(changeTo((await replay.frames()).slice(seen), hasNothingBeside), await endOf("notice"));
    expect(replay.trouble).toEqual([]);
  });
});

test("nothing went wrong on the page, and it asked nobody but us", () => {
  expect(viewer.trouble).toEqual([]);
});

const isOnAir = ({ tag }: RecordedFrame) => tag === "В эфире";
const hasNothingBeside = ({ side }: RecordedFrame) => side === "";
const onRuler = (page: Page) => page.locator("efir-meeting-ruler .part[aria-current=step]").textContent();

/** As they are before the hall fills: a break that ends later today, the shortest notice, a decision to be adopted. */
function forTheDay(made: ReadonlyMap<CardKindName, Card>): ReadonlyMap<CardKindName, Card> {
  const change = (card: Card): Card => {
    switch (card.kind) {
      case "break":
        return { ...card, until: Date.now() + 10 * minute };
      case "notice":
        return { ...card, minutes: 1 };
      case "decision":
        return { ...card, state: "draft" };
      case "figure":
        return { ...card, value: "3 047", figureId, corrected: undefined };
      default:
        return card;
    }
  };
  return new Map([...made].map(([kind, card]) => [kind, change(card)]));
}

async function adopt(): Promise<void> {
  const draft = cardOf("decision");
  await viewer.waitFor(({ sideWords }) => sideWords.includes("Проект"));
  await control.timeline(slug, { type: "change", card: { ...draft, state: "adopted" } });
  await viewer.waitFor(({ sideWords }) => sideWords.includes("Принято"));
}

function cardOf(kind: CardKindName): Card {
  const card = cards.get(kind);
  if (card === undefined) throw new Error(`no card of kind ${kind}`);
  return card;
}

async function expectOnItsFrame(kind: CardKindName, frames: readonly RecordedFrame[]): Promise<void> {
  const card = cardOf(kind);
  const { from } = await showingOf(server.httpUrl, slug, card.id);
  expectOnHallsFrame(changeTo(frames, standsOn(card)), from - encoderDelay);
}

async function endOf(kind: CardKindName): Promise<number> {
  const { until: end } = await showingOf(server.httpUrl, slug, cardOf(kind).id);
  return Number(end) - encoderDelay;
}
