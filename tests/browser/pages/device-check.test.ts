import { afterEach, expect, test, vi } from "vitest";
import { DeviceCheckElement } from "../../../client/pages/viewer/device-check/device-check.ts";
import { speedSort } from "../../../client/pages/viewer/device-check/link-speed.ts";
import { patience } from "../../support/patience.ts";

let element: DeviceCheckElement;

async function open(): Promise<ShadowRoot> {
  element = new DeviceCheckElement();
  document.body.append(element);
  await element.updateComplete;
  if (element.shadowRoot === null) throw new Error("no shadow root");
  return element.shadowRoot;
}

const rowOf = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll("dl > div")].find((row) => row.querySelector("dt")?.textContent?.trim() === name);
const press = (root: ShadowRoot, name: RegExp) =>
  [...root.querySelectorAll("button")].find(({ textContent }) => name.test(textContent ?? ""))?.click();

afterEach(() => {
  element.remove();
  vi.unstubAllGlobals();
});

test("[VW50] the sample plays, moves, tells the line's speed and asks what was heard", async () => {
  const root = await open();
  const video = root.querySelector("video");
  // A test presses nothing a browser believes; sound without a press is refused.
  if (video !== null) video.muted = true;
  press(root, /Включить пробу/);
  await vi.waitFor(() => expect(rowOf(root, "Картинка")?.className).toBe("good"), patience);
  expect(video?.src).toMatch(/^blob:/);
  expect(rowOf(root, "Скорость")?.textContent).toMatch(/Около [\d,]+\s*Мбит\/с/);
  press(root, /Не\s+слышу/);
  await element.updateComplete;
  expect(rowOf(root, "Звук")?.querySelectorAll("li")).toHaveLength(4);
  press(root, /^\s*Слышу/);
  await element.updateComplete;
  expect(rowOf(root, "Звук")?.className).toBe("good");
});

test("[VW50] says when the sample cannot be had", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  const root = await open();
  press(root, /Включить пробу/);
  await vi.waitFor(() => expect(rowOf(root, "Скорость")?.textContent).toContain("Проба не\u00a0загрузилась"), patience);
  expect(rowOf(root, "Картинка")?.className).toBe("open");
});

test("[VW50] a speed is told as what it is enough for", () => {
  expect([0.5, 2, 20].map(speedSort)).toEqual(["low", "enough", "high"]);
});
