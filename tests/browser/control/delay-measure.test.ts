import axe from "axe-core";
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { StreamSettingsElement } from "../../../client/control/stream-settings.ts";
import { PlayheadEvent } from "../../../client/player/events.ts";
import "../../../client/ui/page.css";
import { millis, programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { farSide } from "./far-side.ts";

const told = { name: "main", takeover: false, encoderDelayMs: 300, keySetAt: null, ingestUrl: "rtmp://example/live" };
let far: ReturnType<typeof farSide>;

async function settingsOf(role: string) {
  far = farSide({
    "GET /api/session": [200, { actor: { id: "account-1", role, name: "Анна" } }],
    "GET /api/stages/main": [200, told],
  });
  const settings = new StreamSettingsElement();
  document.body.append(settings);
  await expect.poll(() => settings.shadowRoot?.querySelector("efir-delay-measure"), patience).not.toBeNull();
  await settings.updateComplete;
  return settings;
}
afterEach(() => {
  document.body.replaceChildren();
  far.leave();
});

const inside = (settings: StreamSettingsElement) => {
  const root = settings.shadowRoot?.querySelector("efir-delay-measure")?.shadowRoot;
  if (root == null) throw new Error("nothing to measure with");
  return root;
};
const button = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll("button")].find(({ textContent }) => textContent?.trim() === name);

test("[CR69] a moderator sees the delay, and who sets it", async () => {
  const settings = await settingsOf("moderator");
  await expect
    .poll(() => settings.shadowRoot?.querySelector<HTMLInputElement>("#delay")?.readOnly, patience)
    .toBe(true);
  expect(settings.shadowRoot?.querySelector("#delay-hint")?.textContent).toContain("продюсер или администратор");
});

test("[CR69] a producer may set it", async () => {
  const settings = await settingsOf("producer");
  await expect
    .poll(() => settings.shadowRoot?.querySelector<HTMLInputElement>("#delay")?.readOnly, patience)
    .toBe(false);
});

test("[CR67] it warns before anything flashes, and begins only with a picture", async () => {
  await page.viewport(1600, 1000);
  const root = inside(await settingsOf("producer"));
  button(root, "Измерить задержку")?.click();
  await expect.poll(() => root.querySelector("dialog")?.open, patience).toBe(true);
  expect(root.querySelector(".warning")?.textContent).toContain("мигнёт белым");
  expect(root.querySelector(".flash--off")).not.toBeNull();
  expect(button(root, "Начать")?.disabled).toBe(true);

  const heard: Event[] = [];
  document.body.addEventListener(PlayheadEvent.type, (event) => heard.push(event), { once: true });
  root.querySelector("efir-player")?.dispatchEvent(new PlayheadEvent(programTime(Date.now()), millis(500)));
  await expect.poll(() => button(root, "Начать")?.disabled, patience).toBe(false);
  // What the room's monitor shows is another picture.
  expect(heard).toEqual([]);
  const { violations } = await axe.run(root.querySelector("dialog") ?? document.body, {
    rules: { region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => String(target))])).toEqual([]);

  button(root, "Начать")?.click();
  await expect.poll(() => root.activeElement?.textContent, patience).toBe("Вижу вспышку");
  button(root, "Закрыть")?.click();
});
