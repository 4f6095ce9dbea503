import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../client/i18n/language.ts";
import { type PlayerStateEvent, PlayheadEvent } from "../../../client/player/events.ts";
import { later, millis, programTime } from "../../../shared/time.ts";
import { aPlayer, button, buttonNames, clear, find, words } from "./a-player.ts";
import { start } from "./fake-engine.ts";

beforeEach(() => {
  setLanguage("ru");
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout", "performance"] });
  // The network is not there: each look at the playlist outside the engine fails at once.
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network is away")));
});

afterEach(() => {
  clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the bar", () => {
  test("[PL56] stands in the order of the design, each button named", async () => {
    const { player, play } = await aPlayer();
    await play(2);
    expect(buttonNames(player)).toEqual([
      "Приостановить",
      "Назад на 10 секунд",
      "Прямой эфир",
      "Выключить звук",
      "Задержка, качество, карточки",
      "Картинка в картинке",
      "Во весь экран",
    ]);
  });

  test("[PL56] shows the picture's own clock", async () => {
    const { player, play } = await aPlayer();
    await play(3);
    expect(find(player, ".time")?.textContent).toBe("11:42:07");
    await play(10);
    expect(find(player, ".time")?.textContent).toBe("11:42:08");
  });

  test("[PL57] pause and play change places, in word and deed", async () => {
    const { player, engine, play } = await aPlayer();
    await play(2);
    button(player, "Приостановить").click();
    await play(0);
    expect(player.state.phase).toBe("paused");
    button(player, "Смотреть").click();
    await play(2);
    expect(player.state.phase).toBe("live");
    expect(engine.asked.filter((ask) => ask === "pause" || ask === "play")).toEqual(["play", "pause", "play"]);
  });

  test("[PL58] back leaves the live edge, and one press returns to it", async () => {
    const { player, engine, play } = await aPlayer();
    await play(2);
    expect(button(player, "Прямой эфир").getAttribute("aria-disabled")).toBe("true");
    button(player, "Назад на 10 секунд").click();
    await play(1);
    expect(player.state.phase).toBe("behind");
    expect(engine.asked).toContain("seek to -10 s");
    button(player, "К прямому эфиру").click();
    await play(1);
    expect(player.state.phase).toBe("live");
  });

  test("[PL79] watching from a moment plays, though it was paused", async () => {
    const { player, engine, play } = await aPlayer();
    await play(2);
    button(player, "Приостановить").click();
    await play(0);
    player.watchFrom(later(start, millis(-60_000)));
    await play(2);
    expect(player.state.phase).toBe("behind");
    expect(engine.asked.at(-1)).toBe("play");
  });

  test("[PL59] has a captions button only while there are captions", async () => {
    const { player, play } = await aPlayer();
    await play(2);
    const line = document.createElement("p");
    line.slot = "captions";
    line.textContent = "За год подключились два района";
    player.append(line);
    await play(1);
    const captions = button(player, "Субтитры");
    expect(captions.getAttribute("aria-pressed")).toBe("true");
    captions.click();
    await play(0);
    expect(line.checkVisibility()).toBe(false);
  });
});

describe("states in words", () => {
  test("[PL4] a lost connection says so, when it tries next, and tries at once when asked", async () => {
    const { player, play, wait } = await aPlayer();
    await play(2);
    await wait(6000);
    expect(player.state.phase).toBe("lost");
    expect(words(player)).toContain("Связь прервалась. Подключаемся снова");
    expect(buttonNames(player)).toContain("Подключить сейчас");
  });

  test("[PL4] a stage without a signal is waited for", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
    const { player, wait } = await aPlayer();
    await wait(4000);
    expect(player.state.phase).toBe("waiting");
    expect(words(player)).toContain("Ждём сигнал из зала");
  });

  test.each([
    ["that ends where the picture stands is waited for", 0, "waiting", false],
    ["that ends long before it is played: the place is wrong, not the list", -60_000, "connecting", true],
  ])("[PL44] a list %s", async (_, beyondPlayhead, phase, goesOn) => {
    let listEnd = start + 600_000;
    const list = () =>
      `#EXTM3U\n#EXT-X-MAP:URI="run-1/init.mp4"\n#EXT-X-PROGRAM-DATE-TIME:${new Date(listEnd).toISOString()}\n`;
    vi.stubGlobal("fetch", async () => new Response(list()));
    const { player, engine, play, wait } = await aPlayer();
    // Its epoch is known from the first measuring of the round trip on.
    await play(210);
    listEnd = (player.playhead ?? 0) + beyondPlayhead;
    await wait(3000);
    expect(player.state.phase).toBe(phase);
    expect(engine.asked.includes("resume")).toBe(goesOn);
  });

  test("[PL43] the encoder's return is tried at once, and the picture comes back without a reload", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 503 }));
    const { player, engine, play, wait } = await aPlayer((one) => (one.signal = "none"));
    await wait(40_000);
    vi.stubGlobal("fetch", async () => new Response("#EXTM3U\n"));
    const before = engine.asked.length;
    player.signal = "encoder";
    await play(2);
    expect(engine.asked.slice(before)).toContain("load /hls/main/p*.m3u8 at live");
    expect(player.state.phase).toBe("live");
  });

  test("[PL7] a picture that cannot be decoded is opened anew, then at the edge, then told of and tried again by itself", async () => {
    const { player, engine, play, wait } = await aPlayer();
    await play(2);
    player.seekTo(programTime(start - 30_000));
    await play(2);
    const loads = () => engine.asked.filter((one) => one.startsWith("load")).length;
    const before = loads();
    engine.listener?.onFailure("undecodable");
    expect(loads()).toBe(before + 1);
    expect(engine.asked.findLast((one) => one.startsWith("load"))).not.toContain("live");
    engine.listener?.onFailure("undecodable");
    expect(engine.asked.findLast((one) => one.startsWith("load"))).toContain("at live");
    engine.listener?.onFailure("undecodable");
    expect([player.state.phase, loads()]).toEqual(["error", before + 2]);
    await wait(21_000);
    await play(2);
    expect([player.state.phase, loads()]).toEqual(["live", before + 3]);
  });

  test("[PL6] the end of the meeting is said and stops the picture", async () => {
    const { player, engine, play } = await aPlayer();
    await play(2);
    player.ended = true;
    await play(1);
    expect(words(player)).toContain("Заседание завершено. Спасибо, что были с нами");
    expect(engine.asked.at(-1)).toBe("pause");
  });

  test("[PL9] where nothing plays HLS, the words say what to do", async () => {
    const { player } = await aPlayer((one) => (one.makeEngine = () => null));
    expect(player.state).toEqual({ phase: "error", reason: "unsupported" });
    expect(words(player)).toContain("Этот браузер не умеет показывать трансляцию");
  });

  test("[PL9] where sound must wait for a press, the picture plays and a button asks for it", async () => {
    const { player, play } = await aPlayer((_, engine) => (engine.refusesSound = true));
    await play(2);
    const [sound] = buttonNames(player).filter((name) => name === "Включить звук");
    expect(sound).toBeDefined();
    button(player, "Включить звук").click();
    await play(1);
    expect(find<HTMLVideoElement>(player, "video")?.muted).toBe(false);
  });
});

