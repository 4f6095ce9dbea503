import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cardElements, loaded, prepareKinds } from "../../../client/cards/card-elements.ts";
import type { CardSlotElement } from "../../../client/cards/card-slot.ts";
import "../../../client/cards/card-slot.ts";
import "../../../client/ui/page.css";
import { madeCard } from "../../../client/gallery/made-cards.ts";
import type { Card } from "../../../shared/cards/index.ts";
import { patience } from "../../support/patience.ts";

let slot: CardSlotElement;

beforeEach(() => {
  slot = document.createElement("efir-card-slot");
  document.body.append(slot);
});
afterEach(() => {
  slot.remove();
  document.documentElement.removeAttribute("data-motion");
});

async function show(card: Card): Promise<void> {
  slot.card = card;
  await slot.updateComplete;
}

const words = () => slot.shadowRoot?.querySelector<HTMLElement>(".words");

// In this order: a kind's code comes once for the whole file.
describe("a kind whose code is not there yet", () => {
  test("[CD6] is read in words, in a place of its layer's height, and never called unknown", async () => {
    await show(madeCard("chart", "full"));
    expect(customElements.get("efir-chart-card")).toBeUndefined();
    expect(words()?.textContent).toContain("2023: охват 1");
    expect(slot.getBoundingClientRect().height).toBeGreaterThan(200);
    expect(slot.shadowRoot?.textContent).not.toContain("нового вида");
  });

  test("[CD6] is drawn where it stands when the code comes", async () => {
    await show(madeCard("quote", "full"));
    await loaded("quote");
    expect(slot.drawn?.shadowRoot?.querySelector("blockquote")).not.toBeNull();
    expect(words()?.checkVisibility()).toBe(false);
  });

  test("[CD6] gets the focus of the card before when it comes", async () => {
    await show(madeCard("slide", "full"));
    await slot.updateComplete;
    slot.drawn?.shadowRoot?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
    await show(madeCard("award", "full"));
    await expect.poll(() => slot.shadowRoot?.activeElement?.localName, patience).toBe("efir-award-card");
  });

  test("[CD6] can be brought ahead of its frame", async () => {
    prepareKinds(["notice"]);
    await loaded("notice");
    expect(customElements.get("efir-notice-card")).toBeDefined();
  });
});

describe("a change of cards", () => {
  const isFading = () => slot.getAnimations().length > 0;

  test("[CD8] does not fade the bar whose buttons leaf", async () => {
    const award = madeCard("award", "sparse");
    await show(award);
    await show({ ...award, id: "award-next" });
    expect(isFading()).toBe(false);
  });

  test("fades a card of another kind in", async () => {
    await show(madeCard("speaker", "sparse"));
    await show(madeCard("slide", "sparse"));
    expect(isFading()).toBe(true);
  });

  test("fades nothing where the reader asked for no motion", async () => {
    document.documentElement.setAttribute("data-motion", "off");
    await show(madeCard("speaker", "sparse"));
    await show(madeCard("slide", "sparse"));
    expect(isFading()).toBe(false);
  });
});

test("[CD6] the first view carries no more than slide, speaker and figure", () => {
  const eager = Object.entries(cardElements).filter(([, { load }]) => load === undefined);
  expect(eager.map(([kind]) => kind)).toEqual(["slide", "speaker", "figure"]);
});
