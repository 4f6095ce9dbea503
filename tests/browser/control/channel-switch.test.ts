import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { ChannelSwitchElement } from "../../../client/pages/clips/channel-switch.ts";
import { patience } from "../../support/patience.ts";
import { farSide } from "./far-side.ts";

const address = "/api/meetings/kollegiya/clips/channel";
let far: ReturnType<typeof farSide>;
beforeEach(() => {
  setLanguage("ru");
  far = farSide({ [`GET ${address}`]: [200, { isOn: false }] });
});
afterEach(() => {
  far.leave();
  document.querySelector("efir-channel-switch")?.remove();
});

async function shown(mayTurn = true) {
  const element = Object.assign(new ChannelSwitchElement(), { slug: "kollegiya", mayTurn });
  document.body.append(element);
  const box = () => element.shadowRoot?.querySelector("input") ?? null;
  await vi.waitFor(() => expect(box()).not.toBe(null), patience);
  return { element, box };
}

test("[PO45] approved clips are shown between meetings from the press on", async () => {
  far.answer({ [`PUT ${address}`]: [200, { isOn: true }] });
  const { element, box } = await shown();
  expect(box()?.checked).toBe(false);
  box()?.click();
  await vi.waitFor(() => expect(element.shadowRoot?.textContent).toContain("идут на канале по очереди"), patience);
  expect(box()?.checked).toBe(true);
});

test("[PO45] a press that was refused leaves it as it was, and says why", async () => {
  far.answer({ [`PUT ${address}`]: [403, { error: { code: "NOT_ALLOWED" } }] });
  const { element, box } = await shown();
  box()?.click();
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector(".mistake")?.textContent).not.toBe(""), patience);
  await vi.waitFor(() => expect(box()?.checked).toBe(false), patience);
});

test("[PO45] who may not turn it sees how it stands", async () => {
  const { box } = await shown(false);
  expect(box()?.disabled).toBe(true);
});
