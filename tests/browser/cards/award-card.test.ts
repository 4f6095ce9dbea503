import { afterEach, beforeEach, describe, expect, test } from "vitest";
import "../../../client/cards/award-card.ts";
import type { AwardCardElement } from "../../../client/cards/award-card.ts";
import "../../../client/ui/page.css";
import type { CardOf } from "../../../shared/cards/index.ts";

let element: AwardCardElement;

beforeEach(() => {
  element = document.createElement("efir-award-card");
  document.body.append(element);
});
afterEach(() => element.remove());

const anAward = (number: number, ceremony?: string): CardOf<"award"> => ({
  kind: "award",
  id: `award-${ceremony}-${number}`,
  ceremony,
  nomination: `Номинация ${number}`,
  winner: `Победитель ${number}`,
  number,
  of: 14,
});

const best = [1, 2, 3].map((number) => anAward(number, "Лучшие работники"));

async function onAir(...shown: readonly CardOf<"award">[]): Promise<void> {
  const last = shown.at(-1);
  if (last !== undefined) element.card = last;
  element.shown = shown;
  await element.updateComplete;
}

const root = () => element.shadowRoot;
const winner = () => root()?.querySelector(".winner")?.textContent;
const buttons = () => [...(root()?.querySelectorAll("button") ?? [])];
async function press(label: string): Promise<void> {
  buttons()
    .find((one) => (one.getAttribute("aria-label") ?? one.textContent?.trim().replace(/\s+/gu, " ")) === label)
    ?.click();
  await element.updateComplete;
}

describe("an award", () => {
  test("[CD8] says its number in the ceremony", async () => {
    await onAir(...best.slice(0, 2));
    expect(root()?.querySelector("h2")?.textContent?.trim()).toBe("Награда 2 из 14");
  });

  test("[CD8] alone has nothing to leaf", async () => {
    await onAir(anAward(1));
    expect(buttons()).toEqual([]);
  });

  test("[CD8] can be left for the one before while the ceremony goes on, and is returned to", async () => {
    await onAir(...best.slice(0, 2));
    await press("Предыдущая награда");
    await onAir(...best);
    expect([winner(), root()?.querySelector(".away")?.textContent]).toEqual([
      "Победитель 1",
      "Вы смотрите другую награду. В эфире: Победитель 3",
    ]);
    await press("Вместе с эфиром");
    expect(winner()).toBe("Победитель 3");
  });

  test("[CD8] lists the ceremony so far, and a press goes to that award", async () => {
    await onAir(...best);
    expect(root()?.querySelector("summary")?.textContent).toBe("Вручены 3 награды");
    root()?.querySelector<HTMLButtonElement>("li button")?.click();
    await element.updateComplete;
    expect(winner()).toBe("Победитель 1");
    expect(root()?.querySelector('li button[aria-current="true"]')?.textContent).toContain("Победитель 1");
  });

  test("[CD8] of another ceremony is not among them", async () => {
    await onAir(anAward(1, "Почётные грамоты"), ...best.slice(0, 2));
    expect(root()?.querySelectorAll("li")).toHaveLength(2);
  });

  test("keeps its gold frame and shows a figure of a person where the photo does not load", async () => {
    await onAir({ ...anAward(1), photo: { file: `${"0".repeat(32)}.png`, widthPx: 10, heightPx: 10 } });
    root()?.querySelector("img")?.dispatchEvent(new Event("error"));
    expect(root()?.querySelector("img")?.src).toContain("svg");
  });
});
