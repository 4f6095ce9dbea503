import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { themes } from "../../../client/ui/view-settings.ts";
import { later, millis } from "../../../shared/time.ts";
import { aPlayer, button, clear, type Stand } from "./a-player.ts";
import { start } from "./fake-engine.ts";

beforeEach(() => setLanguage("ru"));

afterEach(() => {
  clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const name of ["data-theme", "data-size"]) document.documentElement.removeAttribute(name);
});

/** A player with everything open, in a box of this width. Fake timers stop before axe and layout are asked. */
async function aFullPlayer(width: string): Promise<Stand> {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
  const stand = await aPlayer((player, engine) => {
    player.marks = [
      { at: later(start, millis(-400_000)), kind: "card", label: "Слайд 6" },
      { at: later(start, millis(-200_000)), kind: "highlight", label: "Рост на 42 %" },
    ];
    engine.levels = [
      { heightPx: 720, bitrateKbps: 3000 },
      { heightPx: 360, bitrateKbps: 800 },
    ];
    const line = document.createElement("p");
    line.slot = "captions";
    line.textContent = "За год к системе подключились два района, помощь на дому получают 3 047 человек.";
    player.append(line);
    player.style.width = width;
  });
  await stand.play(12);
  button(stand.player, "Задержка, качество, карточки").click();
  await stand.play(1);
  vi.useRealTimers();
  return stand;
}

const violations = async (element: Element) =>
  (await axe.run(element, { rules: { region: { enabled: false } } })).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
  );

describe.each(themes)("in the theme %s", (theme) => {
  test("[PL70] axe finds nothing while the picture plays with all open", async () => {
    document.documentElement.setAttribute("data-theme", theme);
    const { player } = await aFullPlayer("60rem");
    expect(await violations(player)).toEqual([]);
  });

  test("[PL70] axe finds nothing in the words over a lost connection", async () => {
    document.documentElement.setAttribute("data-theme", theme);
    vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network is away")));
    const { player, play, wait } = await aPlayer();
    await play(2);
    await wait(5000);
    vi.useRealTimers();
    expect(player.state.phase).toBe("lost");
    expect(await violations(player)).toEqual([]);
  });
});

describe.each([
  ["320px", "100"],
  ["320px", "200"],
  ["60rem", "200"],
])("%s wide at %s percent text", (width, size) => {
  test("[PL71] nothing sticks out sideways, and every target is at least 44 px high", async () => {
    document.documentElement.setAttribute("data-size", size);
    const { player } = await aFullPlayer(width);
    expect(sticksOut(player)).toEqual([]);
    expect(lowTargets(player)).toEqual([]);
  });
});

test("[PL71] behind the live edge, where it says most, the bar keeps to one row", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
  const { player, play } = await aPlayer();
  await play(2);
  button(player, "Назад на 10 секунд").click();
  await play(1);
  vi.useRealTimers();
  const bar = player.shadowRoot?.querySelector("efir-control-bar");
  const rowOf = (name: string) => button(player, name).getBoundingClientRect().top;
  const tall: number[] = [];
  for (let width = 340; width <= 1000; width += 20) {
    player.style.width = `${width}px`;
    await bar?.updateComplete;
    if (rowOf("Приостановить") !== rowOf("Во весь экран")) tall.push(width);
  }
  expect(tall).toEqual([]);
});

test("[PL71] a recording's bar keeps to one row, and so does what can be pressed over it", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
  const { player, play } = await aPlayer((one, engine) => {
    engine.recorded = [
      { from: start, to: later(start, millis(3_600_000)) },
      { from: later(start, millis(7_200_000)), to: later(start, millis(14_400_000)) },
    ];
    one.recording = "/replay/kollegiya/index.m3u8";
  });
  player.watchFrom(later(start, millis(9_000_000)));
  await play(2);
  vi.useRealTimers();
  const rowOf = (name: string) => button(player, name).getBoundingClientRect().top;
  const tall: number[] = [];
  for (let width = 340; width <= 1000; width += 20) {
    player.style.width = `${width}px`;
    await player.updateComplete;
    if (rowOf("Приостановить") !== rowOf("Во весь экран")) tall.push(width);
  }
  expect(tall).toEqual([]);
  player.style.width = "320px";
  expect(sticksOut(player)).toEqual([]);
  expect(await violations(player)).toEqual([]);
});

function everything(root: Element | ShadowRoot): Element[] {
  const children = root instanceof Element && root.shadowRoot !== null ? root.shadowRoot.children : root.children;
  return [...children].flatMap((child) => [child, ...everything(child)]);
}

function sticksOut(player: Element): string[] {
  const { left, right } = player.getBoundingClientRect();
  return everything(player)
    .filter((element) => element.checkVisibility() && !element.matches(".vh, .highlight, .head, .card, .gap"))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    })
    .map(({ tagName, className }) => `${tagName}.${className}`);
}

function lowTargets(player: Element): string[] {
  return everything(player)
    .filter((element) => element.matches("button, label, input[type=range]") && element.checkVisibility())
    .filter((element) => element.getBoundingClientRect().height < 44)
    .map((element) => element.getAttribute("aria-label") ?? element.textContent?.trim() ?? element.tagName);
}