describe("what the page hears", () => {
  test("[PL13] each frame's programme time, with the viewer's nudge", async () => {
    const { player, play } = await aPlayer();
    await play(1);
    const heard: (number | null)[] = [];
    player.addEventListener(PlayheadEvent.type, (event) => heard.push(event.at === null ? null : event.at - start));
    await play(2);
    button(player, "Задержка, качество, карточки").click();
    await play(0);
    button(player, "Показывать раньше").click();
    await play(1);
    expect(heard).toEqual([200, 300, 400, 500]);
  });

  test("[PL11] a stream without a clock: show everything at once", async () => {
    const { player, play } = await aPlayer((_, engine) => (engine.hasClock = false));
    const heard: unknown[] = [];
    player.addEventListener(PlayheadEvent.type, (event) => heard.push(event.at));
    await play(2);
    expect(heard).toEqual([null, null]);
    expect(player.lag).toBeNull();
  });

  test("[PL8] every change of state once", async () => {
    const heard: string[] = [];
    const { play } = await aPlayer((one) =>
      one.addEventListener("efir-player-state", (event: PlayerStateEvent) => heard.push(event.state.phase)),
    );
    await play(5);
    expect(heard).toEqual(["live"]);
  });
});

test("[PL16] what the viewer chose holds for the next visit", async () => {
  const { player, play } = await aPlayer();
  await play(1);
  button(player, "Задержка, качество, карточки").click();
  await play(0);
  for (let i = 0; i < 12; i++) button(player, "Показывать позже").click();
  find<HTMLInputElement>(player, 'input[aria-describedby="hint-steady"]')?.click();
  await play(1);
  player.remove();
  const next = await aPlayer();
  await next.play(1);
  expect(next.player.playhead).toBe(start + 100 - 1000);
  button(next.player, "Задержка, качество, карточки").click();
  await next.play(0);
  expect(find<HTMLInputElement>(next.player, 'input[aria-describedby="hint-steady"]')?.checked).toBe(true);
});

test("[PL17] a choice of quality is offered only where there is one", async () => {
  const { player, engine, play } = await aPlayer();
  await play(1);
  button(player, "Задержка, качество, карточки").click();
  await play(1);
  expect(words(player)).not.toContain("Качество");
  player.remove();
  const rich = await aPlayer((_, one) => {
    one.levels = [
      { heightPx: 720, bitrateKbps: 3000 },
      { heightPx: 360, bitrateKbps: 800 },
    ];
  });
  await rich.play(1);
  button(rich.player, "Задержка, качество, карточки").click();
  await rich.play(11);
  expect(words(rich.player)).toContain("720p");
  expect(engine.asked.at(-1)).toBe("destroy");
});

test("[PL18] taken out of the page, the player lets go of everything", async () => {
  const { player, engine, play } = await aPlayer();
  await play(1);
  player.remove();
  const heard = vi.fn();
  player.addEventListener("efir-player-state", heard);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(engine.asked.at(-1)).toBe("destroy");
  expect(heard).not.toHaveBeenCalled();
});

test("[PL58] a pause longer than the window returns to the window's start", async () => {
  const { player, engine, play } = await aPlayer();
  await play(1);
  button(player, "Приостановить").click();
  await play(0);
  engine.behind = millis(700_000);
  button(player, "Смотреть").click();
  await play(1);
  expect(engine.asked).toContain("seek to -599 s");
  expect(player.state.phase).toBe("behind");
});
