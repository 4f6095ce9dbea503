import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { PlayheadEvent } from "../../../client/player/events.ts";
import { later, millis } from "../../../shared/time.ts";
import { aPlayer, button, buttonNames, clear, find, type Stand, words } from "./a-player.ts";
import { start } from "./fake-engine.ts";

const at = (seconds: number) => later(start, millis(seconds * 1000));
const address = "/replay/kollegiya/index.m3u8";
/** An hour, a break of an hour, half an hour; it begins at 11:42:07. */
const runs = [
  { from: at(0), to: at(3600) },
  { from: at(7200), to: at(9000) },
];

const aRecording = (): Promise<Stand> =>
  aPlayer((player, engine) => {
    engine.recorded = runs;
    player.recording = address;
  });

const slider = (stand: Stand) => find(stand.player, "[role=slider]");
const press = (stand: Stand, code: string, shiftKey = false) =>
  stand.player.dispatchEvent(
    new KeyboardEvent("keydown", { code, shiftKey, bubbles: true, composed: true, cancelable: true }),
  );

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

describe("a recording", () => {
  test("[PL85] waits for a press, and plays from its beginning", async () => {
    const stand = await aRecording();
    expect(stand.player.state.phase).toBe("ready");
    button(stand.player, "Смотреть запись").click();
    await stand.play(2);
    expect(stand.player.state.phase).toBe("replaying");
    expect(stand.engine.asked).toEqual([`load ${address} at start`, "play"]);
  });

  test("[PL85] has a bar without a live edge, with a way on and its speed", async () => {
    const stand = await aRecording();
    button(stand.player, "Смотреть запись").click();
    await stand.play(2);
    expect(buttonNames(stand.player)).toEqual([
      "Приостановить",
      "Назад на 10 секунд",
      "Вперёд на 10 секунд",
      "Выключить звук",
      "Скорость 1×, качество, карточки",
      "Картинка в картинке",
      "Во весь экран",
    ]);
  });

  test("[PL84] shows how far it is, and says the time in the hall", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(7650));
    await stand.play(2);
    expect(find(stand.player, ".time")?.textContent).toBe("1:07:30 / 1:30:00");
    expect(slider(stand)?.getAttribute("aria-valuetext")).toBe("1 ч 7 мин 30 с из 1 ч 30 мин 0 с, в зале 13:49:37");
  });

  test("[PL83] marks its breaks on the bar, with their words", async () => {
    const stand = await aRecording();
    await stand.play(1);
    expect(find(stand.player, ".gap[title]")?.title).toBe("Перерыв 12:42–13:42");
    expect(find(stand.player, ".gaps")?.textContent).toContain("Перерыв 12:42–13:42");
  });

  test("[PL82] plays over a break without a word but the new time", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(3599));
    await stand.play(1);
    const heard: number[] = [];
    const said: string[] = [];
    stand.player.addEventListener(PlayheadEvent.type, (event) =>
      heard.push(Math.floor(((event.at ?? 0) - start) / 1000)),
    );
    stand.player.addEventListener("efir-announce", (event) => said.push(String("text" in event && event.text)));
    await stand.play(20);
    expect([heard[0], heard.at(-1)]).toEqual([3599, 7201]);
    expect(said).toEqual([]);
    expect(stand.player.state.phase).toBe("replaying");
  });

  test("[PL82] skips over what there is to see: ten seconds back leads to before the break", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(7204));
    await stand.play(1);
    press(stand, "ArrowLeft");
    await stand.play(1);
    expect(stand.engine.asked.at(-1)).toBe("seek to 3594 s");
  });

  test("[PL92] at its end says so, and plays from the start when asked", async () => {
    const stand = await aRecording();
    button(stand.player, "Смотреть запись").click();
    await stand.play(2);
    stand.engine.end();
    await stand.play(0);
    expect(stand.player.state.phase).toBe("finished");
    expect(words(stand.player)).toContain("Запись окончена");
    button(stand.player, "Смотреть сначала").click();
    await stand.play(2);
    expect(stand.engine.asked.slice(-2)).toEqual(["seek to 0 s", "play"]);
    expect(stand.player.state.phase).toBe("replaying");
  });

  test("[PL93] comes back to its place from a dead network", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(600));
    await stand.play(2);
    await stand.wait(6000);
    expect(stand.player.state.phase).toBe("lost");
    vi.stubGlobal("fetch", async () => new Response("#EXTM3U\n#EXT-X-ENDLIST\n"));
    button(stand.player, "Подключить сейчас").click();
    await stand.play(2);
    expect(stand.engine.asked).toContain(`load ${address} at 600 s`);
    expect(stand.player.state.phase).toBe("replaying");
  });
});

