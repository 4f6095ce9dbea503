import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CardSlotElement } from "../../../client/cards/card-slot.ts";
import "../../../client/cards/card-slot.ts";
import "../../../client/ui/page.css";
import type { Card, CardOf } from "../../../shared/cards/index.ts";
import { patience } from "../../support/patience.ts";
import { aSlide, aSpeaker } from "../../unit/client/pages/a-record.ts";

const slides = [1, 2, 3].map((number) => aSlide(`slide-${number}`, number));
let slot: CardSlotElement;

beforeEach(() => {
  slot = document.createElement("efir-card-slot");
  document.body.append(slot);
});
afterEach(() => slot.remove());

/** Shows the first `count` slides, the last of them on air. */
async function onAir(count: number): Promise<void> {
  await show(slides[count - 1] ?? null, slides.slice(0, count));
}

async function show(card: Card | null, shown: readonly CardOf<"slide">[] = []): Promise<void> {
  slot.card = card;
  slot.shown = shown;
  await settled();
}

async function settled(): Promise<void> {
  await slot.updateComplete;
  const slide = slot.shadowRoot?.querySelector("efir-slide-card");
  await slide?.updateComplete;
  await slide?.shadowRoot?.querySelector("efir-slide-picture")?.updateComplete;
}

const card = () => slot.shadowRoot?.querySelector("efir-slide-card")?.shadowRoot;
const heading = () => card()?.querySelector("h2")?.textContent?.trim();
const button = (label: string) =>
  [...(card()?.querySelectorAll("button") ?? [])].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent?.trim()) === label,
  );
async function press(label: string): Promise<void> {
  button(label)?.click();
  await settled();
}

describe("a slide", () => {
  test("[VW9] follows the broadcast", async () => {
    await onAir(1);
    await onAir(2);
    expect(heading()).toBe("Слайд 2");
  });

  test("[VW9] stays where the reader leafed to, and says what is on air", async () => {
    await onAir(2);
    await press("Предыдущий слайд");
    await onAir(3);
    expect(heading()).toBe("Слайд 1");
    expect(card()?.querySelector(".away")?.textContent).toContain("Слайд 3");
    expect(button("Вместе с эфиром")?.getAttribute("aria-pressed")).toBe("false");
  });

  test("[VW9] follows again on «Вместе с эфиром»", async () => {
    await onAir(2);
    await press("Предыдущий слайд");
    await onAir(3);
    await press("Вместе с эфиром");
    expect(heading()).toBe("Слайд 3");
  });

  test("[VW3] cannot be leafed ahead of what was shown", async () => {
    await onAir(2);
    expect(button("Следующий слайд")?.disabled).toBe(true);
  });

  test("[VW3] that lies ahead after a seek back is let go", async () => {
    await onAir(3);
    await press("Предыдущий слайд");
    await onAir(1);
    expect(heading()).toBe("Слайд 1");
  });

  test("has its words as the picture's alternative, and shows them when the picture does not load", async () => {
    await onAir(1);
    const picture = () => card()?.querySelector("efir-slide-picture")?.shadowRoot;
    expect(picture()?.querySelector("img")?.alt).toBe("Что на слайде slide-1");
    picture()?.querySelector("img")?.dispatchEvent(new Event("error"));
    await settled();
    expect(picture()?.textContent).toContain("Что на слайде slide-1");
  });

  test("opens enlarged in a window of its own and gives the focus back", async () => {
    await onAir(1);
    button("Увеличить слайд")?.focus();
    await press("Увеличить слайд");
    const dialog = card()?.querySelector("efir-dialog");
    await dialog?.updateComplete;
    expect(dialog?.shadowRoot?.querySelector("dialog")?.open).toBe(true);
    dialog?.shadowRoot?.querySelector("button")?.click();
    await settled();
    expect(card()?.activeElement).toBe(button("Увеличить слайд"));
  });
});

describe("an enlarged slide", () => {
  test("shows its picture at once, and grows by a press when its code is there", async () => {
    await onAir(1);
    await press("Увеличить слайд");
    const zoom = card()?.querySelector("efir-slide-zoom");
    expect(zoom?.querySelector("img")).not.toBeNull();
    const larger = () =>
      [...(zoom?.shadowRoot?.querySelectorAll("button") ?? [])].find((one) => one.textContent?.includes("Крупнее"));
    await expect.poll(larger, patience).toBeDefined();
    larger()?.click();
    await zoom?.updateComplete;
    expect(zoom?.shadowRoot?.querySelector(".level")?.textContent).toBe("150 %");
  });
});

