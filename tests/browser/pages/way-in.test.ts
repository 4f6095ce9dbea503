import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { goToWished } from "../../../client/pages/viewer/way-in.ts";
import { later, millis } from "../../../shared/time.ts";
import { aPlayer, clear } from "../player/a-player.ts";
import { start } from "../player/fake-engine.ts";

const at = (seconds: number) => later(start, millis(seconds * 1000));

beforeEach(() => {
  setLanguage("ru");
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network is away")));
});
afterEach(() => {
  clear();
  history.replaceState(null, "", location.pathname + location.search);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const wish = (seconds: number) => history.replaceState(null, "", `#t=${at(seconds)}`);

describe("[FD123] a page that is opened at a moment", () => {
  test("goes there in the rewind window, once there is a picture", async () => {
    wish(-120);
    const stand = await aPlayer();
    goToWished(document.body, () => stand.player);
    await stand.play(5);
    expect(stand.player.state.phase).toBe("behind");
    expect(stand.engine.asked.join()).toContain("-120 s");
  });

  test("plays a recording from there, though it would wait for a press", async () => {
    wish(60);
    const stand = await aPlayer((player, engine) => {
      engine.recorded = [{ from: at(0), to: at(600) }];
      player.recording = "/replay/kollegiya/index.m3u8";
    });
    goToWished(document.body, () => stand.player);
    await stand.play(2);
    expect(stand.player.state.phase).toBe("replaying");
    expect(stand.engine.asked).toContain("seek to 60 s");
  });

  test("goes there once: whoever goes on to the live edge stays there", async () => {
    wish(-120);
    const stand = await aPlayer();
    goToWished(document.body, () => stand.player);
    await stand.play(5);
    stand.player.seekTo("live");
    await stand.play(5);
    expect(stand.player.state.phase).toBe("live");
  });
});
