import { ContextProvider } from "@lit/context";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../../client/cards/stand-card.ts";
import { type StandSource, standSourceContext } from "../../../client/cards/stand-source.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import type { CardOf } from "../../../shared/cards/index.ts";
import { emptyStand, type PublicStand } from "../../../shared/exhibition.ts";
import { patience } from "../../support/patience.ts";

const image = (seed: string) => ({ file: `${seed.repeat(32)}.png`, widthPx: 1280, heightPx: 720 });
const onePixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const card: CardOf<"stand"> = {
  kind: "stand",
  id: "stand-card-1",
  institution: "Центр «Забота»",
  title: "Ремесло возвращает к делу",
  place: "Усть-Ярск",
  number: 4,
  cover: image("a"),
  coverAlt: "Здание центра",
  walk: "Обход мастерских",
  walkStep: 2,
  walkOf: 3,
  standId: "stand-0001",
};
const stand: PublicStand = {
  id: "stand-0001",
  number: 4,
  slug: "zabota",
  size: "wide",
  takesQuestions: true,
  answers: [],
  content: {
    ...emptyStand,
    cover: { image: image("a"), alt: "Здание центра зимой" },
    gallery: [{ image: image("b"), alt: "Гончарный круг", credit: "А. Гареева" }],
    figures: [{ content: { value: "214", unit: "человек", label: "в мастерских" } }],
  },
};

const source = (read: StandSource["read"]): StandSource => ({ read, addressOf: () => "/m/primer/vystavka/4-zabota" });

async function shown(from: StandSource | null) {
  const page = document.createElement("div");
  new ContextProvider(page, { context: standSourceContext, initialValue: from });
  document.body.append(page);
  const element = document.createElement("efir-stand-card");
  element.card = card;
  page.append(element);
  await element.updateComplete;
  return element;
}
const within = (element: Element, selector: string) => element.shadowRoot?.querySelector(selector) ?? null;

beforeEach(() => setLanguage("ru"));
afterEach(() => document.body.replaceChildren());

test("[EB100] what the card carries stands there before anything has come", async () => {
  const element = await shown(source(() => new Promise(() => {})));
  expect(within(element, "h2")?.textContent).toContain("Ремесло возвращает к");
  expect(within(element, "img")?.getAttribute("alt")).toBe("Здание центра");
  expect(within(element, "a")).toBe(null);
});

test("[EB101] photos, figures and the way to the stand come with its own words", async () => {
  const element = await shown(source(() => Promise.resolve(stand)));
  await vi.waitFor(() => expect(within(element, "dd")?.textContent).toMatch(/214\s+человек/), patience);
  expect(within(element, "a")?.getAttribute("href")).toBe("/m/primer/vystavka/4-zabota");
  expect(within(element, "img")?.getAttribute("alt")).toBe("Здание центра зимой");
  within(element, 'button[aria-label="Следующее фото"]')?.dispatchEvent(new MouseEvent("click"));
  await element.updateComplete;
  expect(within(element, "img")?.getAttribute("alt")).toBe("Гончарный круг");
  expect(within(element, "figcaption")?.textContent).toMatch(/Фото 2 из 2\s+Фото: А\.\s+Гареева/);
});

test("[EB101] a photo that did not come leaves no hole, and the next one stands there all the same", async () => {
  const element = await shown(source(() => Promise.resolve(stand)));
  await vi.waitFor(() => expect(within(element, "dd")).not.toBeNull(), patience);
  const picture = within(element, "img");
  await vi.waitFor(() => expect(picture?.hasAttribute("hidden")).toBe(true), patience);
  within(element, 'button[aria-label="Следующее фото"]')?.dispatchEvent(new MouseEvent("click"));
  await element.updateComplete;
  picture?.setAttribute("src", onePixel);
  await vi.waitFor(() => expect(within(element, "img")?.hasAttribute("hidden")).toBe(false), patience);
});

test("[EB102] a step of a walk says which, in words and in a row of steps", async () => {
  const element = await shown(null);
  expect(within(element, ".walk")?.textContent).toMatch(/Обход мастерских\s+стенд 2 из 3/);
  expect([...(element.shadowRoot?.querySelectorAll(".steps i") ?? [])].map(({ className }) => className)).toEqual([
    "past",
    "now",
    "next",
  ]);
});

test("[EB103] a stand that was left never fills the next one's card", async () => {
  const late = Promise.withResolvers<PublicStand | null>();
  const element = await shown(source((id) => (id === "stand-0001" ? late.promise : new Promise(() => {}))));
  element.card = { ...card, id: "stand-card-2", standId: "stand-0002", title: "Другой" };
  await element.updateComplete;
  late.resolve(stand);
  await late.promise;
  await element.updateComplete;
  expect(within(element, "h2")?.textContent).toBe("Другой");
  expect(within(element, "dd")).toBe(null);
});
