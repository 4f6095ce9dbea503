import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { live, playhead } from "../../../client/gallery/sample-records.ts";
import { standInSession } from "../../../client/gallery/stand-in-session.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import { ViewerPageElement } from "../../../client/pages/viewer/viewer-page.ts";
import "../../../client/pages/viewer/viewer.css";
import { PlayheadEvent } from "../../../client/player/events.ts";
import "../../../client/ui/page.css";
import type { StandBrief } from "../../../shared/exhibition.ts";
import { millis } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";

const aBrief = (number: number, more: Partial<StandBrief> = {}): StandBrief => ({
  ...{ id: `stand-000${number}`, number, slug: `stand-${number}`, size: "small" },
  ...{ institution: "Центр «Забота»", place: "Усть-Ярск", title: `Стенд о деле ${number}`, lead: "" },
  ...more,
});
const cover = { image: { file: "a.png", widthPx: 40, heightPx: 30 }, alt: "Мастерская" };

let element: ViewerPageElement;
let far: ReturnType<typeof standInSession>;
let asked: string[];

beforeEach(() => {
  setLanguage("ru");
  asked = [];
  vi.stubGlobal("requestIdleCallback", (act: () => void) => setTimeout(act));
  const ask = fetch;
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const address = String(input);
    if (!address.startsWith("/api/meetings/")) return ask(input, init);
    asked.push(address);
    const stands = [
      aBrief(1),
      aBrief(2, { cover }),
      aBrief(3, { cover, size: "wide" }),
      aBrief(4, { cover, size: "large" }),
      aBrief(5, { size: "large" }),
    ];
    return Response.json(address.endsWith("/exhibition") ? { title: "", intro: "", stands } : []);
  });
});
afterEach(() => {
  far.session.close();
  element.remove();
  vi.unstubAllGlobals();
});

async function open(served: string): Promise<void> {
  far = standInSession(live);
  element = new ViewerPageElement();
  element.className = "page";
  element.innerHTML = `<div class="words"><h1>Итоги</h1><nav>${served}</nav></div>`;
  element.session = far.session;
  document.body.append(element);
  await element.updateComplete;
  element.dispatchEvent(new PlayheadEvent(playhead, millis(800)));
  await expect.poll(() => asked, patience).toContain("/api/meetings/primer/clips");
}

const strip = () => element.querySelector("#stands");
const words = (root: Element | null | undefined) => (root?.textContent ?? "").replace(/[\s\u00a0]+/gu, " ").trim();

test("[VW59] three stands of an open exhibition, the largest with a picture first, and the way to the plan", async () => {
  await open('<a href="/m/primer/vystavka">Выставка</a>');
  await expect.poll(() => strip()?.querySelectorAll("li").length, patience).toBe(3);
  const links = [...(strip()?.querySelectorAll("a") ?? [])];
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/m/primer/vystavka",
    ...[4, 3, 2].map((number) => `/m/primer/vystavka/${number}-stand-${number}`),
  ]);
  expect(words(links[0])).toBe("План выставки, 5 стендов");
  expect(words(links[1])).toBe("Стенд 4Стенд о деле 4Усть-Ярск. Центр «Забота»");
  const { violations } = await axe.run(strip() ?? element, { resultTypes: ["violations"] });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("[VW59] a meeting without an exhibition is asked for none", async () => {
  await open("");
  await expect.poll(() => element.querySelector("#programme"), patience).not.toBeNull();
  expect([asked.filter((address) => address.endsWith("/exhibition")), strip()]).toEqual([[], null]);
});
