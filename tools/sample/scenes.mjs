import { audience, hallBack, podium, presidiumBack, presidiumTable } from "./backdrops.mjs";
import { bust, raisedArm, still } from "./people.mjs";
import { canteenBack, canteenFront, diploma, roadBack, roomBack, roomTable, van } from "./places.mjs";

/** Length of one scene: as long as a card has to stay. The whole clip is the scenes once each: 88 s, a multiple of 8 s, see encode.mjs. */
export const SCENE_MS = 8000;

const speaker = { x: 900, y: 330, scale: 1.72 };
const closer = "translate(-50 -60) scale(1.15)";

const atPodium = (name, voice) => (ms) =>
  `${bust(name, speaker, speaking(ms, voice))}${podium}${audience(swaying(ms))}`;

/** A winner on the stage, beside the name of the nomination. */
const award = (screen, winners) => ({
  screen,
  back: hallBack,
  front: (ms) =>
    `${winners.map(({ name, place }, index) => bust(name, place, { ...listening(ms, index), turn: -0.4 + 0.25 * wave(ms, 5200, index / 3) })).join("")}${diploma(winners[0].place)}${audience(applauding(ms))}`,
});

/** `back(screenUrl)` stands still for the scene, `front(ms)` is drawn for each frame, `ms` from the clip's start; both are SVG, 1280 × 720. */
export const scenes = [
  { screen: "people", back: hallBack, front: atPodium("minister", 1) },
  {
    back: () => roadBack,
    front: (ms) => {
      // It drives up in two seconds and stops: the road's length is so many turns of the wheels.
      const left = 1 - Math.min(1, (ms % SCENE_MS) / 2400);
      const way = left * left * 620;
      return `${van(250 - way, 246, 1.05, Math.round(-way * 1.24))}${bust("brigade", { x: 1000, y: 380, scale: 1.72 }, speaking(ms, 2))}`;
    },
  },
  {
    back: () => canteenBack,
    front: (ms) => `${bust("cook", { x: 900, y: 356, scale: 1.4 }, speaking(ms, 3))}${canteenFront(ms)}`,
  },
  {
    screen: "break",
    back: hallBack,
    front: (ms) => `${podium}${audience(swaying(ms), [1, 4])}`,
  },
  {
    back: () => roomBack,
    front: (ms) =>
      `${bust("host", { x: 330, y: 372, scale: 1.36 }, { ...listening(ms, 0), nod: 1.2 * wave(ms, 1700) })}${bust("elder", { x: 960, y: 386, scale: 1.3 }, speaking(ms, 5))}${roomTable(ms)}`,
  },
  {
    screen: "services",
    back: (url) => `<g transform="${closer}">${hallBack(url)}</g>`,
    front: (ms) => `<g transform="${closer}">${atPodium("director", 4)(ms)}</g>`,
  },
  award("award-brigade", [{ name: "brigade", place: { x: 950, y: 356, scale: 1.95 } }]),
  award("award-family", [
    { name: "host", place: { x: 840, y: 390, scale: 1.75 } },
    { name: "elder", place: { x: 1136, y: 400, scale: 1.7 } },
  ]),
  award("award-carer", [{ name: "carer", place: { x: 950, y: 356, scale: 1.95 } }]),
  {
    back: () => presidiumBack,
    front: (ms) => presidium((name, place) => (name === "head" ? speaking(ms, 6) : listening(ms, place))),
  },
  {
    back: () => `<g transform="${nearer}">${presidiumBack}</g>`,
    front: (ms) => {
      const since = ms % SCENE_MS;
      // Hands go up one after another, stay for four seconds and come down.
      const up = (place) => ease((since - 600 - place * 160) / 700) * (1 - ease((since - 6200 - place * 90) / 700));
      return `<g transform="${nearer}">${presidium((_, place) => listening(ms, place), up)}</g>`;
    },
  },
];

const nearer = "translate(-64 -10) scale(1.1)";

/** @param up how far the hand of this place is up, 0…1. */
function presidium(poseOf, up = () => 0) {
  const row = ["head", "director", "minister", "carer", "brigade"].map((name, place) => {
    const seat = { x: 150 + place * 245, y: place === 2 ? 340 : 360, scale: place === 2 ? 1.2 : 1.05 };
    const arm = up(place) > 0 ? raisedArm(name, seat, up(place)) : "";
    return `${arm}${bust(name, seat, poseOf(name, place))}`;
  });
  return `${row.join("")}${presidiumTable}`;
}

const ease = (way) => {
  const within = Math.max(0, Math.min(1, way));
  return within * within * (3 - 2 * within);
};

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
const applauding = (ms) => (place) => Math.round(24 * wave(ms, 900, place / 3.1)) / 10;
