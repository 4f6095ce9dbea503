import { readFile } from "node:fs/promises";
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { converted, WorkshopAtHand } from "../../../../support/deck-workshops.ts";
import { aPdfWithoutFont, type Encoding } from "../../../../support/unembedded-fonts.ts";

const WORDS = "ЁщёЖюриСоцразвитие";
let hand: WorkshopAtHand;
beforeAll(async () => {
  hand = await WorkshopAtHand.open();
  for (const face of ["Regular", "Bold"]) {
    GlobalFonts.registerFromPath(
      `node_modules/pdfjs-dist/standard_fonts/LiberationSans-${face}.ttf`,
      "expected letters",
    );
  }
});
afterAll(() => hand.workshop.close());

/** Dark pixels of a picture. */
async function inkOf(file: string): Promise<readonly boolean[]> {
  const picture = await loadImage(await readFile(hand.images.pathOf(file) ?? ""));
  const context = createCanvas(1280, 720).getContext("2d");
  context.drawImage(picture, 0, 0);
  return ink(context.getImageData(0, 0, 1280, 720).data);
}

/** The same words written letter by letter where the PDF puts them: 60 and 300 points, 64 points high, 0.6 wide each. */
function expectedInk(weight: string, words = WORDS): readonly boolean[] {
  const context = createCanvas(1280, 720).getContext("2d");
  const scale = 1280 / 960;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = "#000";
  context.font = `${weight} ${64 * scale}px "expected letters"`;
  for (const [index, letter] of [...words].entries()) {
    context.fillText(letter, (60 + index * 64 * 0.6) * scale, (540 - 300) * scale);
  }
  return ink(context.getImageData(0, 0, 1280, 720).data);
}

const ink = (data: Uint8ClampedArray) =>
  Array.from({ length: data.length / 4 }, (_, at) => (data[at * 4] ?? 255) < 128);
const shareOfDifference = (seen: readonly boolean[], expected: readonly boolean[]) =>
  seen.filter((dark, at) => dark !== expected[at]).length / expected.filter(Boolean).length;

test.each<[string, Encoding]>([
  ["Arial", "differences"],
  ["Arial", "identity"],
  ["Arial-BoldMT", "identity"],
])("[DK23] Cyrillic in %s that is not in the file, by %s, has its own letters", async (font, encoding) => {
  const [page] = (await converted(hand.convert(aPdfWithoutFont(font, encoding, WORDS)))).pages;

  expect(page?.text).toBe(WORDS);
  const seen = await inkOf(page?.image.file ?? "");
  expect(shareOfDifference(seen, expectedInk(font.includes("Bold") ? "bold" : "normal"))).toBeLessThan(0.1);
});

test("[DK23] letters of Arial that are numbers and nothing else are those of the real Arial", async () => {
  const [page] = (await converted(hand.convert(aPdfWithoutFont("ArialMT", "numbers", "Соцсоцос")))).pages;

  expect(page?.text).toBe("Соцсоцос");
  expect(shareOfDifference(await inkOf(page?.image.file ?? ""), expectedInk("normal", "Соцсоцос"))).toBeLessThan(0.1);
});

test.each<[string, Encoding]>([
  ["TimesNewRoman", "differences"],
  ["TimesNewRoman", "identity"],
  ["PTSans", "identity"],
])("[DK23] so it has in %s by %s, in whatever this machine has", async (font, encoding) => {
  const [page] = (await converted(hand.convert(aPdfWithoutFont(font, encoding, WORDS)))).pages;

  expect(page?.text).toBe(WORDS);
  // Not blanks: about as much ink as the same words in another face.
  const dark = (await inkOf(page?.image.file ?? "")).filter(Boolean).length;
  expect(dark / expectedInk("normal").filter(Boolean).length).toBeGreaterThan(0.5);
});
