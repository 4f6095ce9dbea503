import axe from "axe-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../../client/control/outputs-panel.ts";
import type { OutputsPanelElement } from "../../../client/control/outputs-panel.ts";
import "../../../client/ui/page.css";
import { overlayLayers } from "../../../shared/overlay-layers.ts";
import { patience } from "../../support/patience.ts";
import { farSide } from "./far-side.ts";

const address = "/api/meetings/kollegiya/overlay-key";
const madeAt = Date.UTC(2026, 10, 12, 7, 30);

let far: ReturnType<typeof farSide> | undefined;
let panel: OutputsPanelElement;

beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  panel.remove();
  far?.leave();
  delete document.documentElement.dataset["density"];
});

async function open(answers: Parameters<typeof farSide>[0]): Promise<void> {
  far = farSide(answers);
  panel = document.createElement("efir-outputs-panel");
  panel.slug = "kollegiya";
  document.body.append(panel);
  await expect.poll(() => words(), patience).not.toBe("");
}

const all = (selector: string) => [...panel.renderRoot.querySelectorAll(selector)];
const words = (): string =>
  all("[role=status], #overlays ~ *")
    .map((one) => one.textContent ?? "")
    .join("")
    .trim();
const values = (): readonly string[] => all("input").map((one) => (one instanceof HTMLInputElement ? one.value : ""));
const press = (name: RegExp) => {
  const button = all("button").find((one) => name.test(one.textContent ?? ""));
  if (button instanceof HTMLButtonElement) button.click();
  else expect.fail(`no button ${name}`);
};

test("[OU12] without a key there is none to copy; made, it stands in the addresses of all layers", async () => {
  await open({
    [`GET ${address}`]: [200, { madeAt: null }],
    [`POST ${address}`]: [200, { key: "made-just-now", madeAt }],
  });
  expect(values().filter((value) => value.includes("/overlay/"))).toEqual([]);
  press(/Сделать ключ/);
  const { origin } = location;
  await expect
    .poll(() => values().slice(0, overlayLayers.length), patience)
    .toEqual(overlayLayers.map((layer) => `${origin}/overlay/kollegiya/${layer}?key=made-just-now`));
  expect(words()).toContain("Скопируйте адреса сейчас");
});

test("[OU12] pressed twice, one key is made", async () => {
  await open({
    [`GET ${address}`]: [200, { madeAt: null }],
    [`POST ${address}`]: [200, { key: "made-just-now", madeAt }],
  });
  press(/Сделать ключ/);
  press(/Сделать ключ/);
  await expect.poll(() => values().length, patience).toBe(overlayLayers.length + 4);
  expect(far?.calls().filter((call) => call.startsWith("POST"))).toHaveLength(1);
});

test("[OU12] a key that was made before is not shown, and a new one is said to end the old addresses", async () => {
  await open({ [`GET ${address}`]: [200, { madeAt }] });
  await expect.poll(words, patience).toContain("Старые адреса перестанут открываться");
  expect(values().filter((value) => value.includes("/overlay/"))).toEqual([]);
});

test("[OU12] whoever may not make keys still finds the hall's screen and the widget", async () => {
  await open({ [`GET ${address}`]: [403, { error: { code: "NOT_ALLOWED" } }] });
  await expect.poll(words, patience).not.toBe("");
  const { origin } = location;
  expect(values()).toEqual([
    `${origin}/tv/kollegiya`,
    `${origin}/tv/kollegiya?sound=off`,
    `<script src="${origin}/embed.js" async></script><efir-meeting slug="kollegiya"></efir-meeting>`,
    expect.stringContaining(`<iframe src="${origin}/e/kollegiya" title="Трансляция"`),
  ]);
});

test("[OU12] axe finds nothing in it, before the key and after", async () => {
  await open({
    [`GET ${address}`]: [200, { madeAt: null }],
    [`POST ${address}`]: [200, { key: "made-just-now", madeAt }],
  });
  expect((await axe.run(panel)).violations).toEqual([]);
  press(/Сделать ключ/);
  await expect.poll(() => values().length, patience).toBe(overlayLayers.length + 4);
  expect((await axe.run(panel)).violations).toEqual([]);
});
