import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { aPlayer, button, clear, find, type Stand, words } from "./a-player.ts";

beforeEach(() => {
  setLanguage("ru");
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
});

afterEach(() => {
  clear();
  vi.useRealTimers();
});

/** Presses a key where the focus is; says whether the page may still act on it. */
async function press({ play }: Stand, target: Element, init: KeyboardEventInit): Promise<boolean> {
  const isLeft = target.dispatchEvent(
    new KeyboardEvent("keydown", { bubbles: true, composed: true, cancelable: true, ...init }),
  );
  await play(1);
  return isLeft;
}

async function aPlayingStand(): Promise<Stand> {
  const stand = await aPlayer();
  await stand.play(2);
  return stand;
}

describe("keys in the player", () => {
  test("[PL60] К on a Russian layout pauses", async () => {
    const stand = await aPlayingStand();
    await press(stand, stand.player, { key: "л", code: "KeyK" });
    expect(stand.player.state.phase).toBe("paused");
  });

  test("[PL61] arrows skip, Home goes to the window's start, End to live", async () => {
    const stand = await aPlayingStand();
    const { player, engine } = stand;
    await press(stand, player, { code: "ArrowLeft" });
    await press(stand, player, { code: "KeyJ" });
    await press(stand, player, { code: "Home" });
    expect(player.state.phase).toBe("behind");
    await press(stand, player, { code: "End" });
    expect(player.state.phase).toBe("live");
    expect(engine.asked.filter((ask) => ask.startsWith("seek"))).toEqual([
      "seek to -10 s",
      "seek to -40 s",
      "seek to -599 s",
      "seek to 1 s",
    ]);
  });

  test("[PL62] Space presses the focused button and does nothing more", async () => {
    const stand = await aPlayingStand();
    const isLeft = await press(stand, button(stand.player, "Выключить звук"), { key: " ", code: "Space" });
    expect(isLeft).toBe(true);
    expect(stand.player.state.phase).toBe("live");
  });

  test("[PL63] the volume slider keeps its arrows", async () => {
    const stand = await aPlayingStand();
    const slider = find(stand.player, "input[type=range]");
    if (slider === null) throw new Error("no volume slider");
    expect(await press(stand, slider, { code: "ArrowLeft" })).toBe(true);
    expect(stand.engine.asked.filter((ask) => ask.startsWith("seek"))).toEqual([]);
  });

  test("[PL67] the volume by key is heard and said", async () => {
    const stand = await aPlayingStand();
    const said: unknown[] = [];
    document.addEventListener("efir-announce", (event) => said.push("text" in event ? event.text : null), {
      once: true,
    });
    await press(stand, stand.player, { code: "ArrowDown" });
    await press(stand, stand.player, { code: "ArrowDown" });
    await stand.wait(500);
    expect(find<HTMLVideoElement>(stand.player, "video")?.volume).toBeCloseTo(0.8);
    expect(said).toEqual(["Громкость 80 %"]);
  });

  test("[PL64] ? opens the list of keys, and Escape closes it", async () => {
    const stand = await aPlayingStand();
    await press(stand, stand.player, { key: "?", code: "Digit7", shiftKey: true });
    expect(words(stand.player)).toContain("Горячие клавиши проигрывателя");
    expect(find<HTMLDialogElement>(stand.player, "dialog")?.open).toBe(true);
    find<HTMLDialogElement>(stand.player, "dialog")?.close();
    vi.useRealTimers();
    await expect.poll(() => find(stand.player, "efir-key-list")).toBeNull();
  });
});

test("[PL62] keys outside the player do nothing to it", async () => {
  const stand = await aPlayingStand();
  await press(stand, document.body, { key: "л", code: "KeyK" });
  expect(stand.player.state.phase).toBe("live");
});

test("[PL63] Escape closes the panel and gives the focus back", async () => {
  const stand = await aPlayingStand();
  const settings = button(stand.player, "Задержка, качество, карточки");
  settings.click();
  await stand.play(1);
  const radio = find<HTMLInputElement>(stand.player, "input[type=radio]");
  radio?.focus();
  if (radio !== null) await press(stand, radio, { code: "Escape" });
  expect(settings.getAttribute("aria-expanded")).toBe("false");
  expect(find(stand.player, "#settings:focus")).toBe(settings);
});
