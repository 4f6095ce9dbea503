import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { loaded } from "../../../client/cards/card-elements.ts";
import { letGo, prepareFilm, takeFilm } from "../../../client/cards/film/films-ahead.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import { between, later, millis } from "../../../shared/time.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { patience } from "../../support/patience.ts";
import { deepAll } from "../deep-elements.ts";
import { button, find } from "../player/a-player.ts";
import { aBlitz, aBroadcast, type Broadcast, soon, start } from "./a-broadcast.ts";

const whole = millis(20_000);
/** Ends within the test, and not before a machine with other work has shown it. */
const shortly = millis(5000);
let broadcast: Broadcast;

beforeEach(async () => {
  setLanguage("ru");
  localStorage.clear();
  await loaded("blitz");
  // Somebody has pressed something on this page: it may sound.
  const press = document.createElement("button");
  press.textContent = "Смотреть";
  document.body.append(press);
  await userEvent.click(press);
  press.remove();
  broadcast = await aBroadcast();
  await expect.poll(() => broadcast.player.state.phase, patience).toBe("live");
});
afterEach(() => {
  vi.restoreAllMocks();
  broadcast.end();
});

const host = () => deepAll(broadcast.element, "efir-clip-film")[0] ?? null;
const film = () => host()?.shadowRoot?.querySelector("video") ?? null;
const isSeen = () => host()?.hasAttribute("shown") ?? false;
const seen = () => expect.poll(isSeen, patience).toBe(true);
/** How far the film is from where its card says, with the card taken at `from`. */
const apart = (from: number) => {
  const video = film();
  return video === null ? Number.NaN : Math.abs((broadcast.playhead() - from) / 1000 - video.currentTime);
};
const inStep = async (from: number) => {
  await seen();
  await expect.poll(() => film()?.paused, patience).toBe(false);
  await expect.poll(() => apart(from), patience).toBeLessThan(0.15);
};

describe("in place of the picture", () => {
  test("[BZ160] [BZ161] plays from the frame of its card, in step", async () => {
    const from = later(broadcast.playhead(), soon);
    broadcast.take(aBlitz("instead"), between(start, from), whole);
    expect(host()).toBeNull();
    await inStep(from);
  });

  test("[BZ161] who comes late begins in the middle", async () => {
    const from = later(broadcast.playhead(), millis(-9000));
    broadcast.take(aBlitz("instead"), between(start, from), whole);
    await inStep(from);
    expect(film()?.currentTime).toBeGreaterThan(8);
  });

  test("[BZ160] what was taken off and is put back goes on from where it would have been", async () => {
    const from = broadcast.playhead();
    // Its end is the one that its first take said (TL46).
    broadcast.take(aBlitz("instead"), between(start, from), millis(11_000));
    await inStep(later(from, millis(-9000)));
  });

  test("[BZ170] what may be heard only after a press plays silent, and says so", async () => {
    const play = HTMLMediaElement.prototype.play;
    vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(function (this: HTMLMediaElement) {
      return this.muted ? play.call(this) : Promise.reject(new DOMException("press first", "NotAllowedError"));
    });
    const from = broadcast.playhead();
    broadcast.take(aBlitz("instead"), between(start, from), whole);
    await inStep(from);
    // Heard by now, and stopped as by a phone that was called: it has to be played again.
    film()?.pause();
    await expect.poll(() => find(broadcast.element, ".sound"), patience).not.toBeNull();
    expect(film()?.muted).toBe(true);
    vi.restoreAllMocks();
    button(document.body, "Включить звук интервью").click();
    await expect.poll(() => film()?.muted, patience).toBe(false);
    await inStep(from);
  });

  test("[BZ164] the broadcast is silent meanwhile, goes on beneath, and is heard again where the viewer would have been", async () => {
    broadcast.take(aBlitz("instead"), between(start, later(broadcast.playhead(), soon)), shortly);
    await seen();
    expect([broadcast.player.picture?.muted, film()?.muted]).toEqual([true, false]);
    expect(button(broadcast.player, "Выключить звук")).toBeDefined();
    await expect.poll(host, patience).toBeNull();
    expect(broadcast.player.picture?.muted).toBe(false);
    expect([broadcast.player.lag, broadcast.player.state.phase]).toEqual([400, "live"]);
    expect(broadcast.engine.asked.filter((asked) => /^(load|seek|pause)/u.test(asked))).toHaveLength(1);
  });

  test("[BZ164] the player's own button and volume are the film's meanwhile", async () => {
    broadcast.take(aBlitz("instead"), between(start, broadcast.playhead()), whole);
    await seen();
    button(broadcast.player, "Выключить звук").click();
    await expect.poll(() => film()?.muted, patience).toBe(true);
    broadcast.tell({ ...emptyRecord, phase: "open" });
    await expect.poll(host, patience).toBeNull();
    // As the viewer left it.
    expect(broadcast.player.picture?.muted).toBe(true);
  });

  test("[BZ162] a pause is the film's too, and so is a seek into its middle", async () => {
    const from = broadcast.playhead();
    broadcast.take(aBlitz("instead"), between(start, from), whole);
    await inStep(from);
    button(broadcast.player, "Приостановить").click();
    await expect.poll(() => film()?.paused, patience).toBe(true);
    broadcast.seek(later(from, millis(1000)));
    await expect.poll(() => apart(from), patience).toBeLessThan(0.15);
    button(broadcast.player, "Смотреть").click();
    await inStep(from);
  });

  test("[BZ165] a film that is not there leaves the broadcast as it is", async () => {
    broadcast.take(aBlitz("instead", { clipId: "none" }), between(start, broadcast.playhead()), whole);
    await expect.poll(() => film()?.error ?? null, patience).not.toBeNull();
    expect([isSeen(), broadcast.player.picture?.muted]).toEqual([false, false]);
    expect(deepAll(broadcast.element, "efir-blitz-card")[0]?.shadowRoot?.textContent).toContain("Алия Маратовна");
  });

  test("[BZ166] its captions stand in the player's dock", async () => {
    broadcast.take(aBlitz("instead"), between(start, broadcast.playhead()), whole);
    const docked = () => broadcast.player.querySelector("[slot=captions]")?.textContent;
    await expect.poll(docked, patience).toBe("Гончарная мастерская");
    broadcast.tell({ ...emptyRecord, phase: "open" });
    await expect.poll(docked, patience).toBeUndefined();
  });

  test("[BZ167] a card that is taken back ends it at once, and lets go of the file", async () => {
    broadcast.take(aBlitz("instead"), between(start, broadcast.playhead()), whole);
    await seen();
    const video = film();
    broadcast.tell({ ...emptyRecord, phase: "open" });
    await expect.poll(host, patience).toBeNull();
    expect([video?.paused, video?.hasAttribute("src"), broadcast.player.picture?.muted]).toEqual([true, false, false]);
  });

  test("[BZ164] a picture that floats keeps its own sound", async () => {
    broadcast.take(aBlitz("instead"), between(start, broadcast.playhead()), whole);
    await seen();
    broadcast.player.picture?.dispatchEvent(new Event("enterpictureinpicture"));
    expect([broadcast.player.picture?.muted, film()?.muted]).toEqual([false, true]);
    broadcast.player.picture?.dispatchEvent(new Event("leavepictureinpicture"));
    expect([broadcast.player.picture?.muted, film()?.muted]).toEqual([true, false]);
  });
});

