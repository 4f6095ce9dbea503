/** Takes pictures of pages: a part or all of one, with numbers on what the text speaks of, as small WebP files. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";

const WIDEST = 1200;
const MOST_BYTES = 120 * 1024;

/** @param {Set<string>} wanted names of the pictures to take; none: all */
export function camera(wanted) {
  const isWanted = (name) => wanted.size === 0 || wanted.has(name);
  const taken = [];
  return {
    /** Makes files of all that was taken: between two pictures there is no time for it. */
    develop: () => {
      for (const [name, png] of taken) save(name, png);
    },
    /**
     * @param {import("playwright-core").Page} page
     * @param {string} name file name without `.webp`
     * @param {{ of?: readonly import("playwright-core").Locator[], margin?: number, numbers?: readonly import("playwright-core").Locator[] }} [what]
     */
    shoot: async (page, name, { of, margin = 0, numbers = [] } = {}) => {
      if (!isWanted(name)) return;
      await page.evaluate(toTheTop);
      await page.waitForTimeout(500);
      const undo = await number(page, numbers);
      const boxes = await boxesOf(of ?? []);
      const png = await page.screenshot(of === undefined ? {} : { clip: around(boxes, margin, page.viewportSize()) });
      await undo();
      taken.push([name, png]);
    },
  };
}

/** What holds all of these, and a margin. */
function around(boxes, margin, screen) {
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - margin);
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - margin);
  const right = Math.min(screen.width, Math.max(...boxes.map(({ x, width }) => x + width)) + margin);
  const bottom = Math.min(screen.height, Math.max(...boxes.map(({ y, height }) => y + height)) + margin);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

async function boxesOf(locators) {
  const boxes = await Promise.all(locators.map((one) => one.first().boundingBox()));
  if (boxes.includes(null)) throw new Error(`number ${boxes.indexOf(null) + 1} is not to be seen`);
  return boxes;
}

/** Puts 1, 2, 3… on the corners of these. @returns what takes them off. */
async function number(page, locators) {
  const boxes = await boxesOf(locators);
  await page.evaluate((all) => {
    for (const [index, { x, y }] of all.entries()) {
      const sign = document.createElement("b");
      sign.className = "guide-number";
      sign.textContent = String(index + 1);
      Object.assign(sign.style, {
        ...{ position: "fixed", zIndex: "99", left: `${Math.max(2, x - 8)}px`, top: `${Math.max(2, y - 26)}px` },
        ...{
          width: "34px",
          height: "34px",
          borderRadius: "17px",
          font: "700 20px/34px sans-serif",
          textAlign: "center",
        },
        ...{ background: "#ffd34d", color: "#101518", boxShadow: "0 0 0 3px #101518" },
      });
      document.body.append(sign);
    }
  }, boxes);
  return () =>
    page.evaluate(() => {
      for (const one of document.querySelectorAll(".guide-number")) one.remove();
    });
}

/** A press on what stands far below has scrolled there. */
const toTheTop = `(function up(root) {
  for (const one of root.querySelectorAll("*")) {
    if (one.scrollTop > 0 && one.localName !== "html") one.scrollTop = 0;
    if (one.shadowRoot) up(one.shadowRoot);
  }
})(document)`;

/** As good as fits. */
function save(name, png) {
  const file = join(root, "docs", "pictures", `${name}.webp`);
  for (const quality of [82, 72, 60, 45]) {
    const made = spawnSync(
      "ffmpeg",
      [
        ...["-v", "error", "-f", "png_pipe", "-i", "pipe:0", "-vf", `scale='min(${WIDEST},iw)':-2:flags=lanczos`],
        ...["-c:v", "libwebp", "-preset", "text", "-quality", String(quality), "-f", "webp", "pipe:1"],
      ],
      { input: png, maxBuffer: 16 * 1024 * 1024 },
    );
    if (made.status !== 0) throw new Error(`no picture: ${made.stderr}`);
    if (made.stdout.length > MOST_BYTES && quality !== 45) continue;
    writeFileSync(file, made.stdout);
    return;
  }
}