describe("the speed", () => {
  test("[PL87] of a recording is chosen by key and kept for the next", async () => {
    const stand = await aRecording();
    button(stand.player, "Смотреть запись").click();
    await stand.play(2);
    press(stand, "Period", true);
    press(stand, "Period", true);
    await stand.play(1);
    expect(stand.engine.rate).toBe(1.5);
    stand.player.remove();
    const next = await aRecording();
    button(next.player, "Смотреть запись").click();
    await next.play(1);
    expect(next.engine.rate).toBe(1.5);
    expect(buttonNames(next.player)).toContain("Скорость 1,5×, качество, карточки");
  });

  test("[PL88] on air is offered behind the live edge only, and ends at the edge", async () => {
    const stand = await aPlayer();
    await stand.play(2);
    button(stand.player, "Задержка, качество, карточки").click();
    await stand.play(0);
    expect(find(stand.player, 'input[name="speed"]')).toBeNull();
    press(stand, "Period", true);
    expect(stand.engine.rate).toBe(1);
    button(stand.player, "Назад на 10 секунд").click();
    await stand.play(1);
    expect(find(stand.player, 'input[name="speed"]')).not.toBeNull();
    press(stand, "Period", true);
    await stand.play(1);
    expect(stand.engine.rate).toBe(1.25);
    button(stand.player, "К прямому эфиру").click();
    await stand.play(2);
    expect(stand.engine.rate).toBe(1);
    expect(find(stand.player, 'input[name="speed"]')).toBeNull();
  });
});

describe("where one left", () => {
  test("[PL89] is offered on the next visit, beside the beginning", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(7650));
    await stand.play(60);
    stand.player.remove();
    const next = await aRecording();
    expect(words(next.player)).toContain("Вы остановились на 1:07:36");
    expect(buttonNames(next.player)).toEqual(expect.arrayContaining(["Продолжить с 1:07:36", "Сначала"]));
    button(next.player, "Продолжить с 1:07:36").click();
    await next.play(1);
    expect(next.engine.asked[0]).toBe(`load ${address} at 7656 s`);
  });

  test("[PL89] can be left aside: «Сначала»", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(600));
    await stand.play(60);
    stand.player.remove();
    const next = await aRecording();
    button(next.player, "Сначала").click();
    await next.play(2);
    expect(next.engine.asked).toContain("seek to 0 s");
    expect(next.player.state.phase).toBe("replaying");
  });

  test("[PL90] is forgotten at the end", async () => {
    const stand = await aRecording();
    stand.player.watchFrom(at(8990));
    await stand.play(60);
    stand.engine.end();
    stand.player.remove();
    const next = await aRecording();
    expect(buttonNames(next.player)).toContain("Смотреть запись");
  });
});

describe("after the end of a broadcast", () => {
  test("[PL94] who saw it keeps the last picture until they ask for the recording", async () => {
    const stand = await aPlayer();
    await stand.play(2);
    stand.player.ended = true;
    await stand.play(0);
    stand.engine.recorded = runs;
    stand.player.recording = address;
    await stand.play(0);
    expect(stand.player.state.phase).toBe("ended");
    expect(stand.engine.asked).not.toContain(`load ${address} at start`);
    button(stand.player, "Смотреть запись").click();
    await stand.play(2);
    expect(stand.player.state.phase).toBe("replaying");
    expect(stand.engine.asked).toContain(`load ${address} at start`);
  });

  test("[PL94] a moment of it can be asked for at once", async () => {
    const stand = await aPlayer();
    await stand.play(2);
    stand.player.ended = true;
    await stand.play(0);
    stand.engine.recorded = runs;
    stand.player.recording = address;
    await stand.play(0);
    stand.player.watchFrom(at(900));
    await stand.play(2);
    expect(stand.engine.dateAt()).toBe(at(900.2));
  });
});
