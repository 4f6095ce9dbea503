import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { later, millis } from "../../../shared/time.ts";
import { aPlayer, button, clear, find, type Stand, words } from "./a-player.ts";
import { start } from "./fake-engine.ts";

/** Ten minutes can be rewound, of which the live list has the last one. */
const aShortList = (): Promise<Stand> =>
  aPlayer((_, engine) => {
    engine.lists = millis(60_000);
  });

const watchFrom = (stand: Stand, seconds: number) => stand.player.watchFrom(later(start, millis(seconds * 1000)));

beforeEach(() => {
  setLanguage("ru");
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network is away")));
});

afterEach(() => {
  clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("rewinding beyond the live list", () => {
  test("[PL77] the bar spans all that can be rewound, not what is listed", async () => {
    const stand = await aShortList();
    await stand.play(2);
    expect(find(stand.player, "[role=slider]")?.getAttribute("aria-valuemax")).toBe("600");
  });

  test("[PL72] [PL73] opens the window's list there, and the live list again on the way back", async () => {
    const stand = await aShortList();
    await stand.play(2);
    watchFrom(stand, -300);
    await stand.play(2);
    expect(stand.engine.asked.slice(-2)).toEqual(["load /hls/main/dvr.m3u8 at -300 s", "play"]);
    expect(stand.player.state.phase).toBe("behind");
    button(stand.player, "К прямому эфиру").click();
    await stand.play(2);
    expect(stand.engine.asked.slice(-2)).toEqual(["load /hls/main/p*.m3u8 at live", "play"]);
    expect(stand.player.state.phase).toBe("live");
  });

  test("[PL75] a pause that outlasts the live list goes on where it was", async () => {
    const stand = await aShortList();
    await stand.play(2);
    button(stand.player, "Приостановить").click();
    await stand.play(0);
    stand.engine.sleep(120_000);
    button(stand.player, "Смотреть").click();
    await stand.play(2);
    expect(stand.engine.asked).toContain("load /hls/main/dvr.m3u8 at 0 s");
    expect(stand.player.state.phase).toBe("behind");
  });

  test("[PL75] one that outlasts the window goes on with the oldest there is, and says so until the viewer acts", async () => {
    const said: string[] = [];
    const stand = await aShortList();
    stand.player.addEventListener("efir-announce", (event) => said.push(String("text" in event && event.text)));
    await stand.play(2);
    button(stand.player, "Приостановить").click();
    await stand.play(0);
    stand.engine.sleep(700_000);
    button(stand.player, "Смотреть").click();
    await stand.play(2);
    expect(stand.engine.asked).toContain("load /hls/main/dvr.m3u8 at 101 s");
    expect(words(stand.player)).toContain("Этого места уже нет в перемотке");
    expect(said).toEqual(["Этого места уже нет в перемотке. Показываем самое раннее, что есть"]);
    button(stand.player, "К прямому эфиру").click();
    await stand.play(1);
    expect(words(stand.player)).not.toContain("Этого места уже нет");
  });

  test("[PL45] a network that dies under a viewer of the window leaves them their place", async () => {
    const stand = await aShortList();
    await stand.play(2);
    watchFrom(stand, -300);
    await stand.play(10);
    stand.engine.listener?.onFailure("interrupted");
    vi.stubGlobal("fetch", async () => new Response("#EXTM3U\n"));
    await stand.wait(9000);
    expect(stand.engine.asked).toContain("resume");
    expect(stand.engine.asked.at(-2)).toBe("load /hls/main/dvr.m3u8 at -299 s");
  });

  test("[PL97] a list that went on while the page slept is opened anew: at the live edge who watched there", async () => {
    const stand = await aShortList();
    await stand.play(2);
    const before = stand.engine.asked.length;
    stand.engine.listener?.onFailure("overtaken");
    expect(stand.engine.asked.slice(before)).toEqual(["load /hls/main/p*.m3u8 at live", "play"]);
    await stand.play(2);
    expect(stand.player.state.phase).toBe("live");
  });

  test("[PL97] who was behind goes on at their place, which only the window's list still has", async () => {
    const stand = await aShortList();
    await stand.play(2);
    watchFrom(stand, -30);
    await stand.play(2);
    stand.engine.listener?.onFailure("overtaken");
    expect(stand.engine.asked.slice(-2)).toEqual(["load /hls/main/dvr.m3u8 at -30 s", "play"]);
  });

  test("[PL97] who has paused stays paused, and at their place", async () => {
    const stand = await aShortList();
    await stand.play(2);
    button(stand.player, "Приостановить").click();
    await stand.play(0);
    stand.engine.listener?.onFailure("overtaken");
    expect(stand.engine.asked.at(-1)).toBe("load /hls/main/dvr.m3u8 at 0 s");
    expect(stand.player.state.phase).toBe("paused");
  });
});
