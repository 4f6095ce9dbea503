import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Showing } from "../../shared/timeline/record.ts";
import { launchChromium, showsText, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { keepImage, openExhibition } from "../support/exhibition-at-hand.ts";
import type { RecordedFrame } from "../support/frame-recorder.ts";
import { changeTo, expectOnHallsFrame, showingOf } from "../support/kinds-on-frames.ts";
import { type ModeratorPage, openModerator } from "../support/moderator-page.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const slug = "kollegiya";
const walk = "Обход мастерских";
/** In the order of the walk, which is not that of the plan. */
const stops = ["Ремесло возвращает к делу", "Год заботы", "Дом ветеранов"] as const;

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let viewer: WatchingPage;
let desk: ModeratorPage;
const showings: Showing[] = [];

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  await control.openMeeting(slug, "Итоги года");
  const image = await keepImage(server.httpUrl, control);
  const cover = { image, alt: "Здание центра" };
  const figures = [{ content: { value: "214", label: "человек в мастерских" } }];
  await openExhibition(control, slug, [
    { content: { title: stops[1], cover, figures } },
    { content: { title: stops[0], cover, gallery: [cover], figures } },
    { content: { title: "Мимо этого не идут" } },
    { content: { title: stops[2], figures } },
  ]);
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
  desk = await openModerator(browser, server.httpUrl);
  const [name = "", value = ""] = control.cookie.split("=");
  await desk.page.context().addCookies([{ name, value, url: server.httpUrl }]);
});
afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

test("[EB104] a moderator chooses three stands, and they stand in the rundown as a walk", async () => {
  const { page, button } = desk;
  await page.goto(`${server.httpUrl}/pult/${slug}`);
  await desk.add("Стенды выставки…");
  const picker = page.locator("efir-stand-picker");
  for (const title of stops) await picker.getByRole("button", { name: title }).click();
  await picker.getByLabel("Название обхода").fill(walk);
  await picker.getByRole("button", { name: /^Добавить обход из.3 стендов/ }).click();
  await picker.waitFor({ state: "detached" });
  for (const title of stops) await button(`Готовить: ${title}`).first().waitFor();
});

describe("live", () => {
  test("[EB102] each stand of the walk opens beside the picture, with its step", async () => {
    for (const [index] of stops.entries()) {
      await desk.take(stops[index] ?? "");
      await viewer.waitFor(standsAt(index));
      const { cards } = await walkCards();
      showings.push(await showingOf(server.httpUrl, slug, cards[index] ?? ""));
    }
  });

  test("[EB101] with its figures, and a way to its own page", async () => {
    const card = viewer.page.locator("efir-stand-card");
    await card.getByText("человек в мастерских").waitFor();
    expect(await card.getByRole("link", { name: "Открыть стенд" }).getAttribute("href")).toMatch(
      new RegExp(`^/m/${slug}/vystavka/4-`),
    );
    expect(viewer.trouble).toEqual([]);
  });

  test.each([0, 1, 2])("[TL7] step %i stands on the frame it was taken on", async (index) => {
    expectOnHallsFrame(changeTo(await viewer.frames(), standsAt(index)), await hallsMoment(index));
  });
});

describe("in the replay", () => {
  let replay: WatchingPage;

  test("the meeting is closed, and its recording walks the same way", async () => {
    // So that the last stand is part of what was recorded.
    await viewer.waitFor(({ at }) => at > (showings[2]?.from ?? 0) + 3000);
    await control.timeline(slug, { type: "close" });
    await until(viewer.page, showsText("Смотреть запись"), 40_000);
    replay = await openViewer(browser, `${server.httpUrl}/m/${slug}`);
    await replay.page.getByRole("button", { name: "Смотреть запись" }).click();
    await replay.page.evaluate(`document.querySelector("efir-player").watchFrom(${(showings[0]?.from ?? 0) - 1500})`);
    for (const [index] of stops.entries()) await replay.waitFor(standsAt(index));
  });

  test.each([0, 1, 2])("[VW44] step %i stands on the same frame", async (index) => {
    expectOnHallsFrame(changeTo(await replay.frames(), standsAt(index)), await hallsMoment(index));
    expect(replay.trouble).toEqual([]);
  });
});

const standsAt =
  (index: number) =>
  ({ stage, stageWords }: RecordedFrame): boolean => {
    const words = stageWords.replace(/\s+/gu, " ");
    return stage === "stand" && words.includes(`${walk} стенд ${index + 1} из 3`) && words.includes(stops[index] ?? "");
  };

/** Ids of the cards as the rundown has them, in the order of the walk. */
async function walkCards(): Promise<{ readonly cards: readonly string[] }> {
  const answer = await fetch(`${server.httpUrl}/m/${slug}/record.json`);
  const { state } = (await answer.json()) as { readonly state: { readonly showings: readonly Showing[] } }; // TL34
  return { cards: state.showings.map(({ card }) => card.id) };
}

/** The encoder is late by as much as its picture says: what the hall saw at the press is so much further on. */
async function hallsMoment(index: number): Promise<number> {
  return (showings[index]?.from ?? 0) - (await encoderDelay());
}

async function encoderDelay(): Promise<number> {
  const gaps = (await viewer.frames()).flatMap(({ at, codeMs }) => (codeMs === null ? [] : [at - codeMs]));
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
}
