import { BARCODE_CELLS, BARCODE_HEIGHT, barcodeCells } from "../../tests/support/barcode.ts";
import { SCENE_MS, scenes } from "./scenes.mjs";

export const WIDTH = 1280;
export const HEIGHT = 720;
export const CLIP_MS = SCENE_MS * scenes.length;

export const sceneAt = (ms) => Math.floor(ms / SCENE_MS);

/** Everything of a frame that moves, as SVG: the people, the clock, the bar code of the clip's time. */
export function frame(ms) {
  return `${scenes[sceneAt(ms)].front(ms)}${clock(ms)}${barcode(ms)}`;
}

/** «Пробная трансляция» and mm:ss,f, with a hand that goes round once a second, so that every frame differs to the eye. */
function clock(ms) {
  const angle = 2 * Math.PI * ((ms % 1000) / 1000);
  const [x, y] = [Math.sin(angle), -Math.cos(angle)].map((value) => Math.round(value * 1000) / 10);
  const long = angle > Math.PI ? 1 : 0;
  const arc =
    ms % 1000 === 0
      ? ""
      : `<path d="M0 -34 A34 34 0 ${long} 1 ${x * 0.34} ${y * 0.34}" stroke="#84cbdb" stroke-width="7" fill="none"/>`;
  const digits = [...text(ms)]
    // Each digit has its own place, so that the others stand still, whatever the font's widths are.
    .map((digit, place) => `<text x="${[0, 44, 75, 106, 150, 181, 212][place]}" text-anchor="middle">${digit}</text>`)
    .join("");
  return `<g transform="translate(40 548)"><rect width="396" height="132" fill="#0b1a1f"/><rect width="6" height="132" fill="#84cbdb"/>
    <text x="30" y="38" font-size="23" fill="#b9cacf">Пробная трансляция</text>
    <g transform="translate(62 88)"><circle r="34" fill="none" stroke="#2c4852" stroke-width="7"/>${arc}<circle cx="${x * 0.34}" cy="${y * 0.34}" r="7" fill="#f3f7f8"/></g>
    <g transform="translate(138 111)" font-size="66" font-weight="600" fill="#f3f7f8">${digits}</g></g>`;
}

function text(ms) {
  const two = (value) => String(Math.floor(value)).padStart(2, "0");
  return `${two(ms / 60_000)}:${two((ms / 1000) % 60)},${Math.floor(ms / 100) % 10}`;
}

function barcode(ms) {
  const [cell, strip] = [WIDTH / BARCODE_CELLS, HEIGHT * BARCODE_HEIGHT];
  const dark = barcodeCells(ms)
    .map((isLight, place) => (isLight ? "" : `M${place * cell} ${HEIGHT - strip}h${cell}v${strip}h${-cell}Z`))
    .join("");
  return `<g shape-rendering="crispEdges"><rect y="${HEIGHT - strip}" width="${WIDTH}" height="${strip}" fill="#dcebee"/><path d="${dark}" fill="#0b1a1f"/></g>`;
}