describe("beside the picture", () => {
  const card = () => deepAll(broadcast.element, "efir-card-slot")[0] ?? document.body;

  test("[BZ163] is silent until the viewer asks, and then heard alone", async () => {
    broadcast.take(aBlitz("beside"), between(start, broadcast.playhead()), whole);
    await seen();
    expect([broadcast.player.picture?.muted, film()?.muted]).toEqual([false, true]);
    button(card(), "Включить звук интервью").click();
    await expect.poll(() => broadcast.player.picture?.muted, patience).toBe(true);
    expect(film()?.muted).toBe(false);
    button(card(), "Вернуть звук трансляции").click();
    await expect.poll(() => broadcast.player.picture?.muted, patience).toBe(false);
    expect(film()?.muted).toBe(true);
  });

  test("[BZ163] when it ends, the broadcast is heard again", async () => {
    broadcast.take(aBlitz("beside"), between(start, broadcast.playhead()), shortly);
    await seen();
    button(card(), "Включить звук интервью").click();
    await expect.poll(() => broadcast.player.picture?.muted, patience).toBe(true);
    await expect.poll(host, patience).toBeNull();
    expect(broadcast.player.picture?.muted).toBe(false);
  });

  test("[BZ165] without its film: its length and its words, and nothing to press", async () => {
    broadcast.take(aBlitz("beside", { clipId: "none" }), between(start, broadcast.playhead()), whole);
    await expect.poll(() => film()?.error ?? null, patience).not.toBeNull();
    expect(host()?.shadowRoot?.querySelector("button")).toBeNull();
    expect(host()?.shadowRoot?.querySelector(".length")?.textContent).toContain("0:20");
  });

  test("[BZ166] its captions stand under it", async () => {
    broadcast.take(aBlitz("beside"), between(start, later(broadcast.playhead(), millis(-6000))), whole);
    const line = () => host()?.shadowRoot?.querySelector(".captions")?.textContent;
    await expect.poll(line, patience).toBe("вернула человеку ремесло");
  });
});

test("[BZ169] a film that was read ahead in is the one that is played, and is read ahead in once", async () => {
  const { clipId = "" } = aBlitz("beside");
  prepareFilm(clipId);
  const prepared = takeFilm(clipId);
  await expect.poll(() => prepared.readyState, patience).toBe(HTMLMediaElement.HAVE_ENOUGH_DATA);
  expect([prepared.paused, prepared.muted]).toEqual([true, true]);
  const other = takeFilm(clipId);
  expect(other).not.toBe(prepared);
  letGo(other);
  letGo(prepared);
});
