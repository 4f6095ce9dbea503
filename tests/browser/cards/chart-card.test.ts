import { afterEach, beforeEach, describe, expect, test } from "vitest";
import "../../../client/cards/chart-card.ts";
import type { ChartCardElement } from "../../../client/cards/chart-card.ts";
import "../../../client/ui/page.css";
import type { CardOf } from "../../../shared/cards/index.ts";
import { patience } from "../../support/patience.ts";

let element: ChartCardElement;

beforeEach(() => {
  element = document.createElement("efir-chart-card");
  document.body.append(element);
});
afterEach(() => element.remove());

async function show(part: Partial<CardOf<"chart">>, width = "40rem"): Promise<void> {
  element.style.width = width;
  element.card = {
    kind: "chart",
    id: "chart-001",
    title: "Охват уходом",
    look: "bars",
    table: {
      columns: ["охват"],
      rows: [
        { label: "2023", values: [1000] },
        { label: "2024", values: [null] },
        { label: "2025", values: [-500] },
      ],
    },
    ...part,
  };
  await element.updateComplete;
  await expect.poll(() => root()?.querySelector(".chart")?.childElementCount, patience).toBeGreaterThan(1);
}

const root = () => element.shadowRoot;
const all = (selector: string) => [...(root()?.querySelectorAll<SVGGraphicsElement>(selector) ?? [])];
const box = (one: Element) => one.getBoundingClientRect();

const four = (values: readonly (readonly (number | null)[])[]): CardOf<"chart">["table"] => ({
  columns: ["город", "село", "районы", "план"],
  rows: values.map((row, index) => ({ label: String(2022 + index), values: row })),
});

describe("bars", () => {
  test("[CD9] stand and hang to scale, with no bar where there is no number", async () => {
    await show({});
    const [gain, loss, ...others] = all(".plot .bar");
    expect(others).toEqual([]);
    expect(gain && loss && box(gain).height / box(loss).height).toBeCloseTo(2, 1);
    expect(gain && loss && box(loss).top).toBeCloseTo(gain ? box(gain).bottom : 0, 0);
  });

  test("[CD9] have their numbers written on them", async () => {
    await show({});
    expect(all(".plot text").map((one) => one.textContent?.replace(/\s/gu, " "))).toEqual(["1 000", "—", "−500"]);
  });

  test("[CD9] lie in a narrow place, to one scale", async () => {
    await show(
      {
        table: four([
          [4000, 2000, 1000, 3000],
          [8000, 4000, null, 0],
        ]),
      },
      "18rem",
    );
    const widths = all(".rows .bar").map((bar) => box(bar).width);
    expect(widths[0] && widths[4] && widths[4] / widths[0]).toBeCloseTo(2, 1);
    expect(root()?.querySelector(".rows")?.textContent).toContain("нет данных");
  });

  test("[CD9] of four series differ by pattern too", async () => {
    await show({
      table: four([
        [4, 3, 2, 1],
        [5, 4, 3, 2],
      ]),
    });
    const fills = all(".plot g:first-of-type .bar").map((bar) => bar.getAttribute("fill"));
    expect(new Set(fills).size).toBe(4);
    expect(all(".legend li").map((one) => one.textContent?.trim())).toEqual(["город", "село", "районы", "план"]);
  });
});

describe("a line", () => {
  test("[CD9] is broken where there is no number", async () => {
    await show({
      look: "line",
      table: four([
        [1, 2, 3, 4],
        [2, null, 3, 4],
        [3, 2, 3, 4],
      ]),
    });
    expect(all("polyline").map((one) => one.getAttribute("points")?.split(" ").length)).toEqual([3, 1, 1, 3, 3]);
  });

  test("[CD9] of each series has a shape and a stroke of its own", async () => {
    await show({
      look: "line",
      table: four([
        [1, 2, 3, 4],
        [2, 3, 4, 5],
      ]),
    });
    expect(new Set(all("polyline").map((one) => one.getAttribute("stroke-dasharray"))).size).toBe(4);
    expect(new Set(all(".legend svg > *").map((one) => one.outerHTML.replace(/<!--.*?-->/gu, ""))).size).toBe(4);
  });
});

test("[CD9] every number stands in a table, for eye and ear", async () => {
  await show({});
  const cells = [...(root()?.querySelectorAll("tbody tr") ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim().replace(/\s/gu, " ")),
  );
  expect(cells).toEqual([
    ["2023", "1 000"],
    ["2024", "нет данных"],
    ["2025", "−500"],
  ]);
  expect(root()?.querySelector("[role=img]")?.getAttribute("aria-label")).toBe(
    "Диаграмма: Охват уходом. Все числа в таблице ниже",
  );
});
