import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawImage, svgOf } from "../../../../../server/feeds/images/draw/draw.ts";
import { metricsByShape } from "../../../../../server/feeds/images/draw/metrics.ts";
import { type JobPictures, jobOf } from "../../../../../server/feeds/images/share-job.ts";
import { type HighlightContent, highlightKinds, type ShareShape, shareShapes } from "../../../../../shared/feeds.ts";
import { anEmptyFolder } from "../../../../support/data-folders.ts";
import { aPhotograph, aShareInput, contentByKind, Pixels } from "../../../../support/share-inputs.ts";

const BACKGROUND = "#f2f5f5";
const PHOTO = "#ff00aa";
const none: JobPictures = { portrait: null, picture: null };
const photograph = aPhotograph(640, 360);
const everyCard = shareShapes.flatMap((shape) => highlightKinds.map((kind) => ({ shape, kind })));

async function drawn(content: Partial<HighlightContent>, shape: ShareShape, pictures = none) {
  const { png, isWithoutSome } = await drawImage(jobOf(aShareInput(content), shape), pictures);
  return { pixels: await Pixels.of(png), png, isWithoutSome };
}

test.each(everyCard)("[FD90] a $kind of $shape keeps its frame free, with a picture too", async ({ shape, kind }) => {
  const picture = await photograph;
  const { pixels } = await drawn({ ...contentByKind[kind], kind }, shape, { portrait: picture, picture });
  expect(`${pixels.widthPx}x${pixels.heightPx}`).toBe(shape);
  expect([...pixels.frame(20)]).toEqual([BACKGROUND]);
});

test.each(shareShapes)("[FD90] words of a card of %s keep to its inner edges", async (shape) => {
  const { margin, head, gap, pad, widthPx, heightPx } = metricsByShape[shape];
  const within = pad - 4;
  for (const kind of ["quote", "award", "digest"] as const) {
    const { pixels } = await drawn({ ...contentByKind[kind], kind, text: "Щёлочь, ёж и щит. ".repeat(30) }, shape);
    const right = {
      x: widthPx - margin - within,
      y: margin + head + gap,
      width: within,
      height: heightPx - margin * 2 - head - gap,
    };
    const below = { x: margin + pad, y: heightPx - margin - within, width: widthPx - margin * 2 - pad, height: within };
    expect([...pixels.coloursIn(right), ...pixels.coloursIn(below)], kind).toEqual(["#ffffff", "#ffffff"]);
  }
});

test.each(shareShapes.flatMap((shape) => (["quote", "live"] as const).map((kind) => ({ shape, kind }))))(
  "[FD93] a scanner reads the permalink off a $kind of $shape",
  async ({ shape, kind }) => {
    const { pixels } = await drawn({ kind }, shape);
    expect(pixels.qr()).toBe(aShareInput().permalink);
  },
);

test.each(shareShapes)("[FD90] a slide of %s is shown whole, a photograph fills its place", async (shape) => {
  const wide = await aPhotograph(1600, 400, "png");
  const slide = await drawn({ kind: "slide", text: "Слайд" }, shape, { portrait: null, picture: wide });
  const photo = await drawn({ kind: "photo", text: "Фото" }, shape, { portrait: null, picture: wide });
  const isTall = shape === "1080x1350";
  // Four times as wide as high, as it was uploaded; a place of the card is not.
  const side = isTall ? slide.pixels.widthPx - 98 : Math.round((slide.pixels.widthPx - 80) * 0.62);
  expect(slide.pixels.near(PHOTO) / (side * (side / 4))).toBeCloseTo(1, 1);
  expect(photo.pixels.near(PHOTO)).toBeGreaterThan(slide.pixels.near(PHOTO) * 1.5);
});

test.each(["png", "jpeg", "webp"] as const)("[FD95] pictures are taken as %s", async (as) => {
  const { pixels, isWithoutSome } = await drawn({ kind: "photo" }, "1200x630", {
    portrait: null,
    picture: await aPhotograph(640, 480, as),
  });
  expect(isWithoutSome).toBe(false);
  expect(pixels.near(PHOTO)).toBeGreaterThan(100_000);
});

test.each([
  ["cut short", async () => (await aPhotograph(640, 480, "webp")).slice(0, 40)],
  ["an SVG that names a file", async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"/>`)],
  ["no bytes", async () => new Uint8Array()],
])("[FD95] a picture that is %s is left out, and the card is drawn", async (_, bytes) => {
  const broken = await drawn({ kind: "photo" }, "1200x630", { portrait: null, picture: await bytes() });
  const without = await drawn({ kind: "photo" }, "1200x630");
  expect(broken.isWithoutSome).toBe(true);
  expect(broken.png).toEqual(without.png);
});

test("[FD93] a Russian domain stands there in Russian letters, and a scanner reads what a browser takes", async () => {
  const input = aShareInput({}, { permalink: "https://xn--80asehdb.xn--p1ai/h/7K2Q" });
  const { png } = await drawImage(jobOf(input, "1200x630"), none);
  expect((await Pixels.of(png)).qr()).toBe(input.permalink);
});

test("[FD92] hostile words are drawn: nothing but letters without a glyph, marks, line ends", async () => {
  for (const text of ["王小明", "\u{0}\u{8}", "<b>&amp;</b>]]>", "\n\n\n", "»«»«", "а".repeat(2_000)]) {
    const { pixels } = await drawn({ text, who: { name: "😀" }, tags: [] }, "1200x630");
    expect([...pixels.frame(20)], JSON.stringify(text)).toEqual([BACKGROUND]);
  }
});

test("[FD92] letters are paths, so no font of the machine is asked for", async () => {
  const { svg } = await svgOf(jobOf(aShareInput(), "1200x630"), none);
  expect(svg).not.toContain("<text");
  expect(svg).not.toContain("font-family");
});

test("[FD92] a machine without fonts draws the same", async () => {
  const folder = anEmptyFolder();
  writeFileSync(join(folder, "fonts.conf"), "");
  const draw = new URL("../../../../../server/feeds/images/draw/draw.ts", import.meta.url).href;
  const job = JSON.stringify(jobOf(aShareInput(), "1200x630"));
  const script = `const { drawImage } = await import(${JSON.stringify(draw)});
    const { png } = await drawImage(${job}, { portrait: null, picture: null });
    process.stdout.write((await import("node:crypto")).createHash("sha256").update(png).digest("hex"));`;
  const there = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { FONTCONFIG_FILE: join(folder, "fonts.conf"), FONTCONFIG_PATH: folder },
    encoding: "utf8",
  });
  const here = await drawn({}, "1200x630");
  expect(there).toBe(createHash("sha256").update(here.png).digest("hex"));
});
