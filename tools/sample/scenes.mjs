import { audience, hallBack, podium, presidiumBack, presidiumTable, wheel, workshopBack } from "./backdrops.mjs";
import { bust, still } from "./people.mjs";

/** Length of one scene. The whole clip is the scenes once each: 48 s, a multiple of 8 s, see encode.mjs. */
export const SCENE_MS = 12_000;

/** `back(slideUrl)` stands still for the scene, `front(ms)` is drawn for each frame; both are SVG, 1280 × 720. */
export const scenes = [
  {
    slide: "summary",
    back: hallBack,
    front: (ms) =>
      `<g>${bust("vorontsova", { x: 900, y: 330, scale: 1.72 }, speaking(ms, 1))}${podium}${audience(swaying(ms))}</g>`,
  },
  {
    slide: "care",
    back: (url) => `<g transform="${closer}">${hallBack(url)}</g>`,
    front: (ms) =>
      `<g transform="${closer}">${bust("lebedev", { x: 900, y: 330, scale: 1.72 }, speaking(ms, 2))}${podium}${audience(swaying(ms))}</g>`,
  },
  {
    slide: "workshops",
    back: () => workshopBack,
    front: (ms) =>
      `${bust("gareeva", { x: 786, y: 366, scale: 1.24 }, { ...speaking(ms, 3), nod: 1.5 + speaking(ms, 3).nod })}${wheel(ms / 1600)}`,
  },
  {
    slide: "contract",
    back: () => presidiumBack,
    front: (ms) =>
      ["vorontsova", "lebedev", "sokolov", "petrov", "mironova"]
        .map((name, place) => bust(name, seat(place), name === "sokolov" ? speaking(ms, 4) : listening(ms, place)))
        .join("") + presidiumTable,
  },
];

/** The second camera stands nearer to the speaker. */
const closer = "translate(-50 -60) scale(1.15)";

const seat = (place) => ({ x: 150 + place * 245, y: place === 2 ? 348 : 360, scale: place === 2 ? 1.22 : 1.05 });

const wave = (ms, periodMs, phase = 0) => Math.sin(2 * Math.PI * (ms / periodMs + phase));

/** Eyes close for 160 ms every few seconds. */
const blinking = (ms, periodMs, phase) => Math.max(0, 1 - Math.abs((((ms + phase) % periodMs) - 80) / 80));

function speaking(ms, voice) {
  // Syllables of about 180 ms under phrases of about 2 s, with pauses for breath.
  const phrase = Math.max(0, Math.min(1, 0.9 + 1.5 * wave(ms, 2300 + voice * 170, voice / 5)));
  const syllable = 0.5 + 0.5 * wave(ms, 178 + voice * 9);
  return {
    turn: 0.6 * wave(ms, 4100, voice / 7) + 0.4 * wave(ms, 2700, voice / 3),
    nod: 1.6 * wave(ms, 1500 + voice * 130) * phrase,
    blink: blinking(ms, 3400, voice * 700),
    speech: phrase * (0.25 + 0.75 * syllable),
    breath: 0.8 * wave(ms, 3600, voice / 4),
  };
}

function listening(ms, place) {
  return {
    ...still,
    turn: (place < 2 ? 0.7 : -0.7) + 0.25 * wave(ms, 5200, place / 5),
    blink: blinking(ms, 4100, place * 930),
    breath: 0.6 * wave(ms, 4200, place / 3),
  };
}

const swaying = (ms) => (place) => Math.round(22 * wave(ms, 6300, place / 7.3)) / 10;
