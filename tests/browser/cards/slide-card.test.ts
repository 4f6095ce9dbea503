import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CardSlotElement } from "../../../client/cards/card-slot.ts";
import "../../../client/cards/card-slot.ts";
import "../../../client/ui/page.css";
import type { Card, CardOf } from "../../../shared/cards/index.ts";
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
    await expect.poll(() => slot.shadowRoot?.activeElement?.localName).toBe("efir-speaker-card");
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
