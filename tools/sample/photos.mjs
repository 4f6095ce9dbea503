import { bust, still } from "./people.mjs";
import { canteenBack, canteenFront, diploma, roadBack, roomBack, roomTable, van } from "./places.mjs";

/** A part of a scene's picture, 4:3 unless told otherwise; it stands where a photograph will. */
function crop(x, y, width, body, height = (width * 3) / 4) {
  const heightPx = (960 * height) / width;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="960" height="${heightPx}" font-family="Golos Text">${body}</svg>`;
  return { svg, height: heightPx };
}

const winner = (ground, ring, people) =>
  `<rect width="1280" height="720" fill="${ground}"/><circle cx="640" cy="300" r="330" fill="${ring}" opacity=".45"/>${people.map(({ name, place, turn = 0 }) => bust(name, place, { ...still, turn })).join("")}${diploma(people[0].place)}`;

const cover = `${roadBack}${van(90, 250, 1.1)}${bust("host", { x: 700, y: 440, scale: 1.5 }, { ...still, turn: 0.4 })}${bust("carer", { x: 1130, y: 430, scale: 1.56 }, { ...still, turn: -0.5 })}${bust("elder", { x: 915, y: 456, scale: 1.42 })}`;

/** By name: drawings 960 px wide. */
export const photos = {
  cover: crop(0, 0, 1280, cover, 720),
  "tour-brigade": crop(120, 0, 960, `${roadBack}${van(330, 220, 1.1)}`),
  "tour-canteen": crop(
    290,
    0,
    960,
    `${canteenBack}${bust("cook", { x: 900, y: 356, scale: 1.4 })}${canteenFront(700)}`,
  ),
  "tour-family": crop(
    160,
    0,
    960,
    `${roomBack}${bust("host", { x: 380, y: 372, scale: 1.36 }, { ...still, turn: 0.6 })}${bust("elder", { x: 930, y: 386, scale: 1.3 }, { ...still, turn: -0.6 })}${roomTable(0)}`,
  ),
  "award-brigade": crop(
    160,
    0,
    960,
    winner("#9CC9D1", "#F5F8F8", [{ name: "brigade", place: { x: 640, y: 345, scale: 2 } }]),
  ),
  "award-family": crop(
    160,
    0,
    960,
    winner("#E8C48C", "#F0D9A8", [
      { name: "host", place: { x: 480, y: 380, scale: 1.8 }, turn: 0.5 },
      { name: "elder", place: { x: 830, y: 400, scale: 1.7 }, turn: -0.5 },
    ]),
  ),
  "award-carer": crop(
    160,
    0,
    960,
    winner("#2B5F6C", "#5E98A2", [{ name: "carer", place: { x: 640, y: 345, scale: 2 } }]),
  ),
};