describe("a slide's picture", () => {
  const file = (sign: string) => ({ file: `${sign.repeat(32)}.webp`, widthPx: 1280, heightPx: 720 });
  const picture = () => card()?.querySelector("efir-slide-picture")?.shadowRoot?.querySelector("img");

  test("[CD15] comes in the smaller width where that is enough", async () => {
    await show({ ...aSlide("slide-1"), image: file("a"), small: { ...file("b"), widthPx: 640, heightPx: 360 } });
    expect(picture()?.srcset).toBe(`/i/${"b".repeat(32)}.webp 640w, /i/${"a".repeat(32)}.webp 1280w`);
    expect(picture()?.sizes).not.toBe("");
  });

  test("[CD15] has an empty alternative where it is decoration", async () => {
    await show({ ...aSlide("slide-1"), alt: undefined, decorative: true });
    expect(picture()?.getAttribute("alt")).toBe("");
  });

  test("[CD15] that was shown without an alternative is at least named", async () => {
    await show({ ...aSlide("slide-1"), alt: undefined });
    expect(picture()?.alt).toBe("Слайд slide-1");
  });

  test("[CD13] keeps the box of its deck's first slide", async () => {
    const [wide, upright] = [file("a"), { ...file("b"), widthPx: 900, heightPx: 1600 }].map((image, index) => ({
      ...aSlide(`slide-${index}`),
      deckId: "deck-0001",
      image,
    }));
    if (!wide || !upright) throw new Error("two slides were made");
    const height = () => card()?.querySelector("efir-slide-picture")?.getBoundingClientRect().height;
    await show(wide, [wide]);
    const before = height();
    await show(upright, [wide, upright]);
    expect(height()).toBe(before);
  });
});

describe("a slide of a deck", () => {
  test("[CD15] offers its deck where the moderator let it", async () => {
    const original = { file: `${"d".repeat(32)}.pdf`, name: "Доклад.pdf", bytes: 3_400_000, pages: 18 };
    await show({ ...aSlide("slide-1"), original });
    const link = card()?.querySelector<HTMLAnchorElement>("a.original");
    expect(link?.textContent?.trim().replace(/\s/gu, " ")).toBe("Скачать презентацию, PDF, 3,4 МБ, 18 страниц");
    expect(link?.download).toBe("Доклад.pdf");
  });

  test.each([
    ["BracketLeft", "Слайд 1"],
    ["BracketRight", "Слайд 2"],
  ])("[CD8] with the focus in it, %s leafs, in any layout", async (code, name) => {
    await onAir(2);
    button("Увеличить слайд")?.focus();
    button("Увеличить слайд")?.dispatchEvent(new KeyboardEvent("keydown", { code, key: "х", bubbles: true }));
    await settled();
    expect(heading()).toBe(name);
  });

  test("[CD8] with the focus in it, S enlarges", async () => {
    await onAir(1);
    button("Увеличить слайд")?.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyS", key: "ы", bubbles: true }));
    await settled();
    expect(card()?.querySelector("efir-dialog")?.open).toBe(true);
  });
});

describe("a slot", () => {
  test("[VW8] does not take the focus for a new card", async () => {
    await onAir(1);
    await show(aSpeaker("speaker-a"));
    expect(slot.shadowRoot?.activeElement ?? null).toBeNull();
  });

  test("[VW8] hands the focus of a card that went to the next one's heading", async () => {
    await onAir(1);
    button("Увеличить слайд")?.focus();
    await show(aSpeaker("speaker-a"));
    await expect.poll(() => slot.shadowRoot?.activeElement?.localName, patience).toBe("efir-speaker-card");
  });

  test("[VW8] keeps the focus on a button while slides change", async () => {
    await onAir(1);
    button("Увеличить слайд")?.focus();
    await onAir(2);
    expect(card()?.activeElement).toBe(button("Увеличить слайд"));
  });

  test("[VW17] draws words for a kind that it does not know", async () => {
    // What a newer server may send, which the types of this page rule out.
    await show({ kind: "poll", id: "poll-0001" } as unknown as Card);
    expect(slot.shadowRoot?.textContent).toContain("Обновите страницу");
  });

  test("is not there while its layer is empty", async () => {
    await onAir(1);
    await show(null);
    expect(getComputedStyle(slot).display).toBe("none");
  });
});
