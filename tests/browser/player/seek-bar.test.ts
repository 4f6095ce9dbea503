import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import "../../../client/player/seek-bar.ts";
import type { SeekEvent } from "../../../client/player/events.ts";
import type { SeekMark } from "../../../client/player/mark.ts";
import type { SeekBarElement } from "../../../client/player/seek-bar.ts";
import { later, millis } from "../../../shared/time.ts";
import "../../../client/ui/page.css";
import { start } from "./fake-engine.ts";

const at = (seconds: number) => later(start, millis(seconds * 1000));
const marks: readonly SeekMark[] = [
  { at: at(-400), kind: "card", label: "Слайд 6" },
  { at: at(-300), kind: "highlight", label: "Рост на 42 %" },
  { at: at(-100), kind: "card", label: "Слайд 7" },
];

async function aSeekBar(given: Partial<Pick<SeekBarElement, "window" | "playhead" | "live">> = {}) {
  const bar = document.createElement("efir-seek-bar");
  Object.assign(bar, { window: { from: at(-600), to: at(0) }, playhead: at(-150), marks, ...given });
  document.body.append(bar);
  await bar.updateComplete;
  const slider = bar.shadowRoot?.querySelector<HTMLElement>("[role=slider]") ?? null;
  if (slider === null) throw new Error("no slider");
  const asked: (number | "live")[] = [];
  bar.addEventListener("efir-seek", ({ to }: SeekEvent) => asked.push(to === "live" ? to : (to - start) / 1000));
  const press = (code: string) =>
    slider.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true, composed: true, cancelable: true }));
  return { bar, slider, asked, press };
}

beforeEach(() => setLanguage("ru"));
afterEach(() => document.body.replaceChildren());

describe("the seek bar's slider", () => {
  test("[PL51] says where it stands", async () => {
    const behind = await aSeekBar();
    expect(behind.slider.getAttribute("aria-valuetext")).toBe("11:39:37, на 2 мин 30 с позади эфира");
    expect(behind.slider.getAttribute("aria-valuenow")).toBe("450");
    const live = await aSeekBar({ playhead: at(-1), live: true });
    expect(live.slider.getAttribute("aria-valuetext")).toBe("11:42:06, прямой эфир");
  });

  test("[PL53] goes ten seconds by arrow, to marks by Page keys, to the ends by Home and End", async () => {
    const { asked, press } = await aSeekBar();
    for (const code of ["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"]) press(code);
    expect(asked).toEqual([-160, -140, -300, -100, -600, "live"]);
  });

  test("[PL53] keeps its keys from the player around it", async () => {
    const { bar, press } = await aSeekBar();
    const heard: string[] = [];
    bar.addEventListener("keydown", ({ code }) => heard.push(code));
    press("ArrowLeft");
    press("KeyK");
    expect(heard).toEqual(["KeyK"]);
  });

  test("[PL54] is dragged: the place shows at once and is sought when let go", async () => {
    const { bar, slider, asked } = await aSeekBar();
    const { left, width, top } = slider.getBoundingClientRect();
    const pointer = (type: string, share: number) =>
      slider.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          button: 0,
          clientX: left + width * share,
          clientY: top + 5,
          bubbles: true,
        }),
      );
    // A made-up pointer cannot be captured; the capture itself is the browser's matter.
    slider.setPointerCapture = () => undefined;
    pointer("pointerdown", 0.5);
    pointer("pointermove", 0.25);
    await bar.updateComplete;
    expect(slider.getAttribute("aria-valuenow")).toBe("150");
    expect(asked).toEqual([]);
    pointer("pointerup", 0.25);
    expect(asked.map(Math.round as (n: number | "live") => number)).toEqual([-450]);
  });

  test("[PL55] shows highlights as diamonds, cards as ticks, and the times of its ends", async () => {
    const { bar } = await aSeekBar();
    const root = bar.shadowRoot;
    expect(root?.querySelectorAll(".highlight")).toHaveLength(1);
    expect(root?.querySelectorAll(".card")).toHaveLength(2);
    expect(root?.querySelector(".times")?.textContent).toMatch(/11:32\s*11:42/);
  });
});

test("[PL55] the ends of a window that began just now tell seconds, or both would read the same", async () => {
  const { bar } = await aSeekBar({ window: { from: at(-20), to: at(0) } });
  expect(bar.shadowRoot?.querySelector(".times")?.textContent).toMatch(/11:41:47\s*11:42:07/);
});

test("[PL55] without a clock there is nothing to seek on", async () => {
  const bar = document.createElement("efir-seek-bar");
  document.body.append(bar);
  await bar.updateComplete;
  expect(bar.shadowRoot?.querySelector("[role=slider]")).toBeNull();
});
