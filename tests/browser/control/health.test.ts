import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { OpenHealthEvent } from "../../../client/control/health/events.ts";
import { HealthPanelElement } from "../../../client/control/health/health-panel.ts";
import type { Told } from "../../../client/control/health/measures.ts";
import { RoomNotesElement } from "../../../client/control/room-notes.ts";
import { StatusBarElement } from "../../../client/control/status-bar.ts";
import "../../../client/ui/page.css";
import { viewStore } from "../../../client/ui/view-store.ts";
import { millis, programTime } from "../../../shared/time.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { aHealth, anAudience } from "../../support/told-health.ts";

const fine: Told = { health: aHealth(), audience: anAudience(), signal: "encoder" };
/** Everything that can be wrong at once. */
const poor: Told = {
  health: aHealth({
    warnings: ["LONG_KEYFRAME_INTERVAL", "CODEC_REFUSED"],
    keyframeIntervalMs: millis(8_000),
    framesPerSecond: 8,
    droppedShare: 0.08,
    lateMs: millis(1_400),
    sound: { state: "measured", momentaryLufs: -120, shortTermLufs: -120, silentMs: millis(14_000) },
    recording: { writing: "on", freeBytes: 2_100_000_000, hoursLeft: 1.2 },
  }),
  audience: anAudience({ medianLagMs: millis(6_400) }),
  signal: "encoder",
};
const record = {
  ...emptyRecord,
  phase: "open" as const,
  title: "Итоги 2025 года и задачи на 2026 год",
  openedAt: programTime(Date.now() - 4_000_000),
};

const main = document.createElement("main");
const show = async <Shown extends StatusBarElement | RoomNotesElement | HealthPanelElement>(
  shown: Shown,
  given: Partial<Shown>,
) => {
  Object.assign(shown, given);
  main.append(shown);
  await shown.updateComplete;
  return shown.renderRoot;
};
const bar = (told: Told) => show(new StatusBarElement(), { record, slug: "primer", ...told });
const wordsOf = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, " ").trim());

beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
  viewStore.reset();
  document.body.append(main);
});
afterEach(() => {
  main.replaceChildren();
  main.remove();
});

describe("the bar", () => {
  test.each([1600, 1000, 820, 390])("[CR4] fits a room %d px wide, whatever is wrong", async (width) => {
    await page.viewport(width, 900);
    for (const told of [fine, poor]) {
      const root = await bar(told);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const onAir = root.querySelector(".onair")?.getBoundingClientRect();
      expect(onAir?.right).toBeLessThanOrEqual(width);
      main.replaceChildren();
    }
  });

  test("[CR56] a press on the figures asks for all of them, and so does the keyboard", async () => {
    await page.viewport(1600, 900);
    const root = await bar(fine);
    const asked = vi.fn();
    main.addEventListener(OpenHealthEvent.type, asked, { once: true });
    await userEvent.click(root.querySelector(".health ul") ?? main, { force: true });
    expect(asked).toHaveBeenCalledTimes(1);
    main.addEventListener(OpenHealthEvent.type, asked, { once: true });
    root.querySelector<HTMLElement>(".health button")?.focus();
    await userEvent.keyboard("{Enter}");
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

test("[CR55] the notes tell the two worst, and how many more there are", async () => {
  const warnings = ["SILENCE", "FRAMES_DROPPED", "LONG_KEYFRAME_INTERVAL", "CODEC_REFUSED"];
  const root = await show(new RoomNotesElement(), { connection: { phase: "live" }, warnings });
  expect(wordsOf(root, ".warning")).toHaveLength(2);
  expect(wordsOf(root, "button")).toEqual(["Ещё 2 замечания"]);
});

test("[CR55] the panel says of each measure what is wrong with it and what to do", async () => {
  const root = await show(new HealthPanelElement(), poor);
  expect(wordsOf(root, '[data-measure="sound"]')).toEqual([
    "Звук тишина 14 с Звук идёт, но в нём тишина. Включите микрофон и проверьте его громкость в кодировщике",
  ]);
  expect(wordsOf(root, ".trouble")).toHaveLength(7);
  // What no measure says stands above them.
  expect(wordsOf(root, ".also")).toEqual(["Кодек не подходит. Выберите в кодировщике H.264 и AAC"]);
});

test.each(["dark", "hc-black", "hc-white"] as const)("axe finds nothing in %s", async (theme) => {
  viewStore.change({ theme });
  await page.viewport(820, 900);
  await bar(poor);
  const histories = new Map([["drops" as const, [0, 0, 0.08]]]);
  await show(new HealthPanelElement(), { ...poor, histories });
  const rules = { region: { enabled: false }, "page-has-heading-one": { enabled: false } };
  const { violations } = await axe.run(main, { rules });
  expect(violations).toEqual([]);
});
