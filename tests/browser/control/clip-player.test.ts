import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClipPlayerElement } from "../../../client/pages/clips/clip-player.ts";
import { PartEvent } from "../../../client/pages/clips/events.ts";
import { type Part, wholeOf } from "../../../client/pages/clips/trim.ts";
import "../../../client/ui/page.css";
import { millis } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { aClip, aMedia } from "../../support/told-clips.ts";
import { controlNamed, deepAll, deepText } from "../deep-elements.ts";
import { press } from "./a-room.ts";

const film = new URL("../../fixtures/films/three-seconds.webm", import.meta.url).href;
const length = millis(3000);
const ownSetAttribute = HTMLVideoElement.prototype.setAttribute;

let player: ClipPlayerElement;
let parts: Part[];
beforeEach(() => {
  // There is no server of clips here: each film is this one.
  HTMLVideoElement.prototype.setAttribute = function (name, value) {
    ownSetAttribute.call(this, name, name === "src" ? film : value);
  };
});
afterEach(() => {
  HTMLVideoElement.prototype.setAttribute = ownSetAttribute;
  player.remove();
});

async function shown({ locked = false } = {}) {
  player = new ClipPlayerElement();
  player.clip = aClip({ media: aMedia({ durationMs: length }) });
  player.shown = wholeOf(length);
  player.captions = [{ fromMs: millis(0), toMs: millis(2000), text: "Он <сам>" }];
  player.locked = locked;
  parts = [];
  player.addEventListener(PartEvent.type, (event) => {
    if (!(event instanceof PartEvent)) return;
    parts.push(event.part);
    player.shown = event.part;
  });
  document.body.append(player);
  await vi.waitFor(() => expect(video().readyState).toBeGreaterThan(1), patience);
}

function video(): HTMLVideoElement {
  const [found] = deepAll(player, "video");
  if (!(found instanceof HTMLVideoElement)) throw new Error("no film");
  return found;
}

async function standAt(seconds: number) {
  video().currentTime = seconds;
  const words = `Сейчас 0:0${seconds.toFixed(2).replace(".", ",")}`;
  await vi.waitFor(() => expect(deepText(player)).toContain(words), patience);
}

test("[BZ134] I and O mark where the film stands, whatever the keyboard's layout", async () => {
  await shown();
  await standAt(0.5);
  press("KeyI", {}, video());
  await standAt(2.5);
  press("KeyO", {}, video());
  expect(parts).toEqual([
    { fromMs: 500, toMs: 3000 },
    { fromMs: 500, toMs: 2500 },
  ]);
  await vi.waitFor(() => expect(deepText(player)).toContain("Покажем 0:02,00 из 0:03,00"), patience);
});

test("[BZ134] a step of an edge is looked at", async () => {
  await shown();
  controlNamed(player, "Конец: −0,1 с").click();
  expect(parts).toEqual([{ fromMs: 0, toMs: 2900 }]);
  await vi.waitFor(() => expect(deepText(player)).toContain("Сейчас 0:02,90"), patience);
});

test("[BZ134] the part is played to its end, and not beyond", async () => {
  await shown();
  video().muted = true;
  // A machine with other work is late to look.
  video().playbackRate = 0.5;
  player.shown = { fromMs: millis(200), toMs: millis(1300) };
  await player.updateComplete;
  controlNamed(player, /^Посмотреть отрезок/).click();
  await vi.waitFor(() => expect(deepText(player)).toContain("Остановить"), patience);
  await vi.waitFor(() => expect(deepText(player)).toContain("Посмотреть отрезок"), patience);
  expect(video().currentTime).toBeGreaterThanOrEqual(1.3);
  expect(video().ended).toBe(false);
});

test("[BZ137] captions are seen on the film before they are saved, as words alone", async () => {
  await shown();
  const [track] = video().textTracks;
  const cues = [...(track?.cues ?? [])].map((cue) => cue instanceof VTTCue && cue.getCueAsHTML().textContent);
  expect([track?.mode, cues]).toEqual(["showing", ["Он <сам>"]]);
});

test("[BZ132] who may only look on, trims nothing by keys either", async () => {
  await shown({ locked: true });
  await standAt(1);
  press("KeyI", {}, video());
  expect(parts).toEqual([]);
});
