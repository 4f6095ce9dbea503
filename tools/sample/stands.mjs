import { readFile } from "node:fs/promises";

/** Drawings of the exhibition's stands by name, with their sizes; they stand where photographs will. */
const drawings = {
  presidium: [1280, 720],
  centre: [1280, 860],
  workshop: [960, 720],
  music: [960, 720],
  van: [960, 720],
};

/** @returns by the name of the picture: markup, width and height. */
export async function standPictures() {
  const entries = Object.entries(drawings).map(async ([name, [width, height]]) => {
    const svg = await readFile(new URL(`./stands/${name}.svg`, import.meta.url), "utf8");
    return [`stand-${name}`, { svg, width, height }];
  });
  return Object.fromEntries(await Promise.all(entries));
}
