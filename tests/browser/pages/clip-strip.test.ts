import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { live, opened, playhead } from "../../../client/gallery/sample-records.ts";
import { standInSession } from "../../../client/gallery/stand-in-session.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import { ViewerPageElement } from "../../../client/pages/viewer/viewer-page.ts";
import "../../../client/pages/viewer/viewer.css";
import { PlayheadEvent } from "../../../client/player/events.ts";
import "../../../client/ui/page.css";
import type { PublicClip } from "../../../shared/clips.ts";
import { millis, programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { patience } from "../../support/patience.ts";

const aPublicClip = (number: number, more: Partial<PublicClip> = {}): PublicClip => ({
  id: `clip-000${number}`,
  sort: "blitz",
  title: "Гончарная мастерская",
  quotation: "Гончарная мастерская вернула человеку ремесло",
  subject: { name: "Алия Гареева", post: "мастер трудовой терапии", place: "Усть-Ярск" },
  durationMs: millis(48_300),
  widthPx: 1080,
  heightPx: 1920,
  poster: null,
  hasCaptions: false,
  at: programTime(playhead - number * 60_000),
  ...more,
});

let element: ViewerPageElement;
let far: ReturnType<typeof standInSession>;
let clips: readonly PublicClip[];
let asked: string[];

beforeEach(() => {
  setLanguage("ru");
  clips = [];
  asked = [];
  vi.stubGlobal("requestIdleCallback", (act: () => void) => setTimeout(act));
  const ask = fetch;
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    if (!String(input).endsWith("/clips")) return ask(input, init);
    asked.push(String(input));
    return Response.json(clips);
  });
});
afterEach(() => {
  far.session.close();
  element.remove();
  vi.unstubAllGlobals();
});

async function open(record: MeetingRecord): Promise<void> {
  far = standInSession(record);
  element = new ViewerPageElement();
  element.className = "page";
  element.session = far.session;
  document.body.append(element);
  await element.updateComplete;
  element.dispatchEvent(new PlayheadEvent(playhead, millis(800)));
  await expect.poll(() => asked, patience).toEqual(["/api/meetings/primer/clips"]);
}

const strip = () => element.querySelector("#clips");
const words = (root: Element | null) => (root?.textContent ?? "").replace(/[\s\u00a0]+/gu, " ").trim();

test("[BZ174] the newest four stand on paper, each with its length, words and who says them; all have a page", async () => {
  clips = [1, 2, 3, 4, 5].map((number) => aPublicClip(number));
  await open(live);
  await expect.poll(() => strip()?.querySelectorAll("li").length, patience).toBe(4);
  const [first] = strip()?.querySelectorAll("li") ?? [];
  expect(words(first ?? null)).toBe(
    "0:48«Гончарная мастерская вернула человеку ремесло» Алия Гареева, мастер трудовой терапии, Усть-Ярск",
  );
  expect(first?.querySelector("a")?.getAttribute("href")).toBe("/m/primer/blic/clip-0001");
  expect(strip()?.querySelector(".sec a")?.getAttribute("href")).toBe("/m/primer/blic");
  expect(words(element.querySelector('.toc a[href="#clips"]'))).toBe("Блиц-интервью 5");
  const { violations } = await axe.run(strip() ?? element, { resultTypes: ["violations"] });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("[BZ174] films of stands stand on their stands", async () => {
  clips = [aPublicClip(1), aPublicClip(2, { sort: "film" })];
  await open(live);
  await expect.poll(() => strip()?.querySelectorAll("li").length, patience).toBe(1);
});

test("[BZ174] [VW53] none, and none promised: no section", async () => {
  await open({ ...live, programme: [] });
  await element.updateComplete;
  expect(strip()).toBeNull();
});

test("[BZ174] a meeting whose programme has them says when the first come", async () => {
  const startsAt = programTime(playhead + 8 * 60_000);
  await open({ ...live, programme: [{ id: "item-0001", title: "Блиц-интервью с площадок", startsAt }] });
  await expect.poll(() => words(strip()), patience).toMatch(/Интервью ещё снимают. Первые появятся около \d\d:\d\d$/u);
});

test("[BZ174] a clip that comes on air is asked for, when the list does not have it", async () => {
  await open(opened);
  const card = { kind: "blitz", id: "blitz-001", title: "x", where: "beside", durationMs: 20_000 } as const;
  const from = programTime(playhead - 1000);
  clips = [aPublicClip(1)];
  const showings = [{ seq: 900, card, layer: "stage", from, until: null } as const];
  far.tell({ ...opened, showings }, 2);
  await expect.poll(() => strip()?.querySelectorAll("li").length, patience).toBe(1);
  expect(asked.length).toBeGreaterThan(1);
});
