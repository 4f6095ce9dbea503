import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { PlayheadEvent } from "../../../client/player/events.ts";
import { millis } from "../../../shared/time.ts";
import { aPlayer, clear } from "./a-player.ts";

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

test("[PL97] held back, it steps back once and goes on following the live edge from there", async () => {
  const { player, engine, play } = await aPlayer();
  await play(2);
  player.holdBack(millis(1500));
  player.holdBack(millis(1500));
  await play(5);
  expect(engine.asked.filter((asked) => asked.startsWith("seek"))).toEqual(["seek by -1500"]);
  expect(player.state.phase).toBe("live");
});

test("[PL97] and forward again when it is held back no more", async () => {
  const { player, engine, play } = await aPlayer();
  await play(2);
  player.holdBack(millis(1500));
  player.holdBack(millis(0));
  expect(engine.asked.slice(-2)).toEqual(["seek by -1500", "seek by 1500"]);
});

test("[PL98] a monitor's picture keeps its own time, whatever nudge was chosen in this browser", async () => {
  localStorage.setItem("efir.player.nudge", "500");
  const { player, engine, play } = await aPlayer((one) => {
    one.monitor = true;
  });
  const told: (number | null)[] = [];
  player.addEventListener(PlayheadEvent.type, ({ at }) => told.push(at));
  await play(6);
  expect(told.at(-1)).toBe(engine.dateAt());
  expect(player.playhead).toBe(engine.dateAt());
});
